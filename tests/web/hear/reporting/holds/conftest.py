"""Fay is safeguarding lead and Lea leader of Northmoor: between them they place holds. Somebody has sent a report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.web.hear.reporting.holds import actions
from speakopenly.web.hear.reporting.holds.models import Hold, HoldReason
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person
from tests.web.hear.reporting.mailbox.conftest import keys_and_door, reporter
from tests.web.hear.reporting.reports.conftest import (
    Reader,
    ben,
    fay,
    gwen,
    key_of_the_installation,
    mailbox,
    northmoor,
)

__all__ = [
    "ben",
    "fay",
    "gwen",
    "key_of_the_installation",
    "keys_and_door",
    "mailbox",
    "northmoor",
    "reporter",
]

NOTE = "The inquiry asks for everything about the night shifts of spring."


@pytest.fixture
def lea(cast: Cast) -> Staff:
    return _person(cast.ben.service, "Lea", Role.LEADER)


@pytest.fixture
def propose(fay: Reader) -> Callable[..., Hold]:
    def proposed(report: Report | None, *, days: int = 90, unsafe_because: str = "") -> Hold:
        return actions.propose(
            by=fay.staff,
            report=report,
            reason=HoldReason.INQUIRY,
            note=NOTE,
            review_on=timezone.localdate() + timedelta(days=days),
            unsafe_because=unsafe_because,
        )

    return proposed


@pytest.fixture
def place_hold(propose: Callable[..., Hold], lea: Staff) -> Callable[..., Hold]:
    def placed(report: Report | None, *, unsafe_because: str = "", also_unsafe: bool = False) -> Hold:
        hold = propose(report, unsafe_because=unsafe_because)
        actions.agree(by=lea, hold=hold, also_unsafe=also_unsafe)
        hold.refresh_from_db()
        return hold

    return placed


@pytest.fixture
def lift(fay: Reader, lea: Staff) -> Callable[[Hold], None]:
    def lifted(hold: Hold) -> None:
        actions.ask_to_lift(by=fay.staff, hold=hold)
        actions.lift(by=lea, hold=hold)

    return lifted
