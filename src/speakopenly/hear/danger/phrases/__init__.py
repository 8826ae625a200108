"""The phrases, as data: one file a language. How they are written stands in ``reading.py``."""
