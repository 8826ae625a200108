"""The register of requests, orders and breaches: a number, a clock from the law, steps, two who decide."""
