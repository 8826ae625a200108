"""Which columns the answers fill, in order: one an item, and one a choice where several may be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from speakopenly.hear.questionnaires.conditions import Missing, Value
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Choice, Item, ItemKind

RESPONSE: Final = "response"
VERSION: Final = "version"
ANSWERED_ON: Final = "answered_on"
KEPT_BACK: Final = -96
"""Beside words: they were said, and do not leave, as whoever said them did not agree to that."""


class Holds(Enum):
    """What stands in the cells of a column."""

    WORDS = "words"
    """What was written, or the reference of a file; empty where there is none."""
    WHY_EMPTY = "why empty"
    """Beside words: why they are missing, as a code; empty where they are there."""
    CHOICE = "choice"
    """The name of the choice, or the name of what is missing."""
    CHOSEN = "chosen"
    """1 or 0, or a code for what is missing."""
    POINT = "point"
    """A point of a scale, or a code for what is missing."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table of answers."""

    name: str
    item: Item
    holds: Holds
    choice: Choice | None = None

    @property
    def is_number(self) -> bool:
        """Whether its cells are whole numbers."""
        return self.holds not in (Holds.WORDS, Holds.CHOICE)

    def cell(self, value: Value) -> str | int | None:
        """What stands in the cell of this answer."""
        missing = value if isinstance(value, Missing) else None
        match self.holds:
            case Holds.WORDS:
                return None if missing else str(value)
            case Holds.WHY_EMPTY:
                return missing.code if missing else None
            case Holds.CHOICE:
                return missing.value if missing else str(value)
            case Holds.CHOSEN:
                chosen = isinstance(value, tuple) and self.choice is not None and self.choice.name in value
                return missing.code if missing else int(chosen)
            case Holds.POINT:
                return missing.code if missing else value if isinstance(value, int) else None

    def kept_back(self, cell: str | int | None) -> str | int | None:
        """The same cell where words do not leave: no words, and that this is why."""
        if self.holds is Holds.WHY_EMPTY and cell is None:
            return KEPT_BACK
        return None if self.holds is Holds.WORDS else cell


def columns_of(questionnaire: Questionnaire) -> tuple[Column, ...]:
    """Every column that holds answers, in the order of the items."""
    return tuple(column for item in questionnaire.asking for column in _columns(item))


def _columns(item: Item) -> Iterator[Column]:
    match item.kind:
        case ItemKind.SINGLE_CHOICE:
            yield Column(item.name, item, Holds.CHOICE)
        case ItemKind.MULTIPLE_CHOICE:
            for choice in item.choices:
                yield Column(f"{item.name}__{choice.name}", item, Holds.CHOSEN, choice)
        case ItemKind.SCALE:
            yield Column(item.name, item, Holds.POINT)
        case _:
            yield Column(item.name, item, Holds.WORDS)
            yield Column(f"{item.name}__missing", item, Holds.WHY_EMPTY)
