"""The one recogniser of identifiers in this process: several rooms look for names, and it takes memory."""

from __future__ import annotations

from functools import cache

from speakopenly.understand.deidentify import Deidentifier


@cache
def recogniser() -> Deidentifier:
    """Loaded when a room first looks for names: it takes a few seconds, and most pages never need it."""
    return Deidentifier()
