"""Northmoor's Speak door is open; Lena leads learning, Dee leads, Ex examines. Today is a day in November 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.reporting.speak.conftest import SAID

TODAY = date(2026, 11, 27)


@pytest.fixture
def northmoor(cast: Cast) -> Service:
    set_up_door(cast.asha.service, said=SAID, checked_on=TODAY, is_open=True)
    return cast.asha.service


@pytest.fixture
def lena(member: Callable[..., Staff]) -> Staff:
    return member(Role.LEARNING_LEAD)


@pytest.fixture
def dee(member: Callable[..., Staff]) -> Staff:
    return member(Role.LEADER)


@pytest.fixture
def ex(member: Callable[..., Staff]) -> Staff:
    return member(Role.EXAMINER)


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are looked at on one day, so that a quarter is the same whenever the tests run."""
    monkeypatch.setattr(timezone, "localdate", lambda *given: TODAY if not given else given[0].date())
