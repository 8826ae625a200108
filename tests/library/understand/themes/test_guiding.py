"""Themes that people have in mind, and answers they know to belong together or apart."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.records import ContributionId
from speakopenly.understand.embeddings import Encoder, load_encoder
from speakopenly.understand.themes import Links, Seed, ThemeSet, Voice, find_themes
from tests.library.understand.themes.voices import many_voices

TRAVEL = Seed(
    "getting to contact", ("The bus takes too long.", "Parking at the centre.", "It costs a lot to travel.")
)
UNSAID = Seed("swimming lessons", ("The pool is closed.", "Our swimming teacher is kind."))


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def voices() -> list[Voice]:
    return many_voices()


def theme_of(found: ThemeSet, voice: Voice) -> str | None:
    return next(one.theme for one in found.assignments if one.contribution == voice.contribution)


def words(voice: Voice) -> str:
    return " ".join(passage.text for passage in voice.passages)


def test_a_theme_in_mind_keeps_its_name_and_gathers_what_speaks_of_it(
    encoder: Encoder, voices: list[Voice]
) -> None:
    found = find_themes(voices, encoder=encoder, seeds=[TRAVEL])

    (theme,) = [theme for theme in found.themes if theme.name == TRAVEL.name]
    of_travel = [voice for voice in voices if "bus" in words(voice) or "parking" in words(voice).lower()]
    inside = sum(theme_of(found, voice) == theme.id for voice in of_travel)
    assert len(of_travel) >= 5
    assert inside >= 0.8 * len(of_travel)
    assert all((one.theme is None) != (one.reason is None) for one in found.assignments)


def test_a_theme_in_mind_that_nobody_speaks_of_is_not_made_up(encoder: Encoder, voices: list[Voice]) -> None:
    found = find_themes(voices, encoder=encoder, seeds=[UNSAID])

    of_it = [theme for theme in found.themes if theme.name == UNSAID.name]
    assert sum(len(theme.passages) for theme in of_it) <= len(voices) / 10


def test_a_name_in_mind_that_is_somebodys_own_is_not_used(encoder: Encoder, voices: list[Voice]) -> None:
    seed = Seed("Pryce on travel", TRAVEL.examples)

    found = find_themes(voices, encoder=encoder, seeds=[seed], hidden_words=["pryce"])

    assert not any("pryce" in theme.name.lower() for theme in found.themes)


def test_linked_answers_stand_together_or_apart_and_others_stay(
    encoder: Encoder, voices: list[Voice]
) -> None:
    before = find_themes(voices, encoder=encoder)
    one = voices[0]
    far = next(voice for voice in voices if theme_of(before, voice) not in (theme_of(before, one), None))
    near = next(
        v for v in voices[1:] if theme_of(before, v) == theme_of(before, one) and words(v) != words(one)
    )
    links = Links(
        together=((one.contribution, far.contribution),),
        apart=((one.contribution, near.contribution), (one.contribution, ContributionId("nobody"))),
    )

    after = find_themes(voices, encoder=encoder, links=links)

    assert theme_of(after, one) == theme_of(after, far) != theme_of(after, near)
    same = sum(
        words(voice) not in {words(each) for each in (one, far, near)} and a.strength == b.strength
        for voice, a, b in zip(voices, before.assignments, after.assignments, strict=True)
    )
    others = sum(words(voice) not in {words(each) for each in (one, far, near)} for voice in voices)
    assert same == others


def test_links_that_cannot_all_hold_are_refused(encoder: Encoder, voices: list[Voice]) -> None:
    pair = (voices[0].contribution, voices[1].contribution)

    with pytest.raises(BadInput, match="both together and apart"):
        find_themes(voices, encoder=encoder, links=Links(together=(pair,), apart=(pair,)))
