"""One door for WebVTT and SRT: from an upload's bytes to cues, and to the turns that become contributions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import RejectedRow
from speakopenly.core.tables.letters import clean, decode
from speakopenly.hear.listening.gathered import Gathered
from speakopenly.hear.transcripts.blocks import NO_WORDS, RawCue, find_cues
from speakopenly.hear.transcripts.correcting import is_corrected
from speakopenly.hear.transcripts.records import Cue, Looked, Transcript, make_cue
from speakopenly.hear.transcripts.rolling import without_repeats
from speakopenly.hear.transcripts.turns import pieces_of
from speakopenly.hear.transcripts.voices import by_prefixes, by_tags, has_voice, known_names
from speakopenly.hear.transcripts.writing import OURS

LARGEST: Final = 32 * 1024 * 1024
"""Bytes. Ten hours of talk with a time for each word are under 10 MB."""
MOST_CUES: Final = 200_000

_OURS: Final = re.compile(rf"{re.escape(OURS)}[ \t]*(?:\n|$)")
_MARK: Final = re.compile(r"\d+ (checked|corrected)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file of captions holds: its cues, and every broken cue by the number of its line."""

    file: str
    digest: bytes
    transcript: Transcript
    left_out: tuple[RejectedRow, ...] = ()
    repeated: int = 0
    """Cues that only showed again what an earlier one said."""
    notes: tuple[str, ...] = ()


def read_transcript(data: bytes, name: str) -> Gathered:
    """Read WebVTT or SRT into turns: the consecutive cues of one speaker, with the time of each cue.

    Raises:
        BadInput: the bytes are no such file; the message says why and what to do.
    """
    reading = read_cues(data, name)
    return Gathered(
        file=reading.file,
        digest=reading.digest,
        pieces=pieces_of(reading.transcript),
        left_out=reading.left_out,
        notes=reading.notes,
        unchecked=not is_corrected(reading.transcript),
    )


def read_cues(data: bytes, name: str) -> Reading:
    """Read WebVTT or SRT into cues, to be corrected. Raises as ``read_transcript``."""
    file = PurePath(name.replace("\\", "/")).name or "transcript"
    text = _text(data, file)
    raw: list[RawCue] = []
    left_out: list[RejectedRow] = []
    for found in find_cues(text):
        if isinstance(found, RejectedRow):
            left_out.append(found)
        elif not any(said for _speaker, said in by_tags(found.lines)):
            left_out.append(RejectedRow(found.line, NO_WORDS))
        else:
            raw.append(found)
        if len(raw) + len(left_out) > MOST_CUES:
            raise BadInput("has more cues than we read.", do="Cut it into parts.", file=file)
    if not raw:
        raise BadInput(
            "holds no words with times.", do="Choose a transcript saved as WebVTT (.vtt) or SRT.", file=file
        )
    ours = _OURS.match(text) is not None
    raw, repeated = (raw, 0) if ours else without_repeats(raw)
    cues = tuple(_exactly(raw) if ours else _with_speakers(raw))
    notes = _notes(cues, repeated)
    return Reading(file, hashlib.sha256(data).digest(), Transcript(cues), tuple(left_out), repeated, notes)


def _text(data: bytes, file: str) -> str:
    if len(data) > LARGEST:
        raise BadInput("is too large for a transcript.", do="Cut it into parts of 32 MB.", file=file)
    if not data.strip(b"\0 \t\r\n"):
        raise BadInput("is empty.", do="Choose the file that holds the transcript.", file=file)
    try:
        letters = decode(data, file)
    except BadInput:
        raise BadInput(
            "is not a transcript.", do="Choose one saved as WebVTT (.vtt) or SRT.", file=file
        ) from None
    return clean(letters.text)[0].lstrip("\ufeff")


def _exactly(raw: list[RawCue]) -> Iterator[Cue]:
    """A file that we wrote says what it means: nothing is guessed, and its marks are kept."""
    for cue in raw:
        mark = _MARK.fullmatch(cue.name)
        looked = Looked(mark[1]) if mark else Looked.NOT_YET
        for speaker, said in by_tags(cue.lines):
            yield make_cue(cue.start, cue.end, said, speaker, looked)


def _with_speakers(raw: list[RawCue]) -> Iterator[Cue]:
    tagged = any(has_voice(cue.lines) for cue in raw)
    names = frozenset() if tagged else known_names(cue.lines for cue in raw)
    before = ""
    for cue in raw:
        parted = by_tags(cue.lines) if tagged else by_prefixes(cue.lines, names, before)
        for speaker, said in parted:
            before = speaker
            yield make_cue(cue.start, cue.end, said, speaker)


def _notes(cues: tuple[Cue, ...], repeated: int) -> tuple[str, ...]:
    notes = []
    if repeated:
        notes.append(f"Captions that only showed earlier words again, and were joined: {repeated}.")
    if not any(cue.speaker for cue in cues):
        notes.append("The file does not say who speaks. Say it, or it counts as one voice.")
    if any(cue.looked is Looked.NOT_YET for cue in cues):
        notes.append("No words of it may be quoted until somebody has listened and checked them.")
    return tuple(notes)
