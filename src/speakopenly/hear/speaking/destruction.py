"""A record that something of a report was destroyed: signed on the day, for its reporter to keep.

A service signs its name, what was destroyed, the day and a mark: a keyed hash of a reference that is gone.
The record shows that the service said so on that day, not what was destroyed, and not whose it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from speakopenly.core.errors import BadInput, SpeakOpenlyError
from speakopenly.hear.speaking.proofs import Check
from speakopenly.hear.speaking.text import clean_text

FORMAT: Final = 1
HEADER: Final = f"Speak Openly record of destruction, format {FORMAT}"
_LONGEST_FILE: Final = 20_000
_NAMES: Final = ("Service", "What", "Day", "Mark", "Signature", "Public key")
_FIELD: Final = re.compile(rf"({'|'.join(_NAMES)}):(.*)")
_MARK: Final = re.compile(r"[0-9a-f]{32,64}")
_SIGNATURE: Final = re.compile(r"[0-9a-f]{128}")
_PUBLIC: Final = re.compile(r"[0-9a-f]{64}")


class Thing(StrEnum):
    """What is destroyed with a record."""

    CONTACT_SLIP = "contact slip"
    """The way to reach the reporter, and every share of its key."""


@dataclass(frozen=True, slots=True)
class Destruction:
    """That a service destroyed something on a day. Raises BadInput where the mark is not one of ours."""

    service: str
    what: Thing
    day: date
    mark: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "service", " ".join(clean_text(self.service).split()))
        if not self.service or not _MARK.fullmatch(self.mark):
            raise _bad("A line is not one of ours.")

    def statement(self) -> bytes:
        """The bytes that are signed: five lines of UTF-8, each with one line end."""
        lines = (
            HEADER,
            f"Service: {self.service}",
            f"What: {self.what}",
            f"Day: {self.day.isoformat()}",
            f"Mark: {self.mark}",
            "",
        )
        return "\n".join(lines).encode("utf-8")

    def to_text(self, signature: bytes, public: str, *, above: str) -> str:
        """A plain text file to save: what it says in words, then the lines to check."""
        signed = f"Signature: {signature.hex()}\nPublic key: {public}\n"
        return f"{above}\n{self.statement().decode('utf-8')}{signed}"


@dataclass(frozen=True, slots=True)
class SignedDestruction:
    """A record with its signature. Take the key to check it with from the service, not from the file."""

    record: Destruction
    signature: bytes

    def is_signed_by(self, public: str, *, check: Check) -> bool:
        """Whether the service with this public key signed it."""
        try:
            return check(self.record.statement(), self.signature, public) is not False
        except SpeakOpenlyError:
            return False


def is_destruction(text: str) -> bool:
    """Whether a text that somebody brings holds such a record, of whatever service."""
    return HEADER in text[:_LONGEST_FILE]


def read_destruction(text: str) -> SignedDestruction:
    """Read a saved record; what stands around its lines does not matter.

    Raises:
        BadInput: there is none in it, or a line is missing, twice there, or not what it should be.
    """
    fields = _fields_in(text)
    try:
        record = Destruction(
            fields["Service"], Thing(fields["What"]), date.fromisoformat(fields["Day"]), fields["Mark"]
        )
    except ValueError:
        raise _bad("A line is not one of ours.") from None
    if not _SIGNATURE.fullmatch(fields["Signature"]) or not _PUBLIC.fullmatch(fields["Public key"]):
        raise _bad("The signature cannot be read.")
    return SignedDestruction(record, bytes.fromhex(fields["Signature"]))


def _fields_in(text: str) -> dict[str, str]:
    _before, header, after = text[:_LONGEST_FILE].partition(HEADER)
    fields: dict[str, str] = {}
    for line in after.splitlines() if header else ():
        if found := _FIELD.match(line.strip().lstrip("> ")):
            if found[1] in fields:
                raise _bad("A line is there twice.")
            fields[found[1]] = found[2].strip()
    if set(fields) != set(_NAMES):
        raise _bad("A line is missing.")
    return fields


def _bad(problem: str) -> BadInput:
    return BadInput(problem, do="Give the whole file, as it was saved.")
