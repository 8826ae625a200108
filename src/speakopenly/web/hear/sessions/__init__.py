"""Sessions of an exercise: who sat together, where, how many by role, and what was noted."""
