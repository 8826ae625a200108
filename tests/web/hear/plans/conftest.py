"""An exercise that is being set up, the facilitator who plans it, and a leader who only sees who was heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.core.records import Contribution, ContributionId, PersonId
from speakopenly.web.hear.listening import actions
from speakopenly.web.hear.listening.models import Contribution as Row
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.understand.conftest import hear_them

SignIn = Callable[[Staff], Client]


@dataclass(frozen=True)
class Planner:
    """A person at the pages of one plan."""

    client: Client
    exercise: Exercise

    def at(self, name: str, *more: object) -> str:
        return reverse(f"hear:{name}", args=[self.exercise.slug, *more])

    def get(self, name: str, *more: object) -> HttpResponse:
        return self.client.get(self.at(name, *more))

    def post(self, name: str, /, *more: object, **said: object) -> HttpResponse:
        return self.client.post(self.at(name, *more), said, follow=True)


@pytest.fixture
def begun(cast: Cast) -> Exercise:
    return actions.set_up_exercise(
        by=cast.asha,
        title="What helps?",
        question="What helps?",
        asked_by="Northmoor",
        opened_on=date(2026, 3, 2),
        not_heard=["Night staff"],
    )


@pytest.fixture
def asha(sign_in: SignIn, cast: Cast, begun: Exercise) -> Planner:
    return Planner(sign_in(cast.asha), begun)


@pytest.fixture
def leader(sign_in: SignIn, member: Callable[..., Staff], begun: Exercise) -> Planner:
    return Planner(sign_in(member(Role.LEADER)), begun)


def hear(exercise: Exercise, by: Staff, people: Iterable[tuple[str, str]], channel: str = "survey") -> None:
    """Contributions of these people, by their role."""
    said = [
        Contribution(
            id=ContributionId(f"{channel}-{person}"),
            person=PersonId(person),
            text="-",
            groups={"role": role, "nation": "Wales" if number % 2 else "England"},
        )
        for number, (person, role) in enumerate(people)
    ]
    hear_them(exercise, by, said)
    Row.objects.filter(exercise=exercise, ident__startswith=channel).update(channel=channel)


def many(role: str, number: int) -> list[tuple[str, str]]:
    return [(f"{role}-{each}", role) for each in range(number)]
