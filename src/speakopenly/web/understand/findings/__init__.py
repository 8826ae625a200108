"""Numbered statements whose numbers, words for how many and quotes come from the evidence alone."""
