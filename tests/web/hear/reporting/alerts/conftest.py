"""A rota of two, a clock that is only given, and a sender that keeps what it was handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from speakopenly.hear.alerting import Plan
from speakopenly.web.hear.reporting.alerts import actions, heartbeat
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, RouteKind, Safety
from speakopenly.web.hear.reporting.alerts.sending import NotSent
from speakopenly.web.hear.reporting.alerts.watching import Watch
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person
from tests.web.hear.reporting.reports.conftest import (  # noqa: F401  (fixtures)
    Reader,
    ben,
    fay,
    key_of_the_installation,
    northmoor,
    send,
    with_a_key,
)

LONDON = ZoneInfo("Europe/London")
AT_NIGHT = datetime(2026, 3, 2, 23, 40, tzinfo=LONDON)
"""A Monday."""
DOOR = "https://work.northmoor.example/staff/"
DANGER = "He said his stepdad hit him with a belt and he is scared to go home."


@dataclass
class Outbox:
    """Takes alerts instead of a relay; ``is_down`` has it refuse them."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)
    is_down: bool = False

    def take(self, _route: AlertRoute, address: str, text: str, more: str) -> None:
        if self.is_down:
            raise NotSent("down")
        self.sent.append((address, text, more))

    @property
    def to(self) -> list[str]:
        return [address.partition("@")[0] for address, _text, _more in self.sent]


@dataclass
class Night:
    """A watch that goes on as time is given to it."""

    watch: Watch
    now: datetime = AT_NIGHT

    def after(self, **later: float) -> None:
        """Look every five minutes until so much time has gone by."""
        end = self.now + timedelta(**later)
        while self.now < end:
            self.now = min(self.now + timedelta(minutes=5), end)
            self.watch.look(self.now)


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


@pytest.fixture
def lead(cast: Cast) -> Staff:
    """The administrator, who sets alerts up and reads nothing."""
    return cast.cara


@pytest.fixture
def gil(cast: Cast) -> Reader:
    """A second reader of Northmoor, and the deputy."""
    return with_a_key(_person(cast.ben.service, "Gil", Role.READER))


@pytest.fixture
def route(lead: Staff) -> AlertRoute:
    given = actions.routes.RouteSettings(
        RouteKind.EMAIL, "127.0.0.1", 25, Safety.NONE, sender="site@northmoor.example"
    )
    made = actions.set_up_route(by=lead, given=given)
    AlertRoute.objects.filter(pk=made.pk).update(tested_on=timezone.localdate())
    made.refresh_from_db()
    return made


@pytest.fixture
def rota(lead: Staff, route: AlertRoute, ben: Reader, gil: Reader) -> None:  # noqa: F811
    for each in (ben, gil):
        actions.put_on_rota(
            by=lead, user=each.staff.user, route=route, address=each.staff.user.email, days=range(7)
        )


@pytest.fixture
def plan(lead: Staff) -> Plan:
    said = Plan(4)
    actions.set_plan(by=lead, plan=said, work_door=DOOR)
    return said


@pytest.fixture
def night(outbox: Outbox, rota: None, plan: Plan) -> Night:
    return Night(Watch(send=outbox.take))


@pytest.fixture
def alive(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Whether the watch was heard of lately."""

    def say(is_alive: bool) -> None:
        monkeypatch.setattr(heartbeat, "is_alive", lambda: is_alive)

    say(True)
    return say
