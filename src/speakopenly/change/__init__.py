"""Decide what to do about what was heard: review, recommend, and hold it against children's rights first."""
