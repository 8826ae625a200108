"""Find themes in what many people said. Start reading here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np

from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.themes import communities, context, meaning, neighbours, steadiness
from speakopenly.understand.themes.context import wholes_of
from speakopenly.understand.themes.describe import describe
from speakopenly.understand.themes.guiding import Links, Seed
from speakopenly.understand.themes.phrases import HiddenWords
from speakopenly.understand.themes.placing import place_voices
from speakopenly.understand.themes.records import IdentifiersIn, ThemeSet, Voice
from speakopenly.understand.themes.sayings import Gathered, gather_sayings
from speakopenly.understand.themes.search import NO_LINKS, search

Progress = Callable[[str, int, int], None]


def find_themes(
    voices: Sequence[Voice],
    *,
    encoder: Encoder,
    seed: int = 0,
    hidden_words: Collection[str] = (),
    identifiers_in: IdentifiersIn | None = None,
    progress: Progress | None = None,
    seeds: Sequence[Seed] = (),
    links: Links = NO_LINKS,
) -> ThemeSet:
    """Suggest themes and sub-themes, and place every voice in one or say why not.

    The same voices, encoder and seed give the same themes, whatever the number of threads. ``hidden_words``
    (detected identifiers) never stand in a name, keyword or description; where the text is taken as given,
    ``identifiers_in`` looks for them among the words that would. ``progress`` hears the stage
    ("reading", "encoding", "grouping", "naming"), how much is done and how much there is.
    ``seeds`` are themes people have in mind, ``links`` say which contributions belong together or apart
    (``guiding``); links that cannot all hold raise BadInput.
    The method is told in docs/explanation/themes.md.
    """
    from threadpoolctl import threadpool_limits

    tell = progress or _tell_nobody
    gathered = gather_sayings(voices, progress=lambda done: tell("reading", done, len(voices)))
    tell("reading", len(voices), len(voices))
    # Sums split among threads would be added in another order and give other last digits.
    with threadpool_limits(1):
        return _find(
            voices,
            gathered,
            encoder,
            seed,
            HiddenWords.of(hidden_words),
            identifiers_in or _none,
            tell,
            seeds,
            links,
        )


def _find(
    voices: Sequence[Voice],
    gathered: Gathered,
    encoder: Encoder,
    seed: int,
    hidden: HiddenWords,
    identifiers_in: IdentifiersIn,
    tell: Progress,
    seeds: Sequence[Seed],
    links: Links,
) -> ThemeSet:
    settings = settings_of(encoder, seed, len(gathered.sayings))
    wholes = wholes_of(gathered, voices)
    if not gathered.sayings:
        nothing = np.zeros((0, 1), np.float32)
        nobody = place_voices(voices, gathered, np.zeros(0, np.int64), nothing, wholes, nothing, {})
        return ThemeSet((), nobody, {}, settings)
    sayings = len(gathered.sayings)
    texts = [saying.text for saying in gathered.sayings] + list(wholes.texts)
    vectors = encoder.encode(texts, progress=lambda done: tell("encoding", done, len(texts)))
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
        links=links,
    )
    tell("grouping", 1, 1)
    described = describe(
        found,
        gathered,
        voices,
        encoder,
        hidden,
        seed=seed,
        identifiers_in=identifiers_in,
        tell=lambda done, total: tell("naming", done, total),
    )
    assignments = place_voices(
        voices, gathered, found.top, found.closeness, wholes, found.closeness_of_wholes, described.ids
    )
    return ThemeSet(described.themes, assignments, described.steadiness, settings)


def _none(words: Collection[str], texts: Sequence[str]) -> Collection[str]:
    return ()


def _tell_nobody(stage: str, done: int, total: int) -> None:
    pass


def settings_of(encoder: Encoder, seed: int, sayings: int) -> dict[str, object]:
    """What a run was made with, for its record."""
    return {
        "encoder": encoder.name,
        "seed": seed,
        "sayings": sayings,
        "wanted_top_themes": communities.wanted_groups(sayings) if sayings else 0,
        "neighbours": neighbours.NEIGHBOURS,
        "tie_power": neighbours.POWER,
        "drawn_together": [neighbours.DRAWN_SHARE, neighbours.DRAWN_ROUNDS],
        "praise_axes_removed": meaning.PRAISE_AXES,
        "context_share": context.CONTEXT_SHARE,
        "wording_share": meaning.WORDING_SHARE,
        "resamples": [steadiness.RUNS, steadiness.RUNS_WITHIN],
    }
