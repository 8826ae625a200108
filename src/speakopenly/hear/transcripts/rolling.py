"""Captions that roll: each cue says again what the screen still shows, and adds a little.

Live and automatic captions are made like this. Joined as they stand, every word would be there twice. A
file is taken to roll only where most of its cues do, so that somebody who says "No. No." is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from speakopenly.hear.transcripts.blocks import RawCue
from speakopenly.hear.transcripts.voices import MOMENT_INSIDE, plain

_APART: Final = 0.5
"""Seconds. What is further apart is said again, not shown again."""
_SHARE: Final = 0.4
_FEWEST: Final = 2


def without_repeats(cues: Sequence[RawCue]) -> tuple[list[RawCue], int]:
    """Leave each word once. Comes with the number of cues that said nothing new."""
    shown = [_shown(cue) for cue in cues]
    timed = any(MOMENT_INSIDE.search(line) for cue in cues for line in cue.lines)
    near = [b.start - a.end <= _APART for a, b in pairwise(cues)]
    again = [close and _repeated(a, b) > 0 for close, (a, b) in zip(near, pairwise(shown), strict=True)]
    rolls = sum(again) >= _FEWEST and sum(again) >= _SHARE * max(sum(near), 1)
    kept: list[RawCue] = []
    empty = 0
    for place, (cue, words) in enumerate(zip(cues, shown, strict=True)):
        fresh = words
        if place and (_is_copy(cues[place - 1], cue, shown[place - 1], words)):
            fresh = []
        elif place and again[place - 1] and (rolls or timed):
            fresh = _fresh(shown[place - 1], words)
        if fresh == words:
            kept.append(cue)
        elif fresh:
            kept.append(replace(cue, lines=fresh))
        else:
            empty += 1
    return kept, empty


def _shown(cue: RawCue) -> list[str]:
    return [words for line in cue.lines if (words := plain(line))]


def _is_copy(before: RawCue, cue: RawCue, shown: list[str], words: list[str]) -> bool:
    """The very same words at the very same time: written twice by a tool."""
    return bool(words) and words == shown and (cue.start, cue.end) == (before.start, before.end)


def _repeated(before: list[str], after: list[str]) -> int:
    """How many of the first lines of a cue are the last lines of the cue before."""
    for lines in range(min(len(before), len(after)), 0, -1):
        if before[-lines:] == after[:lines]:
            return lines
    return len(before) if _grown(before, after) else 0


def _grown(before: list[str], after: list[str]) -> bool:
    first, second = " ".join(before).split(), " ".join(after).split()
    return bool(first) and len(second) > len(first) and second[: len(first)] == first


def _fresh(before: list[str], after: list[str]) -> list[str]:
    for lines in range(min(len(before), len(after)), 0, -1):
        if before[-lines:] == after[:lines]:
            return after[lines:]
    words = " ".join(after).split()
    return [" ".join(words[len(" ".join(before).split()) :])]
