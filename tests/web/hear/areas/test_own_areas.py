"""Nobody reads a report from a part of the work they manage or work in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.hear.areas import actions, policies, queries
from speakopenly.web.hear.areas.models import OwnArea
from speakopenly.web.hear.areas.policies import OfOwnArea
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.reports.models import Opened, Report, ReportState
from speakopenly.web.people.models import AuditLine, Service
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.reporting.reports.conftest import Reader, number_of, send

FOSTERING, ADOPTION = ServiceArea.FOSTERING, ServiceArea.ADOPTION


@pytest.mark.parametrize(
    ("own", "of_report", "may"),
    [
        ([FOSTERING], FOSTERING, False),
        ([FOSTERING, ADOPTION], ADOPTION, False),
        ([FOSTERING], ADOPTION, True),
        ([], FOSTERING, True),
        ([FOSTERING], None, True),
    ],
)
def test_where_one_has_a_hand_somebody_else_reads(
    cast: Cast, own: list[ServiceArea], of_report: ServiceArea | None, may: bool
) -> None:
    actions.say_own_areas(by=cast.ben, areas=own)

    assert policies.is_not_of_own_area(cast.ben, of_report) is may


def test_the_report_is_closed_again_before_a_word_is_shown_or_counted(
    ben: Reader, fay: Reader, northmoor: Service
) -> None:
    number = number_of(send(northmoor, service_area=FOSTERING))
    actions.say_own_areas(by=ben.staff, areas=[FOSTERING])

    with pytest.raises(OfOwnArea, match="another reader"):
        conversations.read(ben.staff, ben.unlocked, number)

    assert Report.objects.get(number=number).state == ReportState.RECEIVED
    assert not Opened.objects.exists()
    assert not AuditLine.objects.filter(deed="report opened").exists()
    assert conversations.read(fay.staff, fay.unlocked, number).thread


def test_only_who_reads_reports_says_so(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.say_own_areas(by=cast.cara, areas=[FOSTERING])


def test_what_is_said_again_stands_in_place_of_what_was_said(
    cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    browser = sign_in(cast.ben)

    browser.post(reverse("hear:own-areas"), {"areas": ["fostering", "adoption"]})
    browser.post(reverse("hear:own-areas"), {"areas": ["adoption"]})

    assert queries.areas_of(cast.ben) == [ADOPTION]
    assert OwnArea.objects.get().service == cast.ben.service
    page = browser.get(reverse("hear:own-areas")).text
    assert 'value="adoption" id="id_areas_9" checked' in page or "checked" in page
