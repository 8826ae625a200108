"""Sums of answers about supervision, as if people had answered in a quarter that is over."""

from __future__ import annotations

from speakopenly.check.supervision import Side, count
from speakopenly.web.check.supervision.models import PulseCount
from speakopenly.web.people.models import Service
from tests.library.check.supervision.answered import answers

Q3, Q4 = "2026-Q3", "2026-Q4"


def answered(
    service: Service,
    number: int,
    *,
    yes: int,
    side: Side = Side.SUPERVISED,
    quarter: str = Q3,
    area: str = "",
) -> None:
    """So many people answered in a quarter; the first said yes to everything, the others no."""
    (tally,) = count(answers(number, yes=yes)).values()
    row = PulseCount(service=service, quarter=quarter, side=side, area=area)
    row.put(tally)
    row.save()
