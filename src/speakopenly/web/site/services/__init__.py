"""The services of one install: what each is, who hosts whom, and at which host name each speaks."""
