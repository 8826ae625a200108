"""A finding whose number counts what a search finds: worked out from the evidence, and safe like any other."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from speakopenly.core.documents import page_numbers, write_html
from speakopenly.core.errors import VerificationFailed
from speakopenly.core.records import PassageId, PersonId, ThemeId
from speakopenly.understand.findings.counted import Counted, too_close
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.editions import next_edition
from speakopenly.understand.findings.evidence import (
    SAYS_WHO_CHECKED,
    Evidence,
    check_code,
    read_evidence,
    write_evidence,
)
from speakopenly.understand.findings.publication import printed_numbers
from speakopenly.understand.findings.report import compose

T01, T02, T03 = (ThemeId(f"T{number:02}") for number in (1, 2, 3))
TOLD = "the words “worker” and “lost”"


def counting(evidence: Evidence, people: range, **more: object) -> Evidence:
    """The evidence where the first theme's number counts the passages of these people instead."""
    passages = tuple(each.id for each in evidence.passages)[people.start : people.stop]
    counted = (Counted(T01, TOLD, passages, **more),)  # type: ignore[arg-type]
    return replace(evidence, about=replace(evidence.about, form=SAYS_WHO_CHECKED), counted=counted)


def test_the_number_is_of_those_found_and_says_that_a_machine_counted(evidence: Evidence) -> None:
    number = Draft(counting(evidence, range(20, 40))).number(T01)

    assert (number.count, number.base, number.by_machine) == (20, 58, True)
    assert Draft(counting(evidence, range(20, 40), by_people=True)).number(T01).by_machine is False
    assert Draft(counting(evidence, range(20, 40))).number(T02).count == 25, (
        "other findings count their theme"
    )


def test_the_report_says_what_was_looked_for_and_what_that_means(evidence: Evidence) -> None:
    document = compose(counting(evidence, range(20, 40)))
    page = write_html(document, page_numbers(document)).decode()
    [first, *others] = printed_numbers(counting(evidence, range(20, 40)))

    assert f"counted by a search: {TOLD}" in page
    assert "Whoever said the same in other words is not in it." in page
    assert first["counted_by_search"] == TOLD
    assert not any("counted_by_search" in each for each in others)


def test_of_what_few_people_said_not_even_the_words_looked_for_are_printed(evidence: Evidence) -> None:
    few = counting(evidence, range(3))
    document = compose(few)

    assert TOLD not in write_html(document, page_numbers(document)).decode()
    assert TOLD not in json.dumps(printed_numbers(few), ensure_ascii=False)


def test_evidence_remembers_it_and_older_evidence_keeps_its_check_code(evidence: Evidence) -> None:
    counted = counting(evidence, range(20, 40), within=T02)

    assert read_evidence(write_evidence(counted)) == counted
    assert b'"counted"' not in write_evidence(evidence)
    assert check_code(counted) != check_code(replace(counted, counted=()))


def test_an_assignment_to_a_passage_that_is_not_there_is_found(evidence: Evidence) -> None:
    counted = counting(evidence, range(20, 40))
    [one] = counted.counted
    wrong = replace(counted, counted=(replace(one, passages=(*one.passages, PassageId("c999:0-9"))),))

    with pytest.raises(VerificationFailed, match="c999"):
        read_evidence(write_evidence(wrong))


def test_an_assignment_taken_out_or_added_makes_another_number(evidence: Evidence) -> None:
    [whole] = (counting(evidence, range(20, 40)),)
    [one] = whole.counted
    less = replace(whole, counted=(replace(one, passages=one.passages[1:]),))

    assert printed_numbers(less)[0] != printed_numbers(whole)[0]


def test_who_leaves_counts_on_where_the_search_had_found_them(evidence: Evidence) -> None:
    counted = counting(evidence, range(20, 40))
    in_the_theme_only, found_only = evidence.heard[0].id, evidence.heard[35].id

    after = next_edition(counted, withdrawn={in_the_theme_only, found_only})

    assert Draft(after).number(T01).count == 20
    assert not any(found_only in passage for passage in after.counted[0].passages)
    assert {each.id: each.stood_in for each in after.heard}[found_only] == (T01, T02)


def test_a_search_within_a_theme_that_nearly_everybody_said_is_kept_back(evidence: Evidence) -> None:
    close = Draft(counting(evidence, range(4, 30), within=T01))
    wide = Draft(counting(evidence, range(10, 30), within=T01))

    assert close.number(T01).count is None
    assert close.findings[0].statement.startswith(
        "By the machine’s reading, eight or more of the 58 people we heard"
    )
    assert wide.number(T01).count == 20


@pytest.mark.parametrize(
    ("one", "other", "hidden"),
    [(range(20), range(25), True), (range(20), range(20), False), (range(20), range(30), False),
     (range(5, 25), range(22), False)],
)  # fmt: skip
def test_two_searches_of_which_one_finds_nearly_all_of_the_other(
    one: range, other: range, hidden: bool
) -> None:
    counted = {
        theme: frozenset(PersonId(str(each)) for each in people)
        for theme, people in ((T01, one), (T02, other))
    }

    assert too_close(counted, {}, {}) == (frozenset({T01, T02}) if hidden else frozenset())
