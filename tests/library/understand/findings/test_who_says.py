"""Who says it: worked out from what may be shown, with ranges and all comparisons allowed for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.counting import wilson_range
from speakopenly.core.documents.pictures import safe_svg, svg_words
from speakopenly.core.records import ThemeId
from speakopenly.understand.findings.pictures import draw_groups, draw_over_time, draw_small_multiples
from speakopenly.understand.findings.who_says import Beside, cells_of, false_discovery_rates, who_says_it

T1, T2 = ThemeId("T01"), ThemeId("T02")
BASES = {"foster_carer": 100, "practitioner": 100, "parent": 100, "advocate": 5}


def test_p_values_are_corrected_as_benjamini_and_hochberg_published_it() -> None:
    """The fifteen p values of their example (1995, table in section 3.2): four are below the bound at 5%."""
    published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
        0.7590, 1.0000,
    ]  # fmt: skip

    corrected = false_discovery_rates(published)

    assert sum(each <= 0.05 for each in corrected) == 4
    assert corrected[3] == pytest.approx(0.0095 * 15 / 4)
    assert false_discovery_rates([]) == []


def test_a_group_that_differs_beyond_chance_is_told_and_its_range_is_that_of_what_is_shown() -> None:
    split = {"foster_carer": 61, "practitioner": 19, "parent": 22, "advocate": 0}
    shares = {each.group: each for each in who_says_it({T1: split}, BASES)[T1]}

    carers = shares["foster_carer"]
    assert (carers.people.shown, carers.base.shown) == (60, 100)
    assert carers.range == wilson_range(60, 100)
    assert carers.beside is Beside.MORE
    assert shares["practitioner"].beside is Beside.FEWER
    assert shares["advocate"].beside is Beside.NOT_COMPARED


def test_a_difference_that_chance_could_make_is_not_spoken_of() -> None:
    split = {"foster_carer": 24, "practitioner": 20, "parent": 20, "advocate": 0}

    shares = who_says_it({T1: split}, BASES)[T1]

    assert {each.beside for each in shares} <= {Beside.NO_DIFFERENCE, Beside.NOT_COMPARED}


def test_more_comparisons_make_each_harder() -> None:
    one = {"foster_carer": 44, "practitioner": 29, "parent": 30, "advocate": 0}
    dull = {"foster_carer": 30, "practitioner": 30, "parent": 30, "advocate": 0}
    alone = who_says_it({T1: one}, BASES)[T1]
    many = who_says_it({T1: one} | {ThemeId(f"T1{at}"): dull for at in range(9)}, BASES)[T1]

    pairs = [(a.corrected, b.corrected) for a, b in zip(alone, many, strict=True) if a.corrected is not None]
    assert all(b is not None and a is not None and b > a for a, b in pairs)


def test_a_theme_of_few_shows_nothing_of_anybody() -> None:
    shares = who_says_it({T1: {"foster_carer": 3, "parent": 2}}, BASES)[T1]

    assert all(each.people.shown is None and each.range is None and each.p is None for each in shares)


@given(
    people=st.lists(st.integers(0, 60), min_size=2, max_size=5),
    rest=st.lists(st.integers(0, 60), min_size=5, max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_page_table_and_picture_hide_the_same(people: list[int], rest: list[int]) -> None:
    names = [f"group_{at}" for at in range(len(people))]
    split = dict(zip(names, people, strict=True))
    bases = {name: split[name] + more for name, more in zip(names, rest, strict=False)}

    shares = who_says_it({T1: split}, bases)[T1]
    figure = draw_groups("Handover", shares, caption="By group")

    for share, row in zip(shares, figure.table.rows, strict=True):
        assert share.people.shown is None or share.people.shown == 0 or share.people.shown >= 10
        assert row == cells_of(share)
        assert (share.range is None) == (row[3] == "[c]")
        if share.people.shown is None:
            assert row[1] == "[c]"
            assert share.p is None
    numbers = [each for each in svg_words(figure.svg) if re.fullmatch(r"\d+ of \d+", each)]
    assert len(numbers) == sum(share.range is not None for share in shares)


def test_what_is_hidden_is_drawn_the_same_whatever_lies_behind_it() -> None:
    """Two exercises that differ in hidden cells alone make the same picture, to the letter."""
    one, other = (
        who_says_it({T1: {"foster_carer": 40, "parent": few, "practitioner": 7 - few}}, BASES)[T1]
        for few in (2, 5)
    )

    assert draw_groups("A", one, caption="A").svg == draw_groups("A", other, caption="A").svg


def test_a_group_of_which_nothing_may_be_shown_has_no_row_and_is_named() -> None:
    shares = who_says_it({T1: {"parent": 30, "foster_carer": 30, "school": 3}}, {**BASES, "school": 4})
    panels = draw_small_multiples({"2.1 One": shares[T1]}, caption="Themes")
    hidden = {each.group for each in shares[T1] if each.range is None}

    assert panels is not None
    assert "school" in hidden
    assert not {f"2.1 One: {group}" for group in hidden} & {row[0] for row in panels.table.rows}
    assert (panels.table.note or "").endswith("school.")
    assert "school" not in svg_words(panels.svg)


def test_where_every_group_is_hidden_no_panels_are_drawn() -> None:
    few = who_says_it({T1: {"parent": 2, "school": 3}}, {"parent": 4, "school": 4})

    assert draw_small_multiples({"2.1 One": few[T1]}, caption="Themes") is None


def test_small_panels_and_quarters_say_what_they_show() -> None:
    bases = {"2026-Q1": 60, "2026-Q2": 60}
    shares = who_says_it({T1: {"2026-Q1": 30, "2026-Q2": 12}, T2: {"2026-Q1": 12, "2026-Q2": 14}}, bases)
    panels = draw_small_multiples({"2.1 One": shares[T1], "2.2 Two": shares[T2]}, caption="Themes")
    cells = {"2.1 One": {each.group: each.people for each in shares[T1]}}
    read = {each.group: each.base for each in shares[T1]}
    time = draw_over_time(cells, read, caption="Over time")

    assert panels is not None
    assert "2 of 4 comparisons differ beyond chance" in panels.alternative
    assert panels.table.rows[0][:3] == ("2.1 One: 2026-Q1", "30", "60")
    assert "no trend" in time.alternative
    assert time.table.rows[-1] == ("Everybody read", "60", "60")
    assert safe_svg(panels.svg, prefix="a")
