"""Themes of all portions: in memory as ever where they fit, on a seeded sample where they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.languages import company_of
from speakopenly.core.records import Theme, ThemeId
from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.portions.keeping import Kept
from speakopenly.understand.portions.known import KnownVectors
from speakopenly.understand.portions.placing import Labels, place_portion
from speakopenly.understand.portions.records import NONE, Placement, ReadPortion
from speakopenly.understand.portions.standing import Standing, passages_in
from speakopenly.understand.themes import IdentifiersIn, Seed, Voice, find_themes
from speakopenly.understand.themes.context import wholes_of
from speakopenly.understand.themes.describe import Described, PeopleIn, describe
from speakopenly.understand.themes.find import settings_of
from speakopenly.understand.themes.nodes import SHORT_ANSWER_WORDS
from speakopenly.understand.themes.phrases import HiddenWords
from speakopenly.understand.themes.sayings import gather_sayings
from speakopenly.understand.themes.search import Found, centres_in, search

SEARCH_ALL_BELOW = 100_000
"""Passages. Of more, themes are found on a sample, and every passage joins the nearest.

A passage takes about 24 KB while themes are sought, so these take under 3 GB (decision 0361)."""
SAMPLE = 60_000
"""Sayings and short answers in the sample."""
_MOST_SUBS = 1_000

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Placed:
    """The themes that were found, who stands behind them, and where every row of the table stands.

    ``people`` and ``passages`` are those of each theme, its sub-themes included, in the order of ``themes``;
    ``base`` is how many people there are.
    """

    themes: tuple[Theme, ...]
    people: tuple[int, ...]
    passages: tuple[int, ...]
    base: int
    settings: Mapping[str, object]
    _all: _AllRead = field(repr=False)
    _placements: Sequence[Placement] = field(repr=False)

    def each(self) -> Iterator[tuple[ReadPortion, Placement]]:
        """Every portion in order, with where its contributions and passages stand."""
        return zip(self._all, self._placements, strict=True)


def find_in_portions(
    kept: Kept,
    *,
    encoder: Encoder,
    seed: int,
    identifiers_in: IdentifiersIn,
    progress: Progress = lambda what, done, total: None,
    search_all_below: int = SEARCH_ALL_BELOW,
    sample: int = SAMPLE,
    seeds: Sequence[Seed] = (),
) -> Placed:
    """Find themes in what was kept, and place everybody.

    Up to ``search_all_below`` passages this is ``find_themes`` and gives the same; of more a sample of about
    ``sample`` sayings is searched. ``seeds`` are themes people have in mind.
    """
    every = _AllRead(kept)
    known = KnownVectors(encoder)
    hidden = every.hidden
    if every.passages <= search_all_below:
        voices = every.voices(known, None)
        found = find_themes(
            voices,
            encoder=known,
            seed=seed,
            hidden_words=hidden,
            identifiers_in=identifiers_in,
            progress=progress,
            seeds=seeds,
        )
        placements = _as_found(every, found.themes, {each.contribution: each for each in found.assignments})
        return _placed(found.themes, every, placements, found.settings)
    voices = every.voices(known, _draw(every, sample, seed))
    themes, placements, settings = _on_sample(
        voices, every, known, seed, HiddenWords.of(hidden), identifiers_in, progress, seeds
    )
    return _placed(themes, every, placements, settings | {"sampled_voices": len(voices)})


class _AllRead:
    """Every portion as it is read in the company of all others, and what is counted of them."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        told: Counter[str] = Counter()
        for portion in kept:
            told.update(portion.told())
        self._company = company_of(told)
        self.standing = Standing()
        self.passages = 0
        self.hidden: set[str] = set()
        self.nodes: list[NDArray[np.int32]] = []
        """For each portion, how many sayings or short answers each speaking contribution is searched by."""
        for portion in self:
            self.standing.add(portion)
            self.passages += len(portion.passages)
            self.hidden.update(portion.hidden)
            self.nodes.append(_nodes_of(portion))

    def __iter__(self) -> Iterator[ReadPortion]:
        return (portion.in_company(self._company) for portion in self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def voices(self, known: KnownVectors, chosen: NDArray[np.bool_] | None) -> list[Voice]:
        """The voices that speak, or those ``chosen`` among them; ``known`` learns their vectors."""
        voices: list[Voice] = []
        start = 0
        for portion in self:
            places = portion.speaking()
            if chosen is not None:
                own = chosen[start : start + len(places)]
                start += len(places)
                places = [place for place, taken in zip(places, own.tolist(), strict=True) if taken]
            known.add(portion, places)
            voices += [portion.voice(place) for place in places]
        return voices


def _nodes_of(portion: ReadPortion) -> NDArray[np.int32]:
    said = np.bincount(portion.passages[portion.vector_of != NONE, 0], minlength=len(portion.rows))
    return np.array(
        [
            1 if len(portion.texts[place].split()) <= SHORT_ANSWER_WORDS else said[place]
            for place in portion.speaking()
        ],
        np.int32,
    )


def _draw(every: _AllRead, sample: int, seed: int) -> NDArray[np.bool_]:
    """Which speaking contributions are drawn: at random, until they make up the sample."""
    nodes = np.concatenate(every.nodes)
    order = np.random.default_rng(seed).permutation(len(nodes))
    drawn = order[np.cumsum(nodes[order]) <= sample]
    chosen = np.zeros(len(nodes), bool)
    chosen[drawn] = True
    return chosen


def _as_found(every: _AllRead, themes: Sequence[Theme], assignments: Mapping[Any, Any]) -> list[Placement]:
    number_of = {theme.id: number for number, theme in enumerate(themes)}
    finest: dict[str, int] = {}
    for theme in themes:  # sub-themes come after their parent, so the finer theme stays
        finest.update(dict.fromkeys(theme.passages, number_of[theme.id]))
    placements = []
    for portion in every:
        of_contributions = np.full(len(portion.rows), NONE, np.int32)
        strength = np.zeros(len(portion.rows))
        for place, row in enumerate(portion.rows.tolist()):
            assignment = assignments.get(str(row))
            if assignment is not None and assignment.theme is not None:
                of_contributions[place] = number_of[assignment.theme]
                strength[place] = assignment.strength
        ids = (f"{portion.rows[place]}:{start}-{end}" for place, start, end in portion.passages.tolist())
        of_passages = np.array([finest.get(each, NONE) for each in ids], np.int32)
        placements.append(Placement(of_contributions, strength, of_passages))
    return placements


def _on_sample(
    voices: Sequence[Voice],
    every: _AllRead,
    encoder: Encoder,
    seed: int,
    hidden: HiddenWords,
    identifiers_in: IdentifiersIn,
    tell: Progress,
    seeds: Sequence[Seed],
) -> tuple[tuple[Theme, ...], list[Placement], dict[str, object]]:
    from threadpoolctl import threadpool_limits

    gathered = gather_sayings(voices)
    wholes = wholes_of(gathered, voices)
    sayings = len(gathered.sayings)
    with threadpool_limits(1):
        vectors = encoder.encode([*(saying.text for saying in gathered.sayings), *wholes.texts])
        tell("grouping", 0, 1)
        found = search(
            gathered.sayings,
            vectors[:sayings],
            wholes,
            vectors[sayings:],
            voices,
            encoder,
            seed=seed,
            seeds=seeds,
        )
        tell("grouping", 1, 1)
        labels = _label(every, found, tell)
        described = describe(
            found,
            gathered,
            voices,
            encoder,
            hidden,
            seed=seed,
            identifiers_in=identifiers_in,
            tell=lambda done, total: tell("naming", done, total),
            people=_people_in(every, labels),
        )
    return described.themes, _as_labelled(labels, described), settings_of(encoder, seed, sayings)


def _label(every: _AllRead, found: Found, tell: Progress) -> list[Labels]:
    _, centres = centres_in(found)
    labels = []
    for number, portion in enumerate(every, start=1):
        labels.append(place_portion(portion, found.matter, centres))
        tell("placing", number, len(every))
    return labels


def _people_in(every: _AllRead, labels: Sequence[Labels]) -> PeopleIn:
    people: dict[tuple[int, ...], dict[int, int]] = {
        (): every.standing.people_behind([each.top for each in labels])
    }
    leaves = [np.where(each.top == NONE, NONE, each.top * _MOST_SUBS + each.sub) for each in labels]
    for leaf, count in every.standing.people_behind(leaves).items():
        people.setdefault((leaf // _MOST_SUBS,), {})[leaf % _MOST_SUBS] = count
    return people


def _as_labelled(labels: Sequence[Labels], described: Described) -> list[Placement]:
    number_of: dict[ThemeId, int] = {theme.id: at for at, theme in enumerate(described.themes)}
    tops = np.full(max(described.ids) + 1, NONE, np.int32)
    for label, theme in described.ids.items():
        tops[label] = number_of[theme]
    finest = np.repeat(tops[:, None], _MOST_SUBS, axis=1)
    for (label, sub), theme in described.subs.items():
        finest[label, sub] = number_of[theme]
    return [
        Placement(
            np.where(each.main == NONE, NONE, tops[each.main]),
            each.strength,
            np.where(each.top == NONE, NONE, finest[each.top, each.sub]),
        )
        for each in labels
    ]


def _placed(
    themes: tuple[Theme, ...],
    every: _AllRead,
    placements: Sequence[Placement],
    settings: Mapping[str, object],
) -> Placed:
    parents = {theme.id: at for at, theme in enumerate(themes)}
    parent_of = np.array(
        [at if theme.parent is None else parents[theme.parent] for at, theme in enumerate(themes)] + [NONE],
        np.int32,
    )
    finest = [each.of_passages for each in placements]
    tops = [parent_of[each] for each in finest]  # NONE, the last, stays NONE
    people = every.standing.people_behind(finest) | every.standing.people_behind(tops)
    passages = passages_in(finest) | passages_in(tops)
    numbers = range(len(themes))
    return Placed(
        themes,
        tuple(people.get(number, 0) for number in numbers),
        tuple(passages.get(number, 0) for number in numbers),
        every.standing.base,
        settings,
        every,
        placements,
    )
