"""Findings: numbered statements whose numbers, words for how many and quotes come from evidence alone."""
