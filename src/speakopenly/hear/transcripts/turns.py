"""Turns: consecutive cues of one speaker, joined into what becomes one contribution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from speakopenly.core.records import Kind, Place
from speakopenly.hear.listening.gathered import Piece
from speakopenly.hear.transcripts.records import Cue, Transcript


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until another does. ``places`` say when the words at each offset were said."""

    speaker: str = field(repr=False)
    cues: tuple[Cue, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """Its words, the cues parted by one space."""
        return " ".join(cue.text for cue in self.cues)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where in ``text`` each cue begins, and at what second of the recording."""
        return tuple(Place(start, seconds=cue.start) for start, cue in _offsets(self.cues))

    @property
    def start(self) -> float:
        """Seconds from the beginning of the recording."""
        return self.cues[0].start

    @property
    def end(self) -> float:
        """Seconds; the latest end of its cues, as captions may overlap."""
        return max(cue.end for cue in self.cues)


def turns_of(transcript: Transcript) -> tuple[Turn, ...]:
    """Join the consecutive cues of each speaker."""
    grouped = groupby(transcript.cues, key=lambda cue: cue.speaker)
    return tuple(Turn(speaker, tuple(cues)) for speaker, cues in grouped)


def pieces_of(transcript: Transcript) -> tuple[Piece, ...]:
    """Make a piece of each turn, numbered from 1."""
    return tuple(
        Piece(number, turn.text, Kind.INTERVIEW_TURN, speaker=turn.speaker, places=turn.places)
        for number, turn in enumerate(turns_of(transcript), start=1)
    )


def _offsets(cues: tuple[Cue, ...]) -> Iterator[tuple[int, Cue]]:
    start = 0
    for cue in cues:
        yield start, cue
        start += len(cue.text) + 1
