"""Those who were heard, gathered by channel and groups: a board counts a few crowds, however many spoke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from speakopenly.core.counting import Heads
from speakopenly.core.records import Channel, PersonId


@dataclass(frozen=True, slots=True)
class Voice:
    """One contribution as the board sees it: who stands behind it, how it came, their groups. No words."""

    person: PersonId
    speaks_for: int
    channel: Channel
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody heard by one channel who is of the same groups.

    ``people`` spoke for themselves, ``together`` are groups such as a round table, by how many each speaks
    for. Somebody may stand in several crowds.
    """

    channel: Channel
    groups: Mapping[str, str]
    people: set[PersonId] = field(default_factory=set)
    together: dict[PersonId, int] = field(default_factory=dict)

    def add(self, person: PersonId, speaks_for: int) -> None:
        """Let somebody stand in it; a group heard twice speaks for the larger number it gave."""
        if speaks_for == 1:
            self.people.add(person)
        else:
            self.together[person] = max(self.together.get(person, 0), speaks_for)


def crowds_of(voices: Iterable[Voice]) -> list[Crowd]:
    """The crowds that some voices make."""
    crowds: dict[tuple[Channel, frozenset[tuple[str, str]]], Crowd] = {}
    for voice in voices:
        key = (voice.channel, frozenset(voice.groups.items()))
        crowd = crowds.setdefault(key, Crowd(voice.channel, voice.groups))
        crowd.add(voice.person, voice.speaks_for)
    return list(crowds.values())


def heads_of(crowds: Iterable[Crowd]) -> Heads:
    """Count people and groups once each, in however many crowds they stand; as ``core.counting`` does."""
    people: set[PersonId] = set()
    together: dict[PersonId, int] = {}
    for crowd in crowds:
        people |= crowd.people
        for group, speaks_for in crowd.together.items():
            together[group] = max(together.get(group, 0), speaks_for)
    return Heads(len(people), len(together), sum(together.values()))
