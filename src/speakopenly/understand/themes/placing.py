"""Place every voice: its main theme by its passages, or the reason it has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.records import Assignment, ContributionId, PassageId, PersonId, Reason, ThemeId
from speakopenly.understand.themes.communities import Labels
from speakopenly.understand.themes.context import Wholes
from speakopenly.understand.themes.records import Voice
from speakopenly.understand.themes.sayings import Gathered, Saying

_READABLE_WORDS = range(4, 31)
_UNREADABLE_COST = 0.15


def place_voices(
    voices: Sequence[Voice],
    gathered: Gathered,
    labels: Labels,
    closeness: NDArray[np.float32],
    wholes: Wholes,
    closeness_of_wholes: NDArray[np.float32],
    ids: Mapping[int, ThemeId],
) -> tuple[Assignment, ...]:
    """One assignment a voice, in order.

    ``closeness`` is (sayings, top themes), ``labels`` the top theme of each saying and ``ids`` the id of
    each label. The main theme is, among those of the voice's own passages, the one that its answer as a
    whole lies nearest.
    """
    rows: dict[int, list[int]] = defaultdict(list)
    for row, saying in enumerate(gathered.sayings):
        for place in saying.places:
            rows[place.voice].append(row)
    whole_of = {voice: row for row, voice in enumerate(wholes.voices)}
    assignments = []
    for index, voice in enumerate(voices):
        if index not in rows:
            reason = gathered.left_out.get(index, Reason.NO_THEME)
            assignments.append(Assignment(voice.contribution, None, None, reason))
            continue
        near = closeness_of_wholes[whole_of[index]] if index in whole_of else closeness[rows[index][0]]
        assignments.append(_assign(voice.contribution, near, labels[rows[index]], ids))
    return tuple(assignments)


def _assign(
    contribution: ContributionId, near: NDArray[np.float32], labels: Labels, ids: Mapping[int, ThemeId]
) -> Assignment:
    best = max(sorted(set(labels.tolist())), key=lambda label: float(near[label]))
    strength = round(min(1.0, max(0.0, float(near[best]))), 4)
    return Assignment(contribution, ids[best], strength, None)


def passages_in_order(
    sayings: Sequence[Saying], rows: Sequence[int], closeness: NDArray[np.float32]
) -> tuple[PassageId, ...]:
    """Every passage of a group, the most representative first, copies of a wording after all other
    wordings."""
    telling = {
        row: _how_telling(sayings[row].text, near) for row, near in zip(rows, closeness.tolist(), strict=True)
    }
    ranked = sorted(rows, key=lambda row: (-telling[row], row))
    first = [sayings[row].places[0].passage.id for row in ranked]
    copies = [place.passage.id for row in ranked for place in sayings[row].places[1:]]
    return (*first, *copies)


def _how_telling(text: str, closeness: float) -> float:
    is_readable = len(text.split()) in _READABLE_WORDS
    return closeness if is_readable else closeness - _UNREADABLE_COST


def people_in(voices: Sequence[Voice], sayings: Sequence[Saying], rows: Sequence[int]) -> int:
    """How many people stand behind a group of sayings; a person who speaks twice counts once."""
    spoken: dict[PersonId, int] = {}
    for row in rows:
        for place in sayings[row].places:
            voice = voices[place.voice]
            spoken[voice.person] = max(spoken.get(voice.person, 0), voice.people)
    return sum(spoken.values())
