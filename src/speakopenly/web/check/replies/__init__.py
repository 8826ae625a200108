"""Public replies: what was heard, what changed, and whether it was checked."""
