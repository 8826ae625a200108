"""The numbers of a report are worked out from the evidence, and what is printed is safe."""

from __future__ import annotations

from dataclasses import replace

from speakopenly.core.records import ThemeId
from speakopenly.understand.findings.evidence import Evidence
from speakopenly.understand.findings.numbers import tally


def test_the_base_is_everyone_whose_words_were_read(evidence: Evidence) -> None:
    assert tally(evidence).base.people == 58


def test_a_themes_own_count_is_exact_and_a_small_one_hidden(evidence: Evidence) -> None:
    numbers = tally(evidence)

    assert numbers.number(ThemeId("T01")).count == 30
    assert numbers.number(ThemeId("T03")).count is None


def test_a_person_heard_twice_in_a_theme_counts_once(evidence: Evidence) -> None:
    first = evidence.heard[0].person
    twice = tuple(
        replace(each, person=first) if place < 2 else each for place, each in enumerate(evidence.heard)
    )

    assert tally(replace(evidence, heard=twice)).number(ThemeId("T01")).count == 29


def test_a_group_is_not_added_to_the_people(evidence: Evidence) -> None:
    group = replace(evidence.heard[0], speaks_for=12)
    numbers = tally(replace(evidence, heard=(group, *evidence.heard[1:])))

    assert numbers.number(ThemeId("T01")).count == 29
    assert numbers.number(ThemeId("T01")).groups_speaking_for == 10


def test_the_piles_add_up_to_everything_found(evidence: Evidence) -> None:
    assert sum(tally(evidence).piles.values()) == evidence.about.intake.found == 61


def test_the_piles_are_hidden_when_they_would_tell_on_a_small_theme(evidence: Evidence) -> None:
    shown = tally(evidence).safe_piles()

    assert all(cell.shown is None for cell in shown.values())


def test_every_split_shows_nothing_small(evidence: Evidence) -> None:
    numbers = tally(evidence)

    for theme in numbers.people_by_theme:
        cells = numbers.split(theme, "role").values()
        assert all(cell.shown is None or cell.shown == 0 or cell.shown >= 10 for cell in cells)
