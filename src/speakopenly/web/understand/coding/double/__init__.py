"""Blind double coding: a drawn sample that two people code alone, and how far they agree."""
