"""Quotes that stand for more than one kind of person, and passages that see it differently."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speakopenly.core.records import (
    ContributionId,
    Passage,
    PassageId,
    PersonId,
    Theme,
    ThemeId,
    make_passage,
)
from speakopenly.understand.findings.balancing import choose_balanced, spread
from speakopenly.understand.findings.evidence import Heard
from speakopenly.understand.findings.quotes import choose_quotes
from speakopenly.understand.findings.sides import by_words, two_sides

TALK = "The handover was lost when our worker left in the {} and nobody told us anything"
KIND = "Our new worker was kind and helpful in the {} and we felt heard from the start"
SEASONS = ("spring", "summer", "autumn", "winter", "morning", "evening", "rain", "snow", "frost", "storm")


def said(place: int, text: str, role: str, channel: str = "survey", *, quote: bool = True) -> Heard:
    return Heard(
        ContributionId(f"c{place:02}"),
        PersonId(f"p{place:02}"),
        text,
        groups={"role": role},
        channel=channel,
        may_quote=quote,
    )


@pytest.fixture(scope="module")
def theme() -> tuple[Theme, dict[PassageId, Passage], dict[ContributionId, Heard]]:
    """Eight carers by survey come first, then one practitioner by interview, one parent, one that went well."""
    heard = [said(at, TALK.format(SEASONS[at]), "carer") for at in range(8)]
    heard += [
        said(8, TALK.format("frost"), "practitioner", "interview"),
        said(9, TALK.format("storm"), "parent"),
    ]
    heard += [said(10, KIND.format("thaw"), "carer"), said(11, TALK.format("heat"), "parent", quote=False)]
    passages = [make_passage(each.id, each.text or "", 0, len(each.text or "")) for each in heard]
    found = Theme(ThemeId("T01"), None, "Handover", "", (), tuple(each.id for each in passages))
    return found, {each.id: each for each in passages}, {each.id: each for each in heard}


def test_the_most_typical_comes_first_and_the_others_bring_something_new(
    theme: tuple[Theme, dict[PassageId, Passage], dict[ContributionId, Heard]],
) -> None:
    found, passages, heard = theme
    chosen = choose_balanced(found, passages, heard)
    roles = [heard[passages[each.passage].contribution].groups["role"] for each in chosen]

    assert sorted(roles) == ["carer", "parent", "practitioner"]
    assert any("another channel" in each.because for each in chosen)
    assert chosen[-1].because


def test_groups_are_balanced_at_least_as_well_as_by_the_first_choice(
    theme: tuple[Theme, dict[PassageId, Passage], dict[ContributionId, Heard]],
) -> None:
    found, passages, heard = theme
    balanced = spread([each.passage for each in choose_balanced(found, passages, heard)], passages, heard)
    first = spread(choose_quotes(found, passages, heard), passages, heard)

    assert all(balanced[name] >= first[name] for name in first)
    assert balanced["channels"] > first["channels"] or balanced["channels"] == 2


def test_another_view_is_among_them_and_says_so(
    theme: tuple[Theme, dict[PassageId, Passage], dict[ContributionId, Heard]],
) -> None:
    found, passages, heard = theme
    other = {found.passages[10]}

    chosen = choose_balanced(found, passages, heard, other_view=other)

    assert [each.because[0] for each in chosen].count("saw it differently") == 1
    assert chosen[0].passage not in other


def test_nobody_is_quoted_who_did_not_allow_it_and_nobody_twice(
    theme: tuple[Theme, dict[PassageId, Passage], dict[ContributionId, Heard]],
) -> None:
    found, passages, heard = theme
    same = {each: replace(row, person=PersonId("one")) for each, row in heard.items()}

    assert found.passages[11] not in {
        each.passage for each in choose_balanced(found, passages, heard, number=12)
    }
    assert len(choose_balanced(found, passages, same)) == 1


def test_the_same_seed_chooses_the_same(
    theme: tuple[Theme, dict[PassageId, Passage], dict[ContributionId, Heard]],
) -> None:
    found, passages, heard = theme

    assert choose_balanced(found, passages, heard, seed=4) == choose_balanced(found, passages, heard, seed=4)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("They listened and it was a great help, everyone was kind", 1),
        ("Nobody told us and the wait was far too long", -1),
        ("It was not helpful at all", -1),
        ("We were never let down", 1),
        ("The office is in the high street", 0),
        ("", 0),
    ],
)
def test_a_passage_says_that_it_went_well_or_badly(text: str, way: int) -> None:
    score = by_words(text)

    assert (score > 0) - (score < 0) == way


def test_two_sides_are_found_only_where_there_are_two() -> None:
    badly, well = [TALK.format(each) for each in SEASONS], [KIND.format(each) for each in SEASONS[:3]]

    sides = two_sides([*badly, *well])

    assert sides is not None
    assert set(sides.fewer) == {10, 11, 12}
    assert two_sides(badly) is None
    assert two_sides([]) is None
