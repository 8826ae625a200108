"""Listening exercises: what we want to understand, what was brought in, and the one door to raw words."""
