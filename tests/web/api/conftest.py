"""Northmoor with a report that is out, a reply and official figures, made once for every question here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.test import Client

from speakopenly.web.check.replies.models import Reply
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.findings.publications.models import Publication
from tests.web.asked import taken_back
from tests.web.check.replies.conftest import came, out
from tests.web.conftest import _person, make_cast
from tests.web.plans import open_exercise
from tests.web.understand.conftest import Bench, hear_them, understand, what_was_said
from tests.web.understand.pressures.conftest import home_with_figures
from tests.web.understand.test_publications import publish

__all__ = ["home_with_figures"]


@dataclass(frozen=True)
class Northmoor:
    bench: Bench
    report: Publication
    reply: Reply


def make_northmoor(made_public: Callable[[Bench], Publication] = publish) -> Northmoor:
    """One report of 62 contributions, signed by two, and one reply to its first theme."""
    service = make_cast().asha.service
    fay = _person(service, "Fay", Role.FACILITATOR)
    exercise = open_exercise(
        by=fay,
        title="What helps in Northmoor",
        question="What helps?",
        asked_by="Northmoor",
        opened_on=datetime.date(2026, 3, 1),
        not_heard=["Fathers who live elsewhere"],
    )
    hear_them(exercise, fay, what_was_said())
    understand(exercise)
    people = {name: _person(service, name, role) for name, role in PEOPLE.items()}
    bench = Bench(exercise, fay, people["Lena"], people["Pia"], people["Cole"], lambda _staff: Client())
    report = made_public(bench)
    came(exercise, 200)
    return Northmoor(bench, report, out(bench))


PEOPLE = {"Lena": Role.LEARNING_LEAD, "Pia": Role.PUBLISHER, "Cole": Role.CODER}


@pytest.fixture(scope="module")
def northmoor(django_db_setup: None, django_db_blocker: Any, home_with_figures: Path) -> Iterator[Northmoor]:
    """Everything, in one transaction that is taken back."""
    before = site.HOME
    with django_db_blocker.unblock(), taken_back():
        made = make_northmoor()
        site.HOME = home_with_figures
        yield made
    site.HOME = before
