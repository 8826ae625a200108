"""The picture of a part, its sentence and its table hide alike."""

from __future__ import annotations

from xml.etree import ElementTree

from speakopenly.check.supervision import Part, Side, Words, draw_part, pools
from tests.library.check.supervision.answered import QUARTER, answers

WORDS = Words(
    "Support",
    {Side.SUPERVISED: "Supervised people", Side.SUPERVISOR: "Supervisors"},
    "{side}, {quarter}: about {value} ({low} to {high}).",
    "{side}, {quarter}: hidden.",
    ("when", "who", "said yes", "low", "high"),
    "Of all answers.",
)


def test_a_side_under_ten_is_hidden_in_picture_sentence_and_table_alike() -> None:
    found = pools(answers(30, yes=15) + answers(9, yes=4, side=Side.SUPERVISOR))

    figure = draw_part(Part.SUPPORT, found, [QUARTER], WORDS)

    svg = ElementTree.fromstring(figure.svg)  # noqa: S314  (drawn here)
    shapes = [each.tag.rpartition("}")[2] for each in svg.iter()]
    assert shapes.count("circle") == 2, "one mark, and one in the key"
    assert shapes.count("polygon") == 1, "only the one in the key"
    assert "Supervisors, 2026 Q3: hidden." in figure.alternative
    assert figure.table.rows[1] == ("2026 Q3", "Supervisors", "[c]", "[c]", "[c]")


def test_sentence_and_table_carry_the_range() -> None:
    figure = draw_part(Part.SUPPORT, pools(answers(30, yes=15)), ["2026-Q2", QUARTER], WORDS)

    assert "Supervised people, 2026 Q3: about 50% (33% to 67%)." in figure.alternative
    assert figure.table.rows[2] == ("2026 Q3", "Supervised people", "50%", "33%", "67%")
    assert figure.table.rows[0][2:] == ("[c]", "[c]", "[c]")


def test_what_is_hidden_draws_one_block_of_one_size_whatever_lies_behind() -> None:
    nine, none = (
        draw_part(Part.SUPPORT, pools(answers(number, yes=4)), [QUARTER], WORDS).svg for number in (9, 0)
    )

    assert nine == none
