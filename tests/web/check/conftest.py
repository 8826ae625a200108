"""A measure of Northmoor with two years of points, as somebody types them in."""

from __future__ import annotations

import pytest

from speakopenly.web.check.outcomes import actions, reading
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast

BEFORE = (31, 28, 33, 30, 29, 32, 34, 27, 30, 31, 29, 33)
AFTER = (22, 20, 23, 19, 21, 22, 18, 20, 21, 19, 22, 20)
CHANGE = "2025-01"
SAID = {
    "name": "Changes of worker",
    "counted": "Changes of worker in a month",
    "of_how_many": "",
    "per": None,
    "hoped": "decrease",
    "often": "month",
    "might_get_worse": "Waiting for a first visit",
    "rules": "mdc-2023",
    "exercise": None,
}


def typed(*numbers: int, year: int = 2024) -> str:
    """Numbers of consecutive months as lines that somebody types."""
    return "\n".join(f"{year + at // 12}-{at % 12 + 1:02}, {number}" for at, number in enumerate(numbers))


def bring(measure: Measure, by: Staff, text: str) -> None:
    table = reading.read_typed(text)
    out_of = reading.OUT_OF if measure.per else None
    read = reading.read_points(table, when=reading.WHEN, count=reading.COUNT, out_of=out_of)
    actions.bring_in(measure=measure, by=by, found=read.points)


@pytest.fixture
def measure(cast: Cast) -> Measure:
    return actions.write_down(by=cast.asha, said=SAID)


@pytest.fixture
def filled(measure: Measure, cast: Cast) -> Measure:
    bring(measure, cast.asha, typed(*BEFORE, *AFTER))
    return measure
