"""Make sense of what people said: de-identify, split into passages, find themes, write findings."""
