"""Taking a report back: what can be undone, what cannot, and the page that stays for thirty days."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from speakopenly.hear.speaking import Sharing
from speakopenly.web.hear.reporting.reports.models import Message, ReportState
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from tests.web.hear.reporting.mailbox.conftest import Reporter, said_on
from tests.web.hear.reporting.reports.conftest import WORDS, opened


def in_days(days: int) -> str:
    return date_format(timezone.localdate() + timedelta(days=days), "j F Y")


def test_before_anything_is_taken_back_it_is_said_what_stays(reporter: Reporter) -> None:
    SpeakDoor.objects.update(days_backups_are_kept=21)
    reporter.open()

    page = said_on(reporter.post("withdraw"))

    assert "We cannot take back what was passed on to protect a child." in page
    assert f"Copies in our backups are gone by {in_days(21)}." in page
    assert Message.objects.count() == 1


def test_a_choice_has_to_be_made(reporter: Reporter) -> None:
    reporter.open()
    reporter.post("withdraw")

    page = reporter.post("withdraw", sent="yes")

    assert page.status_code == 400
    assert "Choose one of the two." in said_on(page)


def test_only_sharing_can_be_stopped(reporter: Reporter) -> None:
    reporter.open()

    page = reporter.post("withdraw", sent="yes", choice="stop")

    assert "We have stopped sharing it" in said_on(page)
    assert WORDS in said_on(page)
    assert opened(reporter.receipt).report.sharing == Sharing.NO


def test_words_taken_out_are_gone_and_the_page_says_so_for_thirty_days(reporter: Reporter) -> None:
    reporter.open()

    page = said_on(reporter.post("withdraw", sent="yes", choice="take-out"))

    assert "Your words are gone from here" in page
    assert f"until {in_days(30)}" in page
    assert f"Copies in our backups are gone by {in_days(35)}." in page
    assert Message.objects.count() == 0
    assert "Your words are gone from here" in said_on(reporter.open())
    assert opened(reporter.receipt).report.state == ReportState.WITHDRAWN


def test_after_withdrawing_nothing_can_be_added(reporter: Reporter) -> None:
    reporter.open()
    before = reporter.given
    reporter.post("withdraw", sent="yes", choice="take-out")
    reporter.given = before

    page = reporter.post("write", kind="addition", text="Too late")

    assert "Your words are gone from here" in said_on(page)
    assert Message.objects.count() == 0
    again = reporter.post("withdraw", sent="yes", choice="take-out")
    assert again.status_code == 200
