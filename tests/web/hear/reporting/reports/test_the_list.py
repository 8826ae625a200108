"""The list of reports: piles are counted, pages are cut out of them, and nothing is shown twice or never."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from random import Random

import pytest

from speakopenly.hear.speaking import Danger
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.policies import DONE
from speakopenly.web.people.models import Service
from tests.web.hear.reporting.reports.conftest import Reader, send
from tests.web.hear.reporting.reports.test_the_conversation import DAY, LATER


@pytest.fixture(params=range(4))
def stirred(request: pytest.FixtureRequest, northmoor: Service) -> None:
    """Reports that stand in every way there is, drawn at random."""
    draw, states = Random(request.param), list(ReportState)  # noqa: S311  (no secret)
    for _ in range(40):
        send(northmoor, danger=draw.choice([Danger.NO, Danger.UNANSWERED]))
    for report in Report.objects.all():
        came = DAY - timedelta(weeks=draw.randrange(2))
        Report.objects.filter(pk=report.pk).update(
            state=draw.choice(states),
            reply_owed=draw.random() < 0.5,
            harm_told=draw.random() < 0.2,
            received_on=came,
            reply_by=draw.choice([None, came + timedelta(days=30), LATER]),
            in_quarantine=draw.random() < 0.2,
        )


@pytest.mark.usefixtures("stirred")
def test_the_sums_alone_are_those_of_the_list(ben: Reader) -> None:
    assert conversations.sums(ben.staff) == conversations.inbox(ben.staff, None).sums


@pytest.mark.usefixtures("stirred")
@pytest.mark.parametrize("rows_on_a_page", [1, 3, 25])
@pytest.mark.parametrize("apart", [False, True])
def test_the_pages_of_the_list_hold_every_report_once_in_its_order(
    ben: Reader, monkeypatch: pytest.MonkeyPatch, rows_on_a_page: int, *, apart: bool
) -> None:
    monkeypatch.setattr(import_module(conversations.inbox.__module__), "ROWS_ON_A_PAGE", rows_on_a_page)

    pages = conversations.inbox(ben.staff, None, quarantine=apart).pages
    shown = [
        row
        for page in range(1, pages + 1)
        for row in conversations.inbox(ben.staff, None, quarantine=apart, page=page).rows
    ]

    assert sorted(row.number for row in shown) == sorted(
        Report.objects.filter(in_quarantine=apart).values_list("number", flat=True)
    )
    assert shown == sorted(shown, key=_order)


def _order(row: conversations.InboxRow) -> tuple[bool, bool, date, str]:
    return not row.look_first, row.state in DONE, row.next_date or date.max, row.number
