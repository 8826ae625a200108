"""Contributions with the same words are counted both ways, and no small number can be told from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.documents import plain_text
from speakopenly.core.records import ContributionId, PersonId
from speakopenly.understand.findings.evidence import Evidence, Heard
from speakopenly.understand.findings.report import compose
from speakopenly.understand.findings.same_words import can_show_once, count_once, first_with_same_words
from tests.library.understand.findings.conftest import make_evidence


def said(ident: str, person: str, same: str | None = None, speaks_for: int = 1) -> Heard:
    first = ContributionId(same) if same else None
    return Heard(ContributionId(ident), PersonId(person), "x", speaks_for=speaks_for, same_words_as=first)


def once(*heard: Heard) -> int:
    return count_once(heard, first_with_same_words(heard))


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        ((said("a", "1"), said("b", "2")), 2),
        ((said("a", "1"), said("b", "2", same="a"), said("c", "3", same="a")), 1),
        ((said("a", "1"), said("b", "2", same="a"), said("c", "2")), 2),
        ((said("a", "1"), said("b", "1", same="a")), 1),
        ((said("a", "1"), said("b", "2", same="a"), said("c", "3"), said("d", "4", same="c")), 2),
        ((said("a", "1"), said("b", "2", speaks_for=12)), 1),
        ((), 0),
    ],
    ids=[
        "own words",
        "three with the same words",
        "one of two has own words as well",
        "one person twice",
        "two campaigns",
        "a group is counted apart",
        "nobody",
    ],
)
def test_all_who_only_repeat_the_same_words_are_one(heard: tuple[Heard, ...], expected: int) -> None:
    assert once(*heard) == expected


@given(st.integers(0, 200), st.integers(0, 200))
def test_what_lies_between_two_printed_counts_is_never_one_to_seven(people: int, fewer: int) -> None:
    if can_show_once(people, people - fewer):
        assert fewer >= 8
        assert people - fewer >= 8


def with_copies(number: int, *, handover: int = 30) -> Evidence:
    """The first ``number`` of those who spoke of handover repeat the words of the very first."""
    evidence = replace(make_evidence(handover), about=replace(make_evidence(handover).about, planned=()))
    first = evidence.heard[0].id
    copies = {each.id for each in evidence.heard[1:number]}
    heard = tuple(
        replace(each, same_words_as=first) if each.id in copies else each for each in evidence.heard
    )
    return replace(evidence, heard=heard)


def printed(evidence: Evidence) -> str:
    return "\n".join(plain_text(compose(evidence)))


def test_a_finding_of_a_campaign_is_printed_with_both_its_numbers() -> None:
    lines = plain_text(compose(with_copies(20)))

    place = next(index for index, line in enumerate(lines) if "If all with the same words were one" in line)
    assert any("30" in line for line in lines[place : place + 6])
    assert any("10" in line for line in lines[place : place + 6])
    assert "Contributions that share their words with another: 20." in "\n".join(lines)


@pytest.mark.parametrize(("copies", "handover"), [(5, 30), (25, 30), (3, 10)])
def test_no_second_number_stands_where_it_would_tell_a_small_one(copies: int, handover: int) -> None:
    report = printed(with_copies(copies, handover=handover))

    assert "Findings counted both ways" not in report
    assert "No finding has a number that would differ by eight people or more" in report


def test_how_few_share_their_words_is_hidden() -> None:
    assert "share their words with another: [c]. Different texts among them: [c]." in printed(with_copies(5))


def test_a_report_without_copies_says_how_they_were_looked_for_and_prints_no_number() -> None:
    report = printed(with_copies(1))

    assert "No two contributions used nearly the same words." in report
    assert "share at least 60% of their runs of three words" in report
    assert "share their words with another:" not in report


def test_a_report_says_where_both_numbers_stand_and_an_older_one_keeps_its_words() -> None:
    evidence = with_copies(20)
    before = replace(evidence, about=replace(evidence.about, planned=None))

    assert "5.6 counts them both ways." in printed(evidence)
    assert "are shown to analysts both ways." in printed(before)
