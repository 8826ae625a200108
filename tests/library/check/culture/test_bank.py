"""The statements: as many for everybody, half of them either way, and as plain as they say."""

from __future__ import annotations

import re

import pytest

from speakopenly.check.culture.bank import BANK, about_theme, about_trust, themes_of
from speakopenly.check.culture.items import (
    BLAME,
    ITEMS_A_THEME,
    OF_A_SERVICE,
    OF_AN_EXAMINER,
    WORDINGS,
    Audience,
    Feeling,
    Statement,
    Theme,
    Trust,
    is_positive,
)

EVERYBODY = [statement for asked in BANK.values() for statement in asked]
by_audience = pytest.mark.parametrize("audience", Audience)
of_a_service = pytest.mark.parametrize("audience", OF_A_SERVICE)
of_an_examiner = pytest.mark.parametrize("audience", OF_AN_EXAMINER)
MOST_WORDS_EASY = 12
SENTENCE = re.compile(r"(?<=[.!?])\s+")


@of_a_service
def test_each_is_asked_24_statements_in_six_themes(audience: Audience) -> None:
    assert len(BANK[audience]) == 24
    assert themes_of(audience) == tuple(Theme)
    assert themes_of(audience)[:2] == BLAME


@of_an_examiner
def test_an_examiner_is_asked_about_blame_alone(audience: Audience) -> None:
    assert themes_of(audience) == BLAME


@by_audience
def test_half_of_each_theme_is_worded_either_way(audience: Audience) -> None:
    for theme in themes_of(audience):
        said = [statement.positive for statement in about_theme(audience, theme)]
        assert said == [True, False, True, False]
        assert len(said) == ITEMS_A_THEME


@by_audience
def test_shame_and_fear_are_asked_of_everybody_as_often_as_of_staff(audience: Audience) -> None:
    def often(who: Audience) -> dict[Feeling, int]:
        blame = [each for each in BANK[who] if each.theme in BLAME]
        return {feeling: sum(each.feeling is feeling for each in blame) for feeling in Feeling}

    assert often(audience) == often(Audience.STAFF) == {Feeling.FEAR: 2, Feeling.SHAME: 2}


@pytest.mark.parametrize(
    ("trust", "asked"),
    [
        (Trust.STAFF_IN_MANAGERS, [Audience.STAFF]),
        (Trust.MANAGERS_IN_STAFF, [Audience.STAFF]),
        (Trust.FAMILIES_IN_PROFESSIONALS, [Audience.CARERS, Audience.FAMILIES, Audience.YOUNG]),
        (Trust.PROFESSIONALS_IN_FAMILIES, list(OF_A_SERVICE)),
    ],
)
def test_each_direction_of_trust_is_asked_twice(trust: Trust, asked: list[Audience]) -> None:
    often = {audience: len(about_trust(audience, trust)) for audience in OF_A_SERVICE}

    assert often == {audience: 2 if audience in asked else 0 for audience in OF_A_SERVICE}


def test_codes_are_told_apart_and_say_whom_they_are_for() -> None:
    codes = [statement.code for statement in EVERYBODY]

    assert len(set(codes)) == len(codes) == 4 * 24 + 2 * 8
    assert all(each.code.startswith(f"{each.audience}_") for each in EVERYBODY)


@pytest.mark.parametrize("statement", EVERYBODY, ids=lambda each: each.code)
def test_a_statement_is_written_in_every_wording(statement: Statement) -> None:
    assert tuple(statement.words) == WORDINGS
    assert all(words == words.strip() and words.endswith(".") for words in statement.words.values())
    assert len({statement.words["en"], statement.words["cy"]}) == 2


@pytest.mark.parametrize("statement", EVERYBODY, ids=lambda each: each.code)
def test_no_sentence_of_easy_read_is_long(statement: Statement) -> None:
    for version in ("en-easy", "cy-easy"):
        sentences = SENTENCE.split(statement.words[version])
        assert max(len(sentence.split()) for sentence in sentences) <= MOST_WORDS_EASY


@by_audience
def test_no_two_statements_of_an_audience_read_the_same(audience: Audience) -> None:
    for version in WORDINGS:
        words = [each.words[version] for each in BANK[audience]]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("point", "of_a_positive", "of_a_negative"),
    [(1, False, True), (2, False, True), (3, False, False), (4, True, False), (5, True, False)],
)
def test_what_speaks_well_of_a_place(point: int, of_a_positive: bool, of_a_negative: bool) -> None:
    positive, negative = BANK[Audience.STAFF][:2]

    assert is_positive(positive, point) is of_a_positive
    assert is_positive(negative, point) is of_a_negative
