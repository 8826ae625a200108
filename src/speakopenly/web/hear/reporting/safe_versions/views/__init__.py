"""Pages of this room: make, read as a stranger, and what leaves."""
