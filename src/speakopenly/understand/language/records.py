"""What a sentence may do: lay it on a person, name a condition, own a part, or none of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Label(StrEnum):
    """What a sentence does, as docs/explanation/blaming-and-learning-language.md defines it."""

    BLAMES_PERSON = "blames_person"
    NAMES_CONDITION = "names_condition"
    OWNS_PART = "owns_part"
    NEUTRAL = "neutral"


UNSURE: Final = "unsure"
"""Said instead of a label where none is likely enough."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that can be read: ``text[start:end]`` in code points, and in plain words what it is."""

    name: str
    says: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One text as it was judged. ``label`` is None where it is unsure.

    ``probability`` is that of the likeliest label, also where it is too low to be said.
    """

    label: Label | None
    probability: float
    cues: tuple[Cue, ...]

    @property
    def word(self) -> str:
        """The label as it is written, or ``unsure``."""
        return self.label.value if self.label else UNSURE
