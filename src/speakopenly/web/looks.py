"""Where ``doctor`` keeps its looks. A room adds one of its own with ``@look`` in its ``apps.ready()``.

What each line asks, in which group it stands and which page describes it is one table, ``LINES``; a test
holds every look there is against it, and the reference page is made from it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final


class Group(StrEnum):
    """What belongs together, in the order in which somebody would go through it."""

    MACHINE = "This machine"
    TIME = "Time"
    DATABASE = "Database"
    KEYS = "Keys and who may read them"
    MODELS = "Pages and models"
    DOORS = "Doors"
    PEOPLE = "People"
    WORK = "Work in the background"
    BACKUPS = "Backups"
    OTHER = "Also"


class How(StrEnum):
    """How a thing stands, in the words that are printed first."""

    WELL = "well"
    WORTH_A_LOOK = "worth a look"
    NEEDS_YOU = "NEEDS YOU"


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing looked at: whether it is well, one line of what was seen, and what to do about it.

    What is well and has something to do all the same is worth a look, and stops nobody.
    """

    what: str
    is_well: bool
    line: str
    do: str = ""

    @property
    def how(self) -> How:
        """In words."""
        if not self.is_well:
            return How.NEEDS_YOU
        return How.WORTH_A_LOOK if self.do else How.WELL


@dataclass(frozen=True, slots=True)
class Line:
    """What a line asks, and where it is described."""

    group: Group
    asks: str
    page: str


_INSTALL: Final = "docs/how-to/install-for-a-council.md"
_BACK_UP: Final = "docs/how-to/back-up-and-restore.md"
_SETTINGS: Final = "docs/reference/settings.md"
_UPGRADE: Final = "docs/how-to/upgrade.md"
_SET_UP: Final = "docs/how-to/set-up-a-service.md"
_ALERTS: Final = "docs/how-to/set-up-alerts.md"

LINES: Final[Mapping[str, Line]] = {
    "python": Line(Group.MACHINE, "Whether this Python still gets mended by those who make it.", _INSTALL),
    "memory": Line(
        Group.MACHINE, "Whether there is enough of it for the pages, the worker and one theme job.", _INSTALL
    ),
    "disk": Line(Group.MACHINE, "Whether there is room where everything is kept.", _INSTALL),
    "home": Line(Group.MACHINE, "Whether the home can be written to.", _INSTALL),
    "place of the home": Line(Group.MACHINE, "Whether the home lies on a disk of this machine.", _INSTALL),
    "clock": Line(
        Group.TIME, "Whether the clock is set by others and not behind what was noted here.", _INSTALL
    ),
    "database": Line(Group.DATABASE, "Which database, and whether its version loses nothing.", _INSTALL),
    "way to the database": Line(Group.DATABASE, "Whether words travel to it unread.", _SETTINGS),
    "old database": Line(
        Group.DATABASE,
        "Whether an SQLite file lies on beside PostgreSQL.",
        "docs/how-to/move-to-postgresql.md",
    ),
    "database shape": Line(Group.DATABASE, "Whether the database is of this release.", _UPGRADE),
    "keys": Line(Group.KEYS, "Whether only their owner may read the secrets.", _INSTALL),
    "folders": Line(Group.KEYS, "Whether only their owner may enter the folders of the home.", _INSTALL),
    "swap": Line(Group.KEYS, "Whether a key in memory can end up on a disk in the clear.", _INSTALL),
    "core dumps": Line(Group.KEYS, "Whether a process that fails leaves its memory on a disk.", _INSTALL),
    "words": Line(
        Group.KEYS,
        "Whether this machine can open by itself words that were read long ago.",
        "docs/how-to/reading-keys.md",
    ),
    "faces": Line(Group.MODELS, "Whether the pages have their styles, scripts and Welsh words.", _INSTALL),
    "fonts": Line(
        Group.MODELS, "Whether the letters that reports are printed with are here, and are ours.", _INSTALL
    ),
    "weights": Line(
        Group.MODELS, "Whether the published weights are the very bytes that we accept.", _INSTALL
    ),
    "models": Line(Group.MODELS, "Whether what finds themes and factors is built.", _INSTALL),
    "hosts": Line(Group.DOORS, "Whether the names that this site answers to make sense together.", _SETTINGS),
    "https": Line(
        Group.DOORS,
        "Whether people reach it over https, and through how many of our own web servers.",
        _SETTINGS,
    ),
    "demonstration": Line(
        Group.DOORS, "Whether what is invented stands where the public could take it for real.", _INSTALL
    ),
    "accounts": Line(Group.PEOPLE, "Whether somebody may sign in, and somebody may run the site.", _SET_UP),
    "alerts": Line(Group.PEOPLE, "Whether somebody would be told of a child in danger.", _ALERTS),
    "worker": Line(Group.WORK, "Whether long work is done, and what has had its time erased.", _INSTALL),
    "watch": Line(Group.WORK, "Whether flagged reports are seen to.", _ALERTS),
    "given up": Line(Group.WORK, "Whether some work could not be finished.", _UPGRADE),
    "agreement rounds": Line(
        Group.WORK,
        "Whether ballots lie here that a night should have counted.",
        "docs/how-to/hold-an-agreement-round.md",
    ),
    "backup": Line(Group.BACKUPS, "How old the last one is.", _BACK_UP),
    "restore": Line(Group.BACKUPS, "When one was last proved by bringing it back.", _BACK_UP),
    "data protection documents": Line(
        Group.OTHER,
        "Whether a signed document is past the day on which it was to be looked at again.",
        "docs/how-to/keep-your-data-protection-documents.md",
    ),
    "erasure list": Line(
        Group.BACKUPS, "Whether what is erased is also written down, in two places.", _BACK_UP
    ),
}
"""Every line by the name it has; ``what`` of a look is one of these."""

