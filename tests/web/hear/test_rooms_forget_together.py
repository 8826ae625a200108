"""What readers made of a report goes with its words: at once when it is withdrawn, and a year after it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import models
from django.utils import timezone

from speakopenly.hear.speaking import Closing, Sharing
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.hear.reporting.alerts import actions as alerts
from speakopenly.web.hear.reporting.alerts.models import Answer, FlagDecision
from speakopenly.web.hear.reporting.readers import actions as readers
from speakopenly.web.hear.reporting.readers.models import Candour, IdentityStep, Notes, RouteRecord
from speakopenly.web.hear.reporting.reports import conversations, daily, mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Flag, Message, Report
from speakopenly.web.hear.reporting.safe_versions.models import SafeVersion, SharedRecord, StrangersRead
from speakopenly.web.people.models import Service
from tests.web.conftest import Cast
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.readers.conftest import done, notes
from tests.web.hear.reporting.reports.conftest import (
    Reader,
    ben,
    fay,
    gwen,
    key_of_the_installation,
    northmoor,
    opened,
    send,
    shared_by,
    with_a_key,
)

__all__ = ["ben", "fay", "gwen", "key_of_the_installation", "northmoor"]

DANGER = "He said his stepdad hit him with a belt and he is scared to go home."
SEALED: tuple[type[models.Model], ...] = (
    Message, Notes, RouteRecord, Candour, IdentityStep, SafeVersion, StrangersRead, FlagDecision,
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """Two reports with all that readers make of one: the first passed on, the second shared."""

    passed_on: OpenMailbox
    shared: OpenMailbox

    @property
    def both(self) -> tuple[OpenMailbox, OpenMailbox]:
        return self.passed_on, self.shared


@pytest.fixture
def told(northmoor: Service, ben: Reader, gwen: Reader, cast: Cast) -> Told:
    with_a_key(cast.asha)
    passed_on, shared = opened(send(northmoor, DANGER)), opened(send(northmoor, sharing=Sharing.YES))
    flag = Flag.objects.get(report=passed_on.report)
    for reader in (ben, gwen):
        conversations.read(reader.staff, reader.unlocked, passed_on.report.number)
    alerts.decide(
        by=ben.staff,
        unlocked=ben.unlocked,
        flag=flag,
        answer=Answer.CHILD_AT_RISK,
        text="Rang the front door.",
    )
    report = read_by_two(passed_on.report, ben, gwen, notes("RT8"))
    readers.record_route(ben.staff, ben.unlocked, report, done("RT8"))
    shared_by(shared.report, ben, gwen)
    for mailbox in (passed_on, shared):
        closing = Closing("We heard you.", "Nothing yet, because we have only begun.")
        conversations.close(ben.staff, ben.unlocked, Report.objects.get(pk=mailbox.report.pk), closing)
    return Told(passed_on, shared)


def sealed_rows() -> dict[str, int]:
    """How many rows of each kind still hold something sealed."""
    return {
        kind.__name__: sum(bool(bytes(row.sealed)) for row in kind._default_manager.all())  # type: ignore[attr-defined]
        for kind in SEALED
    }


def keys_of_reports() -> int:
    return CaseKey.objects.filter(kind="report").count()


def test_something_of_each_room_is_there_before(told: Told) -> None:
    rows = sealed_rows()

    assert {name for name, number in rows.items() if number} >= {
        "Message", "Notes", "RouteRecord", "SafeVersion", "StrangersRead", "FlagDecision",
    }  # fmt: skip
    assert keys_of_reports() == 2


def test_withdrawing_leaves_no_sealed_row_of_any_room_and_no_key(told: Told) -> None:
    for mailbox in told.both:
        mailboxes.withdraw(mailbox)

    assert not any(sealed_rows().values())
    assert keys_of_reports() == 0
    assert not SharedRecord.objects.exists()
    assert not Contribution.objects.exists()


def test_a_year_after_closing_only_what_names_nobody_is_left(told: Told) -> None:
    long_ago = timezone.localdate() - timedelta(days=400)
    Report.objects.update(closed_on=long_ago)

    daily.daily_round()

    assert not any(sealed_rows().values())
    assert keys_of_reports() == 0
    assert {row.rule for row in RouteRecord.objects.all()} == {"RT1", "RT2", "RT8"}, "it stays to be counted"
    assert FlagDecision.objects.get().answer == Answer.CHILD_AT_RISK
    assert Contribution.objects.count() == 1, "what was shared stays with learning until it is withdrawn"
