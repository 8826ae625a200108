"""How often a code was given, as the coding room counts it; that room comes later and says it here."""

from __future__ import annotations

from collections.abc import Callable

from speakopenly.web.understand.codebook.models import Code

_count: list[Callable[[Code], int]] = []


def count_with(count: Callable[[Code], int]) -> None:
    """Ask this from now on."""
    _count[:] = [count]


def how_often(code: Code) -> int:
    """On how many looks at passages it was given, leaving out a double coding that goes on."""
    return _count[0](code) if _count else 0
