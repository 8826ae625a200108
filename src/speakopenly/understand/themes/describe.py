"""From groups to themes: order them by people, name them, and say how steady each is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.records import Theme, ThemeId
from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.themes import steadiness
from speakopenly.understand.themes.communities import Labels
from speakopenly.understand.themes.naming import Namer
from speakopenly.understand.themes.phrases import (
    HiddenWords,
    Phrase,
    count_phrases,
    phrases_in,
    without_hidden,
    words_of,
)
from speakopenly.understand.themes.placing import passages_in_order, people_in
from speakopenly.understand.themes.records import IdentifiersIn, Voice
from speakopenly.understand.themes.sayings import Gathered
from speakopenly.understand.themes.search import Found

PeopleIn = Mapping[tuple[int, ...], Mapping[int, int]]
"""How many people stand behind each top label (under ``()``), and behind the sub-labels of each."""


@dataclass(frozen=True, slots=True)
class Described:
    """Themes in their order, the id of each top label, and how steady each theme is."""

    themes: tuple[Theme, ...]
    ids: Mapping[int, ThemeId]
    subs: Mapping[tuple[int, int], ThemeId]
    """The id of each sub-theme by the labels of its top theme and its own."""
    steadiness: Mapping[ThemeId, float]


def describe(
    found: Found,
    gathered: Gathered,
    voices: Sequence[Voice],
    encoder: Encoder,
    hidden: HiddenWords,
    *,
    seed: int,
    identifiers_in: IdentifiersIn,
    tell: Callable[[int, int], None],
    people: PeopleIn | None = None,
) -> Described:
    """Make a Theme of every group: each top theme followed by its sub-themes, the most spoken of first.

    Ids number the themes in that order: "T01", "T01.2". Where a name turns out to hold an identifier, every
    theme is named again without it, until none does. ``people`` says who stands behind each group where the
    voices are only a sample of all.
    """
    remembering = _Remembering(encoder)
    steady: dict[tuple[int, ...], NDArray[np.float64]] = {}
    phrases = _said_by_those_who_agreed(count_phrases(found.nodes.texts, hidden), voices)
    while True:
        namer = Namer(phrases, found.nodes.vectors, remembering)
        # A name that people gave their theme is kept, unless it holds an identifier.
        given = {at: name for at, name in found.tree.names.items() if not hidden.stand_in(words_of(name))}
        for name in given.values():
            namer.reserve(name)
        described = _Describer(found, gathered, voices, namer, seed, steady, given, people).all(tell)
        more = HiddenWords.of(identifiers_in(_words_used(described.themes), found.nodes.texts))
        if not more.words - hidden.words:
            return described
        hidden = HiddenWords(hidden.words | more.words)
        phrases = without_hidden(phrases, hidden)


def _said_by_those_who_agreed(phrases: list[set[Phrase]], voices: Sequence[Voice]) -> list[set[Phrase]]:
    """The same phrases without those that nobody used who may be quoted."""
    if all(voice.may_quote for voice in voices):
        return phrases
    agreed = (phrases_in(each.text) for voice in voices if voice.may_quote for each in voice.passages)
    known = set[Phrase]().union(*agreed)
    return [own & known for own in phrases]


def _words_used(themes: Sequence[Theme]) -> frozenset[str]:
    return frozenset(
        word for theme in themes for text in (theme.name, *theme.keywords) for word in words_of(text)
    )


class _Remembering:
    """An encoder that encodes a phrase once, as themes may be named more than once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._known = encoder, dict[str, NDArray[np.float32]]()
        self.name, self.dimensions = encoder.name, encoder.dimensions

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit rows, as the encoder gives them."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new, progress=progress), strict=True))
        return np.stack([self._known[text] for text in texts])


