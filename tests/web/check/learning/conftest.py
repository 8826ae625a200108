"""Northmoor with reports of several quarters; Lena, learning lead; Dee, leader. Today is a day in November 2026."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from speakopenly.hear.safe_versions.records import Counted
from speakopenly.web.check.learning.counting import reports
from speakopenly.web.check.learning.models import StaffNumber
from speakopenly.web.hear.reporting.reports.waits import Waited
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast

TODAY = date(2026, 11, 27)
Q2, Q3, Q4 = "2026-Q2", "2026-Q3", "2026-Q4"
FIRST_DAY = {Q2: date(2026, 4, 6), Q3: date(2026, 7, 6), Q4: date(2026, 10, 5)}


@dataclass
class Heard:
    """What the rooms of reports would tell, in the place of what they keep."""

    waited: list[Waited] = field(default_factory=list)
    shared: list[Counted] = field(default_factory=list)
    days: dict[str, Counter[str]] = field(default_factory=dict)

    def came(self, quarter: str, number: int, *, opened: int | None = 1, answered: int | None = 9) -> None:
        """So many reports, opened and answered so many days after they came."""
        first = FIRST_DAY[quarter]
        self.waited += [
            Waited(first, _after(first, opened), _after(first, answered)) for _each in range(number)
        ]

    def told(self, quarter: str, **counts: int) -> None:
        """Counts of what was chosen in mailboxes."""
        self.days.setdefault(quarter, Counter()).update(counts)


def _after(day: date, number: int | None) -> date | None:
    return None if number is None else day + timedelta(days=number)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Counting reads this instead of reports; how those are counted is tested in their own rooms."""
    told = Heard()
    monkeypatch.setattr(reports.waits, "waited", lambda service: told.waited)
    monkeypatch.setattr(reports.shared, "counted", lambda service: told.shared)
    monkeypatch.setattr(reports.day_counts, "by_quarter", lambda service: told.days)
    return told


@pytest.fixture
def northmoor(cast: Cast) -> Service:
    return cast.asha.service


@pytest.fixture
def lena(member: Callable[..., Staff]) -> Staff:
    return member(Role.LEARNING_LEAD)


@pytest.fixture
def dee(member: Callable[..., Staff]) -> Staff:
    return member(Role.LEADER, Role.CODER)


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are looked at on one day, so that a quarter is the same whenever the tests run."""
    from django.utils import timezone

    monkeypatch.setattr(timezone, "localdate", lambda *given: TODAY if not given else given[0].date())


def staff_of_quarters(service: Service, by: Staff, numbers: dict[str, int]) -> None:
    StaffNumber.objects.bulk_create(
        StaffNumber(service=service, by=by.user, quarter=quarter, people=number)
        for quarter, number in numbers.items()
    )


def shared(quarter: str, **more: Any) -> Counted:
    """One report among those that were shared."""
    told: dict[str, Any] = {"kind": None, "area": None, "stage": None, "hindered": frozenset()}
    return Counted(quarter=quarter, **{**told, "was_unheard": None, **more})


def cells(rows: Sequence[Sequence[str]]) -> list[str]:
    return [cell for row in rows for cell in row]
