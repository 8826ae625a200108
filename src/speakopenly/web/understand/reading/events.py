"""What this room tells later ones: ids only. A listener joins the teller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PassagesRenamed:
    """Words of a text were replaced, so passages stand elsewhere: ``names`` gives old ids their new ones."""

    service_id: UUID
    exercise_id: UUID
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordsReplaced:
    """These words were taken out of these contributions: whoever printed or sent them round acts on it.

    What is not public yet goes out without them. What is public and prints them comes down if ``takes_down``.
    """

    service_id: UUID
    exercise_id: UUID
    contributions: Collection[str]
    words: str
    takes_down: bool