Look = Callable[[], Seen]
_looks: list[Look] = []


def look(function: Look) -> Look:
    """Add a look. Adding it twice is harmless."""
    if function not in _looks:
        _looks.append(function)
    return function


def everything() -> list[Seen]:
    """Every look there is, taken now: by group, and in a group in the order of the table."""
    return sorted((_taken(each) for each in _looks), key=_place)


def line_of(seen: Seen) -> Line:
    """Where a line stands; one that a room added without saying so stands last."""
    return LINES.get(seen.what, Line(Group.OTHER, "", ""))


def as_text(seen: Iterable[Seen]) -> str:
    """For people: words before anything else; what is not well says what to do and where to read."""
    found = list(seen)
    parts = []
    for group, those in groupby(found, key=lambda each: line_of(each).group):
        parts += [str(group), *(line for each in those for line in _lines(each)), ""]
    return "\n".join([*parts, _in_sum(found)])


def as_json(seen: Iterable[Seen]) -> str:
    """For programs."""
    return json.dumps([_told(each) for each in seen], indent=2)


def _taken(function: Look) -> Seen:
    try:
        return function()
    except Exception as error:  # noqa: BLE001  (whatever breaks one look, the others are taken)
        name = getattr(function, "__name__", "a look").replace("_", " ")
        line = f"It could not be looked at ({type(error).__name__})."
        return Seen(name, False, line, "See to the lines of the database first, then run doctor again.")


def _place(seen: Seen) -> tuple[int, int]:
    names = list(LINES)
    is_known = seen.what in LINES
    return list(Group).index(line_of(seen).group), names.index(seen.what) if is_known else len(names)


def _lines(seen: Seen) -> list[str]:
    lines = [f"  {seen.how:<13} {seen.what}: {seen.line}"]
    if seen.do:
        lines.append(f"{'':16}Do: {seen.do}")
    if seen.how is not How.WELL and line_of(seen).page:
        lines.append(f"{'':16}Read: {line_of(seen).page}")
    return lines


def _in_sum(found: list[Seen]) -> str:
    needs = sum(each.how is How.NEEDS_YOU for each in found)
    worth = sum(each.how is How.WORTH_A_LOOK for each in found)
    said = "All well." if not needs else f"{needs} {'thing needs' if needs == 1 else 'things need'} you."
    return f"{said} Worth a look: {worth}." if worth else said


def _told(seen: Seen) -> dict[str, object]:
    return {
        "group": str(line_of(seen).group),
        "what": seen.what,
        "is_well": seen.is_well,
        "how": str(seen.how),
        "line": seen.line,
        "do": seen.do,
        "read": line_of(seen).page,
    }
