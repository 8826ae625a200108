"""A report that two have read, with seventeen words or phrases to decide on; who makes and who reads as a stranger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from speakopenly.core.sealing import passphrases
from speakopenly.hear.safe_versions.crowds import Description
from speakopenly.hear.speaking import Kind, ProcessStage, Receipt, RoleBand, ServiceArea, Sharing
from speakopenly.understand.deidentify import Decision
from speakopenly.web.hear.keyring import key_locks
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import actions
from speakopenly.web.hear.reporting.safe_versions.bodies import Could, Looked
from speakopenly.web.hear.reporting.safe_versions.models import HowMany
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.reports.conftest import (
    Reader,
    ben,
    fay,
    gwen,
    key_of_the_installation,
    northmoor,
    opened,
    revision,
    send,
    with_a_key,
)
from tests.web.hear.reporting.safe_versions.seventeen import WORDS

__all__ = ["ben", "fay", "gwen", "key_of_the_installation", "northmoor"]

NOBODY = Looked(Could.NO, Could.NO, Could.NO)
SECRET = "teapot ladder orchard violin"


@pytest.fixture
def receipt(northmoor: Service, gwen: Reader) -> Receipt:
    """Somebody's report, sent when both readers had keys."""
    return send(
        northmoor,
        WORDS,
        kind=Kind.NEAR_MISS,
        sharing=Sharing.YES,
        role_band=RoleBand.PRACTITIONER,
        service_area=ServiceArea.FRONT_DOOR,
        stage=ProcessStage.RECORDING,
        quarter="2026-Q1",
    )


@pytest.fixture
def mailbox(receipt: Receipt) -> OpenMailbox:
    return opened(receipt)


@pytest.fixture
def report(mailbox: OpenMailbox, ben: Reader, gwen: Reader, enough_people: None) -> Report:
    """Read by two."""
    return read_by_two(mailbox.report, ben, gwen)


@pytest.fixture
def enough_people(northmoor: Service) -> None:
    """Twelve practitioners at the front door."""
    count_people(northmoor, 12)


def count_people(service: Service, number: int) -> None:
    HowMany.objects.update_or_create(
        service=service,
        role_band=RoleBand.PRACTITIONER,
        service_area=ServiceArea.FRONT_DOOR,
        defaults={"people": number},
    )


def seen(report: Report, reader: Reader) -> int:
    return revision(report, reader).row.revision


def decide(
    report: Report, reader: Reader, which: int, decision: Decision = Decision.REMOVE, instead: str = ""
) -> None:
    actions.decide(
        reader.staff, reader.unlocked, report,
        seen=seen(report, reader), which=which, decision=decision, instead=instead,
    )  # fmt: skip


def decide_all(report: Report, reader: Reader, *, but: int | None = None) -> None:
    """Begin, and remove whatever is marked."""
    actions.begin(reader.staff, reader.unlocked, report)
    for which in range(len(revision(report, reader).body.marks)):
        if which != but:
            decide(report, reader, which)


def confirm(report: Report, reader: Reader, *, stays: tuple[str, ...] = ()) -> None:
    actions.confirm(reader.staff, reader.unlocked, report, seen=seen(report, reader), stays=stays)


def describe(report: Report, reader: Reader, description: Description) -> None:
    actions.describe(
        reader.staff, reader.unlocked, report, seen=seen(report, reader), description=description
    )


def read_it(report: Report, reader: Reader, looked: Looked = NOBODY) -> bool:
    return actions.read_as_stranger(
        reader.staff, reader.unlocked, report, seen=seen(report, reader), looked=looked
    )


@pytest.fixture
def confirmed(report: Report, ben: Reader) -> Report:
    """Ben has decided on everything."""
    decide_all(report, ben)
    confirm(report, ben)
    return Report.objects.get(pk=report.pk)


@pytest.fixture
def approved(confirmed: Report, gwen: Reader, cast: Cast) -> Report:
    """Gwen could tell nobody. A facilitator can read what is handed to learning."""
    with_a_key(cast.asha)
    read_it(confirmed, gwen)
    return Report.objects.get(pk=confirmed.pk)


@pytest.fixture
def shared(approved: Report, ben: Reader) -> Report:
    """It was handed to learning."""
    actions.share(ben.staff, ben.unlocked, approved)
    return Report.objects.get(pk=approved.pk)


@pytest.fixture
def cheap_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))


@pytest.fixture
def browser_of(sign_in: Callable[[Staff], Client], cheap_guessing: None) -> Callable[[Reader], Client]:
    """A browser in which this reader has signed in, with an open key."""

    def open_browser(reader: Reader) -> Client:
        key = reader.unlocked.reading_key
        key_locks.lock(key, reader.unlocked.private, SECRET)
        key.save()
        client = sign_in(reader.staff)
        client.post("/staff/hear/unlock/", {"passphrase": SECRET})
        return client

    return open_browser
