"""A report that may tell of a child in danger reaches a person on time, and the door says so when nobody comes."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from speakopenly.hear.alerting import Plan, ReadingHours
from speakopenly.hear.speaking import Message, MessageKind
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.alerts import actions
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports.models import Flag, Report
from speakopenly.web.hear.reports_room import reports_that_wait
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from tests.promises.reporters import (
    Person,
    database_files,
    files_at_home,
    open_the_door,
    other_tables,
    tables,
    times_of_files,
)
from tests.web.hear.reporting.alerts.conftest import DOOR, Night, Outbox
from tests.web.hear.reporting.reports.conftest import Reader, number_of, opened

pytestmark = pytest.mark.django_db(transaction=True)

DANGER = "The boy said his stepdad hits him with a belt. Nobody has told anyone."
ONE, SEVERAL = "One report needs a reader today.", "Reports need a reader today."
PLANS = [Plan(4), Plan(4, ReadingHours(0, 4, time(9), time(17)))]
UNREAD = {
    "": "Reports are not being read now",
    "/family": "Reports are not being read now",
    "/young": "Nobody is reading what people send right now",
    "/easy": "Nobody is reading now.",
    "/cy": "Nid yw adroddiadau'n cael eu darllen nawr",
    "/cy/young": "Nid oes neb yn darllen yr hyn y mae pobl yn ei anfon ar hyn o bryd",
}
EMERGENCY = "tel:999"


@pytest.fixture(autouse=True)
def key_of_the_installation(settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)


@pytest.fixture
def door(northmoor: Service, settings: Any, alive: object) -> Service:
    settings.DEMO = True
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    open_the_door(northmoor)
    return northmoor


def tell(number: int = 1) -> Person:
    person = Person(number)
    person.send(DANGER)
    return person


def is_said(address: str, words: str) -> bool:
    page = Client().get(address).text.replace("&#x27;", "'")
    return words in page and EMERGENCY in page


@pytest.mark.parametrize("said", PLANS)
def test_sent_at_2340_with_the_first_person_absent_it_reaches_the_deputy_on_time(
    door: Service,
    night: Night,
    outbox: Outbox,
    lead: Staff,
    said: Plan,
) -> None:
    actions.set_plan(by=lead, plan=said, work_door=DOOR)
    tell()
    night.watch.look(night.now)
    assert outbox.to == ["ben"]
    on_time = said.open_by(night.now)

    night.after(seconds=(on_time - night.now).total_seconds())

    assert outbox.to == ["ben", "gil"]


@pytest.mark.parametrize("said", PLANS)
def test_when_nobody_answers_the_door_changes_its_words_and_back_when_somebody_opens_it(
    door: Service,
    night: Night,
    ben: Reader,
    lead: Staff,
    said: Plan,
) -> None:
    actions.set_plan(by=lead, plan=said, work_door=DOOR)
    person = tell()
    night.watch.look(night.now)
    assert not any(is_said(f"{way}/", words) for way, words in UNREAD.items())

    night.after(days=2)
    for way, words in UNREAD.items():
        assert is_said(f"{way}/", words)
        assert is_said(f"{way}/speak/", words)
    later = Person(2)
    later.send("The duty phone rings in an empty room.")
    assert UNREAD[""] in later.seen, "and on the page with the eight words"

    assert person.receipt is not None
    conversations.read(ben.staff, ben.unlocked, number_of(person.receipt))
    assert not any(is_said(f"{way}/", words) for way, words in UNREAD.items())


def test_a_watch_that_has_stopped_is_said_at_the_door(
    door: Service,
    night: Night,
    alive: Callable[[bool], None],
) -> None:
    alive(False)

    assert is_said("/", "Reports may not be read now")


def test_nothing_in_an_alert_identifies_anything(door: Service, night: Night, outbox: Outbox) -> None:
    first = tell()
    night.watch.look(night.now)
    for number in range(2, 7):
        tell(number)
    night.after(minutes=10)

    assert [(text, more) for _to, text, more in outbox.sent] == [(ONE, DOOR), (SEVERAL, DOOR)]
    said = " ".join(f"{text} {more}" for _to, text, more in outbox.sent)
    assert first.receipt is not None
    known = [*first.receipt.words, *Report.objects.values_list("number", flat=True), "danger", "child"]
    assert not [each for each in known if each in said]
    assert not re.search(r"\d", said.replace(DOOR, ""))


def test_later_words_reach_a_person_as_well(door: Service, night: Night, outbox: Outbox, ben: Reader) -> None:
    person = Person(1)
    person.send("The handover was two lines long.")
    assert person.receipt is not None
    mailbox = opened(person.receipt)
    conversations.read(ben.staff, ben.unlocked, mailbox.report.number)
    night.watch.look(night.now)
    assert outbox.sent == []

    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message(DANGER))
    night.watch.look(night.now)

    assert outbox.to == ["ben"]


def test_a_flagged_report_stands_first_until_people_have_decided(door: Service, ben: Reader) -> None:
    for number in range(3):
        Person(number).send()
    person = tell(4)
    assert person.receipt is not None
    number_of_it = number_of(person.receipt)
    Report.objects.update(in_quarantine=False)
    assert conversations.inbox(ben.staff, None).rows[0].number == number_of_it

    conversations.read(ben.staff, ben.unlocked, number_of_it)

    assert conversations.inbox(ben.staff, None).rows[0].number == number_of_it


def test_one_that_is_held_apart_is_told_of_above_the_list(door: Service, ben: Reader) -> None:
    tell()
    Report.objects.update(in_quarantine=True)

    assert conversations.inbox(ben.staff, None).sums.look_first_apart == 1
    assert "1 to look at first is held apart." in reports_that_wait(ben.staff)[0].more


def test_no_hour_of_a_report_or_of_an_alert_is_kept(
    door: Service,
    night: Night,
    outbox: Outbox,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    rows, files = other_tables(), times_of_files(files_at_home())
    tell()
    night.watch.look(night.now)
    night.after(hours=13)
    assert len(outbox.sent) >= 3

    assert other_tables() == rows, "no audit line, no row anywhere else"
    assert times_of_files(files_at_home()) == files
    flags = [row for name, _columns, some in tables() if name == "speakopenly_hear_flag" for row in some]
    assert not any(isinstance(cell, datetime) for row in flags for cell in row)
    assert not [line for line in caplog.messages if "alert" in line]
    if connection.vendor == "sqlite":
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        assert set(times_of_files(database_files()).values()) == {midnight}


def test_a_flood_is_no_flood_of_alerts(door: Service, night: Night, outbox: Outbox) -> None:
    report = Report.objects.get(pk=opened(tell().receipt).report.pk)  # type: ignore[arg-type]
    Flag.objects.bulk_create(
        Flag(service=door, report=report, place=place, by_words=True, raised_on=timezone.localdate())
        for place in range(2, 2002)
    )

    night.watch.look(night.now)
    night.after(hours=3, minutes=50)

    assert outbox.to == ["ben"]
    assert set(Flag.objects.values_list("steps", flat=True)) == {1}


def test_the_first_page_says_that_not_every_danger_is_recognised(door: Service) -> None:
    for way in ("", "/family"):
        for page in ("/", "/danger/"):
            assert "We do not recognise every danger" in Client().get(f"{way}{page}").text
    assert "We may not notice every danger" in Client().get("/young/").text
    assert "We may not see every danger" in Client().get("/easy/").text


def test_when_somebody_looks_is_said_as_the_plan_has_it(door: Service, lead: Staff) -> None:
    assert "Nobody watches this site at night or at weekends." in Client().get("/danger/").text

    actions.set_plan(by=lead, plan=PLANS[1], work_door=DOOR)
    assert "outside reading hours: Monday to Friday, 9:00 to 17:00" in Client().get("/danger/").text
    assert "y tu allan i'r oriau darllen" in Client().get("/cy/danger/").text.replace("&#x27;", "'")

    actions.set_plan(by=lead, plan=PLANS[0], work_door=DOOR)
    assert "day and night, in this many hours: 4" in Client().get("/danger/").text
