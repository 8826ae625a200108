"""Ten thousand reports from one sender do not hide one from another; a form sent twice is one report."""

from __future__ import annotations

import os
import threading
from typing import Any

import pytest
from django.db import connection

from speakopenly.hear.speaking import new_receipt
from speakopenly.web.hear.keyring.models import CaseKey, Wrap
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports.actions import TakenIn, take_in
from speakopenly.web.hear.reporting.reports.models import Message, Report
from speakopenly.web.hear.reporting.speak import flood
from speakopenly.web.people.models import Service
from tests.promises.reporters import Person, open_the_door
from tests.web.hear.reporting.reports.conftest import Reader, answers, number_of, opened

pytestmark = pytest.mark.django_db(transaction=True)
JUNK = int(os.environ.get("SPEAKOPENLY_FLOOD", "150"))
"""The whole promise: SPEAKOPENLY_FLOOD=10000 pytest tests/promises/test_no_voice_is_drowned.py"""


@pytest.fixture
def door(northmoor: Service, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Service:
    settings.DEMO = True
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    monkeypatch.setattr(flood, "WATCH", flood.Watch())
    open_the_door(northmoor)
    return northmoor


def test_one_honest_report_is_seen_after_a_flood(door: Service, ben: Reader) -> None:
    noisy = Person(0, address="203.0.113.9")
    for number in range(JUNK):
        noisy.send(f"Buy now {number}")
    honest = Person(1, address="198.51.100.4")
    honest.send("Nobody rang back until the spring.")

    seen = conversations.inbox(ben.staff, ben.unlocked)
    apart = conversations.inbox(ben.staff, ben.unlocked, quarantine=True)

    assert honest.receipt is not None
    assert number_of(honest.receipt) in _all_numbers(ben)
    assert seen.sums.in_all == flood.AT_ONCE + 1
    assert apart.sums.in_all == JUNK - flood.AT_ONCE
    assert Report.objects.count() == JUNK + 1


def test_whoever_floods_still_has_a_receipt_that_works(door: Service) -> None:
    noisy = Person(0, address="203.0.113.9")
    for number in range(flood.AT_ONCE + 5):
        noisy.send(f"Buy now {number}")

    assert f"Buy now {flood.AT_ONCE + 4}" in noisy.come_back()


def _all_numbers(reader: Reader) -> set[str]:
    first = conversations.inbox(reader.staff, reader.unlocked)
    pages = [conversations.inbox(reader.staff, reader.unlocked, page=at + 1) for at in range(first.pages)]
    return {row.number for page in pages for row in page.rows}


@pytest.mark.parametrize("at_once", [2, 6])
def test_a_form_sent_twice_at_the_same_moment_is_one_report(northmoor: Service, at_once: int) -> None:
    receipt, start, came = new_receipt(), threading.Barrier(at_once), list[TakenIn]()

    def send() -> None:
        start.wait()
        try:
            came.append(take_in(service=northmoor, answers=answers(), receipt=receipt, once=b"one"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(each.is_new for each in came) == [False] * (at_once - 1) + [True]
    assert (Report.objects.count(), Message.objects.count(), CaseKey.objects.count()) == (1, 1, 1)
    assert Wrap.objects.count() == 2
    assert mailboxes.thread(opened(receipt))[0].body == answers()
