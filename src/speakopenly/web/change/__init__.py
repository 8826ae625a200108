"""The third stage of the loop in a browser: decide what to do."""
