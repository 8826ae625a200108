"""Proof that a report existed in a given week: without its content, and without its words.

A service signs three things: its name, the week and a mark. The mark is a hash of a value that only the
eight words lead to, so a stolen proof tells nothing of a report, and only who holds the words can show that
it is theirs.
The signing is ``core.sealing.signing``'s; it is handed in.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from speakopenly.core.errors import BadInput, SpeakOpenlyError
from speakopenly.hear.speaking.text import clean_text, is_blank

Check = Callable[[bytes, bytes, str], bool | None]
"""``check(statement, signature, public)``: False or an error of ours means no."""

FORMAT: Final = 1
LONGEST_SERVICE: Final = 200
_BEGIN: Final = "---- proof: keep these lines as they are ----"
_END: Final = "---- end of proof ----"
_LABEL: Final = b"so proof mark"
_SHORTEST_MARK: Final = 16
_LONGEST_FILE: Final = 20_000
_WEEK: Final = re.compile(r"([0-9]{4})-W([0-9]{2})")
_MARK: Final = re.compile(r"[0-9a-f]{64}")
_SIGNATURE: Final = re.compile(r"([0-9a-f]{2}){32,128}")
_PUBLIC: Final = re.compile(r"[!-~]{16,200}")
_HEADER: Final = re.compile(r"Speak Openly proof, format ([0-9]+)")
_FIELD: Final = re.compile(r"(Service|Week|Mark|Signature|Public key):(.*)")

_PROSE: Final = """\
Speak Openly: proof that a report was made

This shows that {service} had a report in the week
that began on Monday {monday}.
It does not show what the report says.
It does not show who made it.

To show that it is yours, you need your eight words.
They are not in this file. Do not write them in it.
Save this file only on a device nobody else uses.

How to check it:
1. Ask {service} for its public key. It must be the one below.
2. Check the signature with that key (Ed25519). What is signed is the
   four lines from "Speak Openly proof" to "Mark", each with one line end.
