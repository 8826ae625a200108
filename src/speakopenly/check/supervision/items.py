"""What the supervision pulse asks: our own items, of both sides, in three parts that are never added.

Support is not regularity, and neither is meaning: a meeting can be held every month and leave nothing behind.
Nothing asks what was said in supervision, and nothing can be written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Side(StrEnum):
    """Who answers. The two sides are asked, counted and shown apart."""

    SUPERVISED = "supervised"
    SUPERVISOR = "supervisor"


class Part(StrEnum):
    """What is asked apart, in the order in which it is asked and shown."""

    SUPPORT = "support"
    REGULARITY = "regularity"
    MEANING = "meaning"


CANNOT_SAY: Final = "cannot_say"
"""May be chosen for every item; it is counted, and is neither good nor bad."""
YES: Final = "yes"
YES_PARTLY_NO: Final = (YES, "partly", "no", CANNOT_SAY)
HELD: Final = (YES, "moved", "no", CANNOT_SAY)
LENGTH: Final = ("90_or_more", "60_to_89", "30_to_59", "under_30", CANNOT_SAY)
WHO_CANCELLED: Final = (
    "nobody",
    "supervisor_side",
    "supervised_side",
    "the_work",
    "the_organisation",
    CANNOT_SAY,
)
"""Kinds, never a person."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked. ``full`` is the answer that counts as yes; None where kinds are counted instead."""

    code: str
    part: Part
    choices: tuple[str, ...] = YES_PARTLY_NO
    full: str | None = YES


_S, _R, _M = Part.SUPPORT, Part.REGULARITY, Part.MEANING
CANCELLED: Final = "cancelled"
ITEMS: Final = (
    Item("hard_work", _S),
    Item("distress", _S),
    Item("backing", _S),
    Item("held", _R, HELD),
    Item("length", _R, LENGTH, LENGTH[0]),
    Item("uninterrupted", _R),
    Item(CANCELLED, _R, WHO_CANCELLED, None),
    Item("protected_time", _M),
    Item("childs_world", _M),
    Item("reasons", _M),
    Item("feelings", _M),
    Item("kind_challenge", _M),
    Item("decision", _M),
    Item("development", _M),
    Item("mistakes", _M),
    Item("upward", _M),
    Item("followed_up", _M),
)
"""In the order in which they are asked and shown. The ten of meaning are those of domain brief 6."""
BY_CODE: Final[Mapping[str, Item]] = {each.code: each for each in ITEMS}


def items_of(part: Part) -> tuple[Item, ...]:
    """The items of one part that have a full answer, in order."""
    return tuple(each for each in ITEMS if each.part is part and each.full is not None)


@dataclass(frozen=True, slots=True)
class Answers:
    """What one person chose: by item code; an item that was passed over is absent.

    ``area`` is a service area, or empty where none was chosen. ``quarter`` is as fine as time gets.
    Raises ValueError for an item or a choice that there is not.
    """

    side: Side
    quarter: str
    area: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code, choice in self.choices.items():
            if code not in BY_CODE or choice not in BY_CODE[code].choices:
                raise ValueError("There is no such item or choice.")
