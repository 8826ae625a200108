"""Supervision: the pulse at the Speak door, counts of due and held, and what may be shown of both."""
