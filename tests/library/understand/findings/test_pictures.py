"""Pictures of findings: each with its sentence and its table, and nothing in them that may not be shown."""

from __future__ import annotations

from datetime import date
from random import Random

import numpy as np
import pytest

from speakopenly.core.counting import Heads
from speakopenly.core.documents import (
    Document,
    Figure,
    Section,
    differences_in_pdf,
    drawing,
    write_pdf,
)
from speakopenly.core.documents.pictures import safe_svg, svg_words
from speakopenly.understand.findings.numbers import make_number
from speakopenly.understand.findings.pictures import (
    Dot,
    Link,
    Node,
    Pair,
    draw_dots,
    draw_flow,
    draw_map,
    draw_steadiness,
    safe_pair,
)
from speakopenly.understand.findings.pictures.map import HEIGHT, TALLER, _least_height, _placed, _taken

BASE = Heads(310)


def test_every_finding_has_a_row_and_a_hidden_one_is_hatched() -> None:
    said = [("2.1", "Handover", 84), ("3.1", "Signing", 5)]
    figure = draw_dots(
        [Dot(number, name, make_number(Heads(people), BASE)) for number, name, people in said], caption="All"
    )

    assert figure.table.rows[0] == ("2.1", "Handover", "84", "310", "22%", "32%", "some", "nobody")
    assert figure.table.rows[1][2:6] == ("[c]", "310", "[c]", "[c]")
    assert "5" not in svg_words(figure.svg)
    assert "nobody has checked" in figure.alternative


def test_a_band_is_drawn_for_each_number_that_may_be_shown_and_for_no_other() -> None:
    question, themes, finding = (
        Node(0, "What helps?"),
        [Node(1, "Handover"), Node(1, "Signing")],
        Node(2, "2.1"),
    )
    links = [
        Link(question, themes[0], 80),
        Link(question, themes[1], None),
        Link(themes[0], finding, 84),
    ]
    figure = draw_flow(links, headings=("Question", "Theme", "Paragraph"), caption="Flow", sentence="So.")

    assert figure.svg.count("<path") == 2
    assert figure.table.rows[1] == ("What helps?", "Signing", "[c]")


def test_a_map_joins_what_the_same_people_raise_and_is_always_the_same() -> None:
    themes: list[tuple[str, int | None]] = [
        ("Handover", 84),
        ("Leaving", 60),
        ("Food", 40),
        ("Signing", None),
    ]
    pairs = [Pair(0, 1, 30), Pair(0, 2, None), Pair(1, 2, 10)]

    one, again = (draw_map(themes, pairs, caption="Map") for _ in range(2))

    assert one == again
    assert one.svg.count("<line") == 2
    assert "“Handover” and “Leaving” were raised most often by the same people: about 30" in one.alternative
    assert ("Handover – Food", "[c]") in one.table.rows
    assert safe_svg(one.svg, prefix="map")


@pytest.mark.parametrize("seed", range(12))
def test_no_words_of_a_map_run_into_others_so_a_pdf_gives_them_back(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    themes = [
        (f"2.{at} supervision and telephone", chance.choice([None, 9, 20, 60, 180])) for at in range(20)
    ]
    pairs = [Pair(at, chance.randrange(at), chance.choice([None, 10, 20])) for at in range(1, 20)]
    report = _report_of(draw_map(themes, pairs, caption="Findings raised by the same people"))

    assert differences_in_pdf(report, write_pdf(report)) == ()


def _report_of(figure: Figure) -> Document:
    section = Section("1", "Pictures", (figure,))
    return Document(
        "Voices", "Of Northmoor", "Edition 1", date(2026, 5, 4), "en-GB", "7f3a", (), (), (section,)
    )


def test_what_two_themes_share_is_hidden_where_it_or_what_it_leaves_is_small() -> None:
    assert safe_pair(31, 84, 60) == 30
    assert safe_pair(5, 84, 60) is None
    assert safe_pair(55, 84, 60) is None
    assert safe_pair(0, 84, 60) == 0
    assert safe_pair(0, 84, 6) is None


def test_steadiness_says_how_many_hold() -> None:
    figure = draw_steadiness({"Handover": 0.9, "Food": 0.4}, runs=10, caption="Steady")

    assert figure.alternative == "1 of 2 themes held together in at least 8 of 10 re-runs."
    assert figure.table.rows == (("Handover", "9", "10"), ("Food", "4", "10"))


def test_words_are_cut_where_they_fit_and_escaped() -> None:
    assert drawing.lines_of("a theme with a very long name indeed that goes on", 120) == [
        "a theme with a",
        "very long name…",
    ]
    assert "&lt;script&gt;" in drawing.words(0, 0, "<script>")


def test_a_spot_is_taken_where_a_box_stands_within_reach_of_it_in_both_directions() -> None:
    draw = np.random.default_rng(seed=4)
    beside, below = np.arange(0.0, 200.0, 7.0), np.arange(0.0, 120.0, 9.0)
    middles, reach = draw.uniform(0, 200, (6, 2)), draw.uniform(2, 30, (6, 2))

    taken = _taken(beside, below, middles, reach)

    spots = [(x, y) for y in below for x in beside]
    boxes = list(zip(middles, reach, strict=True))
    within = [any((np.abs(middle - spot) < far).all() for middle, far in boxes) for spot in spots]
    assert taken.tolist() == within
    assert 0 < sum(within) < len(within)


def test_where_nothing_stands_no_spot_is_taken() -> None:
    nothing = np.empty((0, 2))

    assert not _taken(np.arange(3.0), np.arange(2.0), nothing, nothing).any()


@pytest.mark.parametrize("seed", range(6))
def test_no_height_is_passed_over_in_which_all_would_have_had_room(seed: int) -> None:
    random = np.random.default_rng(seed)
    number = int(random.integers(1, 40))
    half = np.column_stack([np.full(number, 67.0), random.uniform(50, 90, number)])
    places = random.random((number, 2))

    height = HEIGHT
    while _placed(places, half, height) is None:
        height += TALLER

    assert HEIGHT <= _least_height(half) <= height
