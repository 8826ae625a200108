"""Learning reviews: what made it likely, written by those who were there; and the way out of learning."""