@dataclass(slots=True)
class _Describer:
    found: Found
    gathered: Gathered
    voices: Sequence[Voice]
    namer: Namer
    seed: int
    steady: dict[tuple[int, ...], NDArray[np.float64]]
    """How steady each grouping is, by the top label it lies in; worked out once, however often we name."""
    given: Mapping[int, str]
    people: PeopleIn | None = None
    subs: dict[tuple[int, int], ThemeId] = field(default_factory=dict)

    def all(self, tell: Callable[[int, int], None]) -> Described:
        order = self._by_people(self.found.top, np.arange(len(self.found.top)), ())
        digits = max(2, len(str(len(order))))
        ids = {label: ThemeId(f"T{place:0{digits}d}") for place, label in enumerate(order, start=1)}
        tree = self.found.tree
        if () not in self.steady:
            self.steady[()] = steadiness.steadiness_of(tree.graph, tree.top, tree.resolution, seed=self.seed)
        held = self.steady[()]
        steady = {ids[label]: float(held[label]) for label in order}
        # All top themes are named before any sub-theme, so that they have the first choice of words.
        heads = {label: self._head(label, ids[label]) for label in order}
        themes: list[Theme] = []
        for place, label in enumerate(order, start=1):
            below, held_below = self._below(label, heads[label])
            themes += [heads[label], *below]
            steady |= held_below
            tell(place, len(order))
        return Described(tuple(themes), ids, self.subs, steady)

    def _head(self, label: int, theme: ThemeId) -> Theme:
        rows = np.flatnonzero(self.found.top == label)
        searched = np.flatnonzero(self.found.tree.top == label)
        given = self.given.get(label)
        return self._theme(theme, rows, searched, self.found.closeness[:, label], "other remarks", given)

    def _below(self, label: int, head: Theme) -> tuple[list[Theme], dict[ThemeId, float]]:
        members = np.flatnonzero(self.found.tree.top == label)
        sub = self.found.tree.sub[members]
        if sub.max() == 0 or self.namer.is_general(members.tolist()):
            return [], {}
        rows = np.flatnonzero(self.found.top == label)
        held = self._steadiness_within(label, members, sub)
        themes: list[Theme] = []
        steady: dict[ThemeId, float] = {}
        if len(np.unique(self.found.sub[rows])) < 2:
            return themes, steady
        order = self._by_people(self.found.sub[rows], rows, (label,))
        for place, number in enumerate(order, start=1):
            theme = self._theme(
                ThemeId(f"{head.id}.{place}"),
                rows[self.found.sub[rows] == number],
                members[sub == number],
                self.found.closeness_to_sub,
                f"{head.name}: other remarks",
            )
            themes.append(replace(theme, parent=head.id))
            self.subs[(label, number)] = theme.id
            steady[theme.id] = float(held[number])
        return themes, steady

    def _steadiness_within(self, label: int, members: Labels, sub: Labels) -> NDArray[np.float64]:
        if (label,) not in self.steady:
            inner = self.found.tree.graph[members][:, members]
            resolution = self.found.tree.resolutions_within[label]
            self.steady[(label,)] = steadiness.steadiness_of(
                inner, sub, resolution, seed=self.seed, runs=steadiness.RUNS_WITHIN
            )
        return self.steady[(label,)]

    def _theme(
        self,
        theme: ThemeId,
        rows: Labels,
        searched: Labels,
        closeness: NDArray[np.float32],
        fallback: str,
        given: str | None = None,
    ) -> Theme:
        """``rows`` are all sayings of the theme, ``searched`` those of the search, by their number there."""
        naming = self.namer.name_group(searched.tolist(), fallback=fallback, given=given)
        passages = passages_in_order(self.gathered.sayings, rows.tolist(), closeness[rows])
        return Theme(theme, None, naming.name, naming.description, naming.keywords, passages)

    def _by_people(self, labels: Labels, rows: Labels, within: tuple[int, ...]) -> list[int]:
        """Labels in the order of how many people stand behind them; ``within`` is the top theme they lie
        in."""
        if self.people is not None:
            return self._in_order(self.people.get(within, {}))
        sayings = self.gathered.sayings
        people = {
            int(group): people_in(self.voices, sayings, rows[labels == group].tolist())
            for group in np.unique(labels)
        }
        return self._in_order(people)

    def _in_order(self, people: Mapping[int, int]) -> list[int]:
        return sorted(people, key=lambda group: (-people[group], group))
