"""Choose quotes that stand for more than one kind of person, and say of each why it was chosen.

A passage earns its place by being typical of the theme, and by bringing a group, a channel, a length or a
view that no other chosen quote brings. Nothing is chosen that may not be quoted, and nobody twice.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from speakopenly.core.records import ContributionId, Passage, PassageId, PersonId, Theme
from speakopenly.understand.findings.evidence import Heard
from speakopenly.understand.findings.quotes import MOST_REPRESENTATIVE, QUOTES_FOR_A_FINDING, allowed

FOR_A_NEW_GROUP, FOR_A_NEW_CHANNEL, FOR_A_NEW_LENGTH, FOR_THE_OTHER_VIEW = 1.0, 0.6, 0.3, 1.2
"""What each kind of newness is worth beside being the most typical of all, which is worth 1."""
SHORT, LONG = 15, 28
"""In words: up to the first a quote is short, from the second on long."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A quote and why it was chosen, in words a reader may see."""

    passage: PassageId
    because: tuple[str, ...]


def choose_balanced(
    theme: Theme,
    passages: Mapping[PassageId, Passage],
    heard: Mapping[ContributionId, Heard],
    *,
    other_view: Collection[PassageId] = (),
    number: int = QUOTES_FOR_A_FINDING,
    seed: int = 0,
) -> tuple[Chosen, ...]:
    """Up to ``number`` quotes of different people, each the one that adds most to those before it.

    Considered are the most typical passages and those of the ``other_view``. Where two add the same, chance
    decides by ``seed``; the same seed chooses the same.
    """
    typical = list(islice(allowed(theme, passages, heard), MOST_REPRESENTATIVE))
    others = [each for each in allowed(theme, passages, heard) if each in other_view][:MOST_REPRESENTATIVE]
    rank = {passage: place for place, passage in enumerate(typical)}
    left = list(dict.fromkeys((*typical, *others)))
    # Chance comes in once, before the choosing, so that it does not depend on how many are chosen.
    chance = random.Random(seed)  # noqa: S311  (a choice that anybody can make again, no secret)
    tie = {passage: chance.random() for passage in left}
    chosen: list[Chosen] = []
    seen = _Seen()
    while left and len(chosen) < number:
        best = max(
            left,
            key=lambda each: (
                round(_worth(each, rank, seen, passages, heard, other_view), 6),
                tie[each],
            ),
        )
        because = tuple(_because(best, rank, seen, passages, heard, other_view))
        chosen.append(Chosen(best, because))
        seen.add(passages[best], heard[passages[best].contribution], is_other=best in other_view)
        left = [each for each in left if heard[passages[each].contribution].person not in seen.people]
    return tuple(chosen)


class _Seen:
    """What the chosen quotes bring already."""

    def __init__(self) -> None:
        self.people: set[PersonId] = set()
        self.groups: Counter[tuple[str, str]] = Counter()
        self.channels: Counter[str] = Counter()
        self.lengths: Counter[str] = Counter()
        self.has_other_view = False

    def add(self, passage: Passage, speaker: Heard, *, is_other: bool) -> None:
        """Remember what one more quote brings."""
        self.people.add(speaker.person)
        self.groups.update(speaker.groups.items())
        self.channels[speaker.channel] += 1
        self.lengths[_length(passage.text)] += 1
        self.has_other_view |= is_other


def _worth(
    passage: PassageId,
    rank: Mapping[PassageId, int],
    seen: _Seen,
    passages: Mapping[PassageId, Passage],
    heard: Mapping[ContributionId, Heard],
    other_view: Collection[PassageId],
) -> float:
    said, speaker = passages[passage], heard[passages[passage].contribution]
    typical = 1 - rank[passage] / MOST_REPRESENTATIVE if passage in rank else 0.0
    groups = list(speaker.groups.items())
    # Half as much for a second quote of one group, a third for the next: so groups come in turn.
    new_group = sum(1 / (1 + seen.groups[each]) for each in groups) / len(groups) if groups else 0.0
    worth = typical + FOR_A_NEW_GROUP * new_group
    worth += FOR_A_NEW_CHANNEL / (1 + seen.channels[speaker.channel])
    worth += FOR_A_NEW_LENGTH / (1 + seen.lengths[_length(said.text)])
    if passage in other_view and not seen.has_other_view and seen.people:
        worth += FOR_THE_OTHER_VIEW
    elif passage in other_view:
        worth -= FOR_THE_OTHER_VIEW
    return worth


def _because(
    passage: PassageId,
    rank: Mapping[PassageId, int],
    seen: _Seen,
    passages: Mapping[PassageId, Passage],
    heard: Mapping[ContributionId, Heard],
    other_view: Collection[PassageId],
) -> Iterator[str]:
    said, speaker = passages[passage], heard[passages[passage].contribution]
    if passage in other_view:
        yield "saw it differently"
    elif rank.get(passage, MOST_REPRESENTATIVE) < 5:
        yield "among the most typical"
    else:
        yield "typical"
    if any(not seen.groups[each] for each in speaker.groups.items()):
        yield "first of its group"
    if not seen.channels[speaker.channel] and seen.people:
        yield "another channel"
    if not seen.lengths[_length(said.text)] and seen.people:
        yield f"a {_length(said.text)} one"


def _length(text: str) -> str:
    words = len(text.split())
    return "short" if words <= SHORT else "long" if words >= LONG else "middling"


def spread(
    chosen: Sequence[PassageId], passages: Mapping[PassageId, Passage], heard: Mapping[ContributionId, Heard]
) -> dict[str, int]:
    """How many different people, groups and channels some quotes stand for: to compare two choices."""
    speakers = [heard[passages[each].contribution] for each in chosen]
    return {
        "people": len({each.person for each in speakers}),
        "groups": len({item for each in speakers for item in each.groups.items()}),
        "channels": len({each.channel for each in speakers}),
    }
