"""Whether a codebook must stand still. Rooms that code say so here, as they come later than the codebook."""

from __future__ import annotations

from collections.abc import Callable

from speakopenly.web.hear.listening.models import Exercise

_asked: dict[str, Callable[[Exercise], bool]] = {}


def register(room: str, holds_still: Callable[[Exercise], bool]) -> None:
    """Ask this room from now on; saying so twice is harmless."""
    _asked[room] = holds_still


def is_standing_still(exercise: Exercise) -> bool:
    """Whether any room holds the codebook of this exercise still."""
    return any(ask(exercise) for ask in _asked.values())
