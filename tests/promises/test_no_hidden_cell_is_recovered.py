"""Promise: nobody can work out a hidden number from the public pack, nor from two editions of it."""

from __future__ import annotations

import json
import random
import re

import pytest

from speakopenly.core.documents import Table, plain_text
from speakopenly.core.records import ThemeId
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.editions import next_edition
from speakopenly.understand.findings.evidence import Evidence
from speakopenly.understand.findings.publication import printed_numbers
from speakopenly.understand.findings.report import compose
from tests.library.understand.findings.conftest import make_evidence

SHAPES = [(30, 25, 3), (8, 25, 1), (12, 9, 7), (40, 8, 2), (9, 9, 5), (200, 16, 6)]


def hidden_small_themes(evidence: Evidence) -> list[tuple[ThemeId, int]]:
    tally = Draft(evidence).tally
    return [(theme, heads.people) for theme, heads in tally.heads_by_theme.items() if 1 <= heads.people <= 7]


def tables(evidence: Evidence) -> list[Table]:
    return [
        block
        for section in compose(evidence).sections
        for block in section.blocks
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_sentence_or_table_holds_a_count_of_one_to_seven_people(shape: tuple[int, int, int]) -> None:
    evidence = make_evidence(*shape)
    said = " ".join(plain_text(compose(evidence)))

    assert not re.search(r"\b[1-7] (?:of \d+|people|of the \d+ people)\b", said)
    for table in tables(evidence):
        if "People" in table.columns or "by" in table.caption:
            assert not any(re.fullmatch("[1-7]", cell) for row in table.rows for cell in row[1:])


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_hidden_cannot_be_found_by_subtraction(shape: tuple[int, int, int]) -> None:
    """An attacker adds up everything printed: base, exact themes, left-out piles. Several answers remain."""
    evidence = make_evidence(*shape)
    rows = printed_numbers(evidence)
    shown = sum(row["count"] for row in rows if row["count"] is not None)
    base = rows[0]["base"]
    piles = Draft(evidence).tally.safe_piles()
    placed_at_least = base if piles["in_a_theme"].shown is not None else 0

    assert hidden_small_themes(evidence), "the test needs a theme that is hidden"
    assert max(1, placed_at_least - shown) <= 1 or piles["in_a_theme"].shown is None


@pytest.mark.parametrize("seed", range(5))
def test_two_editions_that_differ_by_one_withdrawal_print_the_same_numbers(seed: int) -> None:
    """A theme of eight that falls to seven would tell that the one who left had spoken of it."""
    first = make_evidence(8, 25, 3)
    who = random.Random(seed).choice(first.heard[:36]).id  # noqa: S311 - a test's choice, not a secret

    second = next_edition(first, withdrawn={who})

    assert _numbers(second) == _numbers(first)
    assert second.about.edition == 2
    assert all(each.text is None for each in second.heard if each.id == who)


def test_the_words_of_a_withdrawn_contribution_are_in_no_line_of_the_next_edition() -> None:
    first = make_evidence(12, 25, 3)
    quoted = first.findings[0].quotes[0]
    who = next(passage.contribution for passage in first.passages if passage.id == quoted)

    second = next_edition(first, withdrawn={who})

    assert all(passage.contribution != who for passage in second.passages)
    assert quoted not in json.dumps([finding.quotes for finding in second.findings])


def test_numbers_move_once_eight_people_have_left() -> None:
    first = make_evidence(30, 25, 3)
    leaving = {each.id for each in first.heard[:8]}

    second = next_edition(first, withdrawn=leaving)

    assert Draft(second).tally.base.people == 50
    assert all(each.id not in leaving for each in second.heard)


def _numbers(evidence: Evidence) -> list[object]:
    splits = [
        table.rows
        for table in tables(evidence)
        if "People by" in table.caption or "People heard" in table.caption
    ]
    return [printed_numbers(evidence), splits]
