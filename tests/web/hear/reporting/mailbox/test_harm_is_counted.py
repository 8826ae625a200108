"""Whether speaking did harm is counted once each time it was asked, by quarter, and leads to no report."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.hear.speaking import Closing
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.hear.reporting.reports import conversations, day_counts
from speakopenly.web.hear.reporting.reports.models import DayCount, Report, ReportState
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.mailbox.conftest import Reporter
from tests.web.hear.reporting.reports.conftest import Reader, opened

CLOSING = Closing("You told us of a thin handover.", "The form has a new line for visits.", "")


@pytest.fixture
def answered(reporter: Reporter, ben: Reader, gwen: Reader) -> Reporter:
    """Somebody who was given a reply, so that the question is asked."""
    report = read_by_two(opened(reporter.receipt).report, ben, gwen)
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)
    reporter.open()
    return reporter


def counted(reporter: Reporter) -> dict[str, int]:
    return {each.what: each.number for each in DayCount.objects.filter(service=report_of(reporter).service)}


def report_of(reporter: Reporter) -> Report:
    return opened(reporter.receipt).report


@pytest.mark.parametrize(
    ("sent", "what"),
    [
        ({"answer": "yes"}, "harm_told"),
        ({"answer": "dont_know"}, "harm_told"),
        ({"answer": "no", "signs": ["rota"]}, "harm_told"),
        ({"answer": "no"}, "no_harm_told"),
    ],
)
def test_an_answer_is_counted_as_the_report_itself_shows_it(
    answered: Reporter, sent: dict[str, object], what: str
) -> None:
    answered.post("harm", **sent)

    assert counted(answered) == {what: 1}


def test_it_is_counted_under_the_first_day_of_its_quarter(answered: Reporter) -> None:
    answered.post("harm", answer="yes")

    day = DayCount.objects.get(what="harm_told").day
    assert (day.day, day.month % 3) == (1, 1)
    assert quarter_of(day) == quarter_of(timezone.localdate())


def test_nothing_in_the_count_leads_to_a_report(answered: Reporter) -> None:
    answered.post("harm", answer="yes")

    held = {field.name for field in DayCount._meta.get_fields()}
    assert held == {"id", "service", "day", "what", "number"}


def test_saying_the_same_again_counts_once(answered: Reporter) -> None:
    for _time in range(3):
        answered.post("harm", answer="no")

    assert counted(answered) == {"no_harm_told": 1}


def test_harm_that_comes_later_is_counted_though_nobody_asked(answered: Reporter) -> None:
    answered.post("harm", answer="no")
    answered.post("harm", answer="yes", text="My shifts were moved.")
    answered.post("harm", answer="yes", text="And my desk.")

    assert counted(answered) == {"no_harm_told": 1, "harm_told": 1}


def test_it_is_asked_and_counted_again_after_ninety_days(answered: Reporter) -> None:
    answered.post("harm", answer="no")
    received = timezone.localdate() - timedelta(days=91)
    Report.objects.filter(pk=report_of(answered).pk).update(received_on=received)
    report_of(answered).messages.filter(kind="harm").update(said_on=received + timedelta(days=5))

    answered.open()
    answered.post("harm", answer="no")

    assert counted(answered) == {"no_harm_told": 2}


def test_a_report_that_is_taken_back_leaves_the_count(answered: Reporter) -> None:
    report = report_of(answered)
    service = report.service
    answered.post("harm", answer="yes")

    answered.open()
    answered.post("withdraw", sent="yes", choice="take-out")

    assert Report.objects.get(pk=report.pk).state == ReportState.WITHDRAWN
    assert day_counts.by_quarter(service)[quarter_of(timezone.localdate())]["harm_told"] == 1