3. To tie it to a report, type the eight words where you came back before.
"""


@dataclass(frozen=True, slots=True)
class Proof:
    """That a service held a report in an ISO week ("2026-W47"). ``mark`` is a ``commitment_of``.

    Raises:
        BadInput: the week is none, the mark no commitment, or the name of the service blank or over 200 long.
    """

    service: str
    week: str
    mark: str

    def __post_init__(self) -> None:
        service = _one_line(self.service)
        if is_blank(service) or len(service) > LONGEST_SERVICE:
            raise _bad("The name of the service is blank or too long.", "Service")
        object.__setattr__(self, "service", service)
        if not _MARK.fullmatch(self.mark):
            raise _bad("The mark is not one of ours.", "Mark")
        self.monday()

    def monday(self) -> date:
        """The first day of the week; BadInput where there is no such week."""
        if week := _WEEK.fullmatch(self.week):
            try:
                return date.fromisocalendar(int(week[1]), int(week[2]), 1)
            except ValueError:
                pass
        raise _bad("There is no such week.", "Week") from None

    def statement(self) -> bytes:
        """The bytes that are signed: four lines of UTF-8, each with one line end."""
        lines = (f"Speak Openly proof, format {FORMAT}", *self._lines(), "")
        return "\n".join(lines).encode("utf-8")

    def to_text(self, signature: bytes, public: str, *, above: str | None = None) -> str:
        """A plain text file to save: what it shows and does not, then the lines to check.

        ``above`` replaces the English explanation, for other languages; the lines to check stay as they are.
        """
        monday = self.monday()
        if above is None:
            above = _PROSE.format(service=self.service, monday=f"{monday.day} {monday:%B %Y}")
        signed = SignedProof(self, signature, public)
        lines = self.statement().decode("utf-8") + signed.lines()
        return f"{above}\n{_BEGIN}\n{lines}{_END}\n"

    def is_of(self, mark: bytes) -> bool:
        """Whether this proof belongs to whoever holds the words that lead to ``mark``."""
        return secrets.compare_digest(self.mark, commitment_of(mark))

    def _lines(self) -> tuple[str, ...]:
        return f"Service: {self.service}", f"Week: {self.week}", f"Mark: {self.mark}"


@dataclass(frozen=True, slots=True)
class SignedProof:
    """A proof with its signature and the public key it names. Naming a key proves nothing: see the check.

    Raises:
        BadInput: the signature (32 to 128 bytes) or the key (16 to 200 plain characters) has no such form.
    """

    proof: Proof
    signature: bytes
    public: str

    def __post_init__(self) -> None:
        if not _SIGNATURE.fullmatch(self.signature.hex()):
            raise _bad("The signature is too short or too long.", "Signature")
        if not _PUBLIC.fullmatch(self.public):
            raise _bad("The public key is not one of ours.", "Public key")

    def is_signed_by(self, public: str, *, check: Check) -> bool:
        """Whether the service with this public key signed it. Take the key from the service, not the file.

        ``check`` is ``core.sealing.signing.check``; False or an error of ours from it means no.
        """
        try:
            return check(self.proof.statement(), self.signature, public) is not False
        except SpeakOpenlyError:
            return False

    def lines(self) -> str:
        """The lines that follow the statement in the file. A signature takes a line for every 32 bytes."""
        text = self.signature.hex()
        pieces = [text[start : start + 64] for start in range(0, len(text), 64)]
        return "\n".join(["Signature:", *pieces, f"Public key: {self.public}", ""])


def commitment_of(mark: bytes) -> str:
    """What a proof shows of a mailbox's mark: BLAKE2b, 64 hexadecimal characters. Nobody can go back from it.

    Raises:
        BadInput: the mark has under 16 bytes, so that it could be guessed.
    """
    if len(mark) < _SHORTEST_MARK:
        raise _bad("A mark has at least 16 bytes.", "Mark")
    return hashlib.blake2b(mark, digest_size=32, person=_LABEL).hexdigest()


def week_of(day: date) -> str:
    """The ISO week a day lies in: "2026-W47"."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def read_proof(text: str) -> SignedProof:
    """Read a saved file: other line ends, quoting, wrapped lines and what stands around it do not matter.

    Raises:
        BadInput: there is no proof in it, or a line is missing, twice there, or not what it should be.
    """
    fields = _fields_in(text)
    signature = "".join(fields["Signature"].split()).lower()
    if not _SIGNATURE.fullmatch(signature):
        raise _bad("The signature cannot be read.", "Signature")
    mark, week, public = ("".join(fields[name].split()) for name in ("Mark", "Week", "Public key"))
    proof = Proof(fields["Service"], week, mark.lower())
    return SignedProof(proof, bytes.fromhex(signature), public)


def _fields_in(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in _proof_lines(text):
        if start := _FIELD.match(line):
            name = start[1]
            if name in fields:
                raise _bad("A line is there twice.", name)
            fields[name] = start[2]
        elif name:
            fields[name] += " " + line
    for name in ("Service", "Week", "Mark", "Signature", "Public key"):
        if name not in fields:
            raise _bad("A line is missing.", name)
    return fields


def _proof_lines(text: str) -> list[str]:
    """The lines after the header and before the end, without quoting marks and outer spaces."""
    lines = [line.strip().lstrip("\ufeff>| ").strip() for line in text[:_LONGEST_FILE].splitlines()]
    headers = [(place, header[1]) for place, line in enumerate(lines) if (header := _HEADER.fullmatch(line))]
    if len(headers) != 1:
        raise _bad("There is no proof of ours in this text, or more than one.")
    place, version = headers[0]
    if version != str(FORMAT):
        raise _bad("This proof has a format this release does not know.")
    rest = lines[place + 1 :]
    return rest[: rest.index(_END)] if _END in rest else rest


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", clean_text(text)).split())


def _bad(problem: str, line: str | None = None) -> BadInput:
    return BadInput(problem, do="Give the whole file, as it was saved.", column=line)
