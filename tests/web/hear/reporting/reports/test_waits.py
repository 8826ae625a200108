"""How long reports waited: days alone, of reports that were meant and are not taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.hear.speaking import Closing
from speakopenly.web.hear.reporting.reports import conversations, waits
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.reports.waits import Waited
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.reports.conftest import Reader, opened, send

CLOSING = Closing("You told us of a thin handover.", "The form has a new line.", "")
pytestmark = pytest.mark.django_db


def test_a_report_waits_until_it_is_opened_and_answered(ben: Reader, gwen: Reader) -> None:
    today = timezone.localdate()
    report = opened(send(ben.staff.service)).report
    Report.objects.filter(pk=report.pk).update(received_on=today - timedelta(days=3))
    before = waits.waited(report.service)

    read = read_by_two(Report.objects.get(pk=report.pk), ben, gwen)
    conversations.close(ben.staff, ben.unlocked, read, CLOSING)

    assert before == [Waited(today - timedelta(days=3), None, None)]
    assert waits.waited(report.service) == [Waited(today - timedelta(days=3), today, today)]


@pytest.mark.parametrize("changed", [{"in_quarantine": True}, {"state": "withdrawn"}])
def test_what_was_not_meant_or_was_taken_back_is_left_out(ben: Reader, changed: dict[str, object]) -> None:
    report = opened(send(ben.staff.service)).report

    Report.objects.filter(pk=report.pk).update(**changed)

    assert waits.waited(report.service) == []


def test_once_words_had_their_time_the_day_of_closing_stands_for_the_reply(ben: Reader) -> None:
    today = timezone.localdate()
    report = opened(send(ben.staff.service)).report

    Report.objects.filter(pk=report.pk).update(closed_on=today, words_gone_on=today, state="closed")

    assert waits.waited(report.service) == [Waited(today, None, today)]
