"""What is sealed of a safe version, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from speakopenly.hear.safe_versions.crowds import Description
from speakopenly.hear.safe_versions.records import SafeRecord
from speakopenly.hear.speaking.storing import bytes_of, record_from
from speakopenly.understand.deidentify import Mark


@dataclass(frozen=True, slots=True, repr=False)
class Body:
    """Decisions, and what follows from them. Its repr shows no word.

    ``edited`` is the safe text as a reader changed it, blank where nobody did; ``stays`` are words found in
    it that may stay; ``confirmed`` is what was confirmed; ``sent_back`` is why a stranger sent it back.
    """

    marks: tuple[Mark, ...] = ()
    description: Description = Description()
    edited: str = ""
    stays: tuple[str, ...] = ()
    confirmed: str = ""
    sent_back: str = ""

    def to_bytes(self) -> bytes:
        """The body, for sealing."""
        return bytes_of(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read it back. Raises BadInput for what this release does not know."""
        return record_from(data, cls)

    def __repr__(self) -> str:
        return "Body(...)"


class Could(StrEnum):
    """Could you tell who it is?"""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


@dataclass(frozen=True, slots=True, repr=False)
class Looked:
    """What a stranger could tell, and how. Three times no lets it go on."""

    writer: Could
    child: Could
    anyone_else: Could
    reason: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether nobody could be told."""
        return {self.writer, self.child, self.anyone_else} == {Could.NO}

    def to_bytes(self) -> bytes:
        """The record, for sealing."""
        return bytes_of(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read it back. Raises BadInput for what this release does not know."""
        return record_from(data, cls)

    def __repr__(self) -> str:
        return "Looked(...)"


def record_bytes(record: SafeRecord) -> bytes:
    """A record for export, for sealing."""
    return bytes_of(record)


def record_of(data: bytes) -> SafeRecord:
    """Read it back. Raises BadInput for what this release does not know."""
    return record_from(data, SafeRecord)
