"""An examination as it is frozen for a second signature: everything that is printed, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from speakopenly.check.examination.lines import Line
from speakopenly.check.examination.sources import Source
from speakopenly.check.examination.steps import Step
from speakopenly.understand.pressures.pinned import Pinned


class Accuracy(StrEnum):
    """What the authority says of the facts: that they are right, or that some are not."""

    ACCURATE = "accurate"
    NOT_ACCURATE = "not_accurate"


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was seen, numbered within its line, and what it rests on."""

    number: int
    source: Source
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """An official figure beside what was seen; ``later`` is what the newest release then known says."""

    figure: Pinned
    later: Pinned | None = None


@dataclass(frozen=True, slots=True)
class LineReply:
    """What the authority says of one line. ``is_of_now`` is False where the line was written on since."""

    accuracy: Accuracy
    words: str
    on: date
    is_of_now: bool = True


@dataclass(frozen=True, slots=True)
class LineRecord:
    """One line: what was seen, where sources disagree, a word for the step, and the reply beside it.

    ``step`` is None and ``strength`` empty until a person has chosen. ``strength`` says in words how much the
    evidence carries. ``written_on`` is the day of the examiner's newest words; None where there are none.
    """

    line: Line
    seen: tuple[Seen, ...] = ()
    disagree: str = ""
    step: Step | None = None
    strength: str = ""
    reply: LineReply | None = None
    written_on: date | None = None
    official: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class NoReply:
    """That the authority was asked, on which day, and had not replied by another; stated openly."""

    asked_on: date
    stated_on: date
    words: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Help that is offered: what, who sees to it inside the service, and who outside. Roles, not names."""

    what: str
    inside: str
    outside: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the body answered to one question about itself."""

    asks: str
    words: str


@dataclass(frozen=True, slots=True)
class Trusts:
    """Two trusts, measured apart: sentences of what was found; empty where nobody was asked."""

    between_levels: tuple[str, ...] = ()
    with_families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Examination:
    """One edition. ``body`` examines; ``own_staff`` and ``examined`` are what those two groups answered."""

    title: str
    service: str
    body: str
    number: int
    edition: int
    day: date
    about_itself: tuple[Said, ...]
    lines: tuple[LineRecord, ...]
    own_staff: tuple[str, ...] = ()
    examined: tuple[str, ...] = ()
    trusts: Trusts = field(default_factory=Trusts)
    offers: tuple[Offer, ...] = ()
    asked_on: date | None = None
    no_reply: NoReply | None = None
    is_demonstration: bool = False
    language: str = "en-GB"


_RECORD = TypeAdapter(Examination)
_DATA = TypeAdapter(dict[str, Any])


def check_code(record: Examination) -> str:
    """The short code printed on every page: twelve hex digits of the sha256 of the whole record.

    The record itself is written to no file: its steps must not exist as data that could be put in a table.
    """
    data = _RECORD.dump_python(record, mode="json")
    for line in data["lines"]:
        if not line["official"]:
            del line[
                "official"
            ]  # a record without official figures keeps the code it had before there were any
    return hashlib.sha256(_DATA.dump_json(data)).hexdigest()[:12]
