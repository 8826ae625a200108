"""What stands of what people said, as a table."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from speakopenly.web.understand.evidence.literature.standing import standing_of


@dataclass
class Said:
    by_id: str
    says: str
    how: str = "alone"
    reason: str = ""


A_IN, A_OUT, B_IN, B_OUT = Said("a", "in"), Said("a", "out"), Said("b", "in"), Said("b", "out")
TOGETHER, THIRD = Said("b", "out", "together"), Said("c", "in", "third")


@pytest.mark.parametrize(
    ("wanted", "rows", "stands"),
    [
        (1, [], ""),
        (1, [A_IN], "in"),
        (1, [A_IN, A_OUT], "out"),
        (1, [Said("a", "unsure")], "unsure"),
        (1, [Said("a", "unsure"), THIRD], "in"),
        (2, [A_IN], ""),
        (2, [A_IN, A_OUT], ""),
        (2, [A_IN, B_IN], "in"),
        (2, [A_IN, B_OUT], "conflict"),
        (2, [A_IN, B_OUT, A_OUT], "out"),
        (2, [A_IN, B_OUT, THIRD], "in"),
        (2, [A_IN, B_OUT, THIRD, TOGETHER], "out"),
        (2, [Said("a", "unsure"), Said("b", "unsure")], "unsure"),
        (2, [Said("a", "unsure"), B_IN], "conflict"),
        (2, [Said("a", "out", reason="x"), Said("b", "out", reason="x")], "out"),
        (2, [Said("a", "out", reason="x"), Said("b", "out", reason="y")], "conflict"),
    ],
)
def test_what_stands(wanted: int, rows: list[Said], stands: str) -> None:
    assert standing_of(rows, wanted=wanted).stands == stands
