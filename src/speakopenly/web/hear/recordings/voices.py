"""What those who speak are called: by their role, numbered where several share one. Never by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from speakopenly.hear.transcripts import Cue

INTERVIEWER: Final = "interviewer"
"""Whoever asks is heard by nobody's count, and always there to choose."""


def labels_of(voices: Sequence[str]) -> dict[str, str]:
    """The label of each voice and its role: "carer 1" and "carer 2" where two carers speak."""
    times, seen = Counter(voices), Counter[str]()
    labels: dict[str, str] = {}
    for role in voices:
        seen[role] += 1
        labels[role if times[role] == 1 else f"{role} {seen[role]}"] = role
    return labels


def counted(speakers: Sequence[str], voices: Sequence[str]) -> Mapping[int, str]:
    """The role of each speaker who is counted, by their place among ``speakers``."""
    labels = labels_of(voices)
    return {place: labels[name] for place, name in enumerate(speakers) if name in labels}


def is_known(cue: Cue, voices: Sequence[str]) -> bool:
    """Whether it is said who speaks in this cue."""
    return cue.speaker == INTERVIEWER or cue.speaker in labels_of(voices)


def unknown(cues: Sequence[Cue], voices: Sequence[str]) -> Iterator[str]:
    """What a transcript calls speakers of whom nobody has said who they are, each once; "" for no name."""
    known = {INTERVIEWER, *labels_of(voices)}
    yield from dict.fromkeys(cue.speaker for cue in cues if cue.speaker not in known)
