"""Ask whether it helped: the fourth stage in a browser."""
