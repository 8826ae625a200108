"""A review as it is frozen for a second signature: everything that is printed, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from speakopenly.change.reviews.canvas import Box, Condition, Direction
from speakopenly.change.reviews.responses import Response
from speakopenly.core.errors import VerificationFailed
from speakopenly.core.records import PassageId


@dataclass(frozen=True, slots=True)
class Behind:
    """A passage behind a condition: de-identified, and its speaker agreed to be quoted.

    ``who`` says the channel and the broad group, never more; it is empty where nothing may be said.
    """

    passage: PassageId
    text: str
    who: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Worked:
    """One group of conditions, which way it worked, what was written of it, and the passages behind it."""

    group: Condition
    direction: Direction
    words: str
    behind: tuple[Behind, ...] = ()


@dataclass(frozen=True, slots=True)
class Invited:
    """A role that was asked to take part, and the support that was offered. Who came is not printed."""

    role: str
    support: str


@dataclass(frozen=True, slots=True)
class Record:
    """One edition of a review. ``salt`` keeps its check code from being guessed from its words."""

    title: str
    service: str
    number: int
    edition: int
    day: date
    response: Response
    because: str
    boxes: dict[Box, str]
    conditions: tuple[Worked, ...]
    invited: tuple[Invited, ...]
    salt: str
    exercise: str = ""
    is_demonstration: bool = False
    language: str = "en-GB"


_RECORD = TypeAdapter(Record)


def write_record(record: Record) -> bytes:
    """The record as bytes; equal records give equal bytes."""
    return _RECORD.dump_json(record, indent=2) + b"\n"


def read_record(data: bytes) -> Record:
    """Read what ``write_record`` wrote. Raises VerificationFailed for anything else."""
    try:
        return _RECORD.validate_json(data)
    except ValidationError as error:
        raise VerificationFailed("is not a record of a review.") from error


def check_code(record: Record) -> str:
    """The short code printed on every page: twelve hex digits of the sha256 of the whole record."""
    return hashlib.sha256(write_record(record)).hexdigest()[:12]
