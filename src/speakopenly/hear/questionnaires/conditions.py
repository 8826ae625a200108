"""When an item is shown: what was answered before, joined by and, or and not.

Conditions look at answers by stable names. An item that was not answered (or was shown and "prefer not to
say" was chosen) equals nothing, includes nothing and is not at least anything; ``Not`` of it is true.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, assert_never

MOST_PARTS: Final = 50
"""Parts in one condition. Nobody can say in words what more of them mean."""
DEEPEST: Final = 8
"""Conditions inside conditions."""


class Missing(Enum):
    """Why an item has no answer. The codes are numbers no scale uses, so that tables can hold them."""

    NOT_SHOWN = "not_shown"
    NOT_ANSWERED = "not_answered"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"

    @property
    def code(self) -> int:
        """-97 not shown, -98 not answered, -99 prefer not to say."""
        return _CODES[self.value]


_CODES: Final = {"not_shown": -97, "not_answered": -98, "prefer_not_to_say": -99}

Value = str | int | tuple[str, ...] | Missing
"""An answer: words, a choice's name or a file's reference; a point of a scale; choices; or none, and why.

Of ``Missing``, only ``PREFER_NOT_TO_SAY`` is ever kept: the other two are seen from what is not there.
"""


@dataclass(frozen=True, slots=True)
class IsAnswered:
    """Something was answered."""

    item: str


@dataclass(frozen=True, slots=True)
class Equals:
    """A single choice is this one, or a scale stands at this point."""

    item: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Includes:
    """This one is among the choices made."""

    item: str
    choice: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A scale stands at this point or above."""

    item: str
    least: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these hold ("and")."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these holds at least ("or")."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """This does not hold."""

    part: Condition


Look = IsAnswered | Equals | Includes | AtLeast
"""A condition that looks at one item."""
Condition = Look | AllOf | AnyOf | Not


def holds(condition: Condition | None, answers: Mapping[str, Value]) -> bool:
    """Whether a condition is met by these answers. No condition is always met."""
    match condition:
        case None:
            return True
        case AllOf(parts):
            return all(holds(part, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)
        case _:
            return _is_met(condition, answers.get(condition.item))


def _is_met(test: Look, answer: Value | None) -> bool:
    if answer is None or isinstance(answer, Missing):
        return False
    match test:
        case IsAnswered():
            return True
        case Equals(_, value):
            return answer == value
        case Includes(_, choice):
            return isinstance(answer, tuple) and choice in answer
        case AtLeast(_, least):
            return isinstance(answer, int) and answer >= least
        case _:
            assert_never(test)


def looks_in(condition: Condition | None) -> Iterator[Look]:
    """Every part of a condition that looks at an item, from left to right."""
    match condition:
        case None:
            return
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from looks_in(part)
        case Not(part):
            yield from looks_in(part)
        case _:
            yield condition


def depth_of(condition: Condition) -> int:
    """How many conditions stand inside one another; a plain one is 1."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return 1 + max(map(depth_of, parts), default=0)
        case Not(part):
            return 1 + depth_of(part)
        case _:
            return 1
