"""One event has many eyes; agreement is shown group by group; support and rights are a link away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.answering import FactorNoted
from speakopenly.hear.factors import Direction
from speakopenly.hear.speaking import Closing, Danger
from speakopenly.hear.speaking.questions import Condition, Effect, ProcessStage, ServiceArea
from speakopenly.web.hear.reporting.readers import actions, queries
from speakopenly.web.hear.reporting.readers.models import SameEvent
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.reports.models import Report
from tests.web.hear.reading import read_by_two, save
from tests.web.hear.reporting.readers.conftest import notes, said_on
from tests.web.hear.reporting.reports.conftest import Reader, opened, send

FACTORS = tuple(FactorNoted(code, Direction.HINDERED) for code in ("TC1", "WR1"))
THERE = {"area": ServiceArea.FRONT_DOOR, "stage": ProcessStage.TRIAGE_DECISION, "factors": FACTORS}
CLOSING = Closing("We heard.", "We changed the form.", "")


@pytest.fixture
def three(ben: Reader, gwen: Reader) -> list[Report]:
    """Three reports of one quarter, read alike by two."""
    sent = [opened(send(ben.staff.service, quarter="2026-Q3")).report for _each in range(3)]
    return [read_by_two(report, ben, gwen, notes(**THERE)) for report in sent]


def test_similar_reports_are_found_and_one_event_counts_its_people(ben: Reader, three: list[Report]) -> None:
    first, second, third = three
    found = queries.similar(ben.staff, ben.unlocked, first)
    assert {each.number for each in found.alike if each.may_be_same} == {second.number, third.number}

    actions.link_same_event(ben.staff, first, second)
    actions.link_same_event(ben.staff, third, second)

    found = queries.similar(ben.staff, ben.unlocked, first)
    assert (found.people, set(found.event)) == (3, {second.number, third.number})
    assert len(set(SameEvent.objects.values_list("event", flat=True))) == 1


def test_what_is_left_alone_is_no_event(ben: Reader, three: list[Report]) -> None:
    actions.link_same_event(ben.staff, three[0], three[1])

    actions.unlink_same_event(ben.staff, three[0])

    assert not SameEvent.objects.exists()


def test_a_report_still_to_be_read_blind_is_not_compared(
    ben: Reader, gwen: Reader, three: list[Report]
) -> None:
    fourth = opened(send(ben.staff.service, quarter="2026-Q3")).report
    save(gwen, fourth, notes(**THERE))

    found = queries.similar(ben.staff, ben.unlocked, three[0])

    assert fourth.number not in {each.number for each in found.alike}
    with pytest.raises(NotAllowed):
        actions.link_same_event(ben.staff, three[0], fourth)


def test_the_page_of_similar_reports_says_why(
    ben: Reader, three: list[Report], browse: Callable[[Reader], Client]
) -> None:
    browser = browse(ben)
    address = reverse("hear:readers-similar", args=[three[0].number])

    page = said_on(browser.get(address))
    browser.post(reverse("hear:readers-link", args=[three[0].number]), {"other": three[1].number})

    assert "May be the same event (2)" in page
    assert "Handover, Caseload; the same: service, stage, quarter." in page
    assert "One event, told by 2 people." in said_on(browser.get(address))


def test_agreement_is_for_groups_and_names_no_reader(
    ben: Reader, gwen: Reader, three: list[Report], browse: Callable[[Reader], Client]
) -> None:
    save(gwen, three[0], notes(factors=FACTORS[:1]))
    for report in three:
        conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    reports, groups = queries.agreement(ben.staff, ben.unlocked)
    page = said_on(browse(ben).get(reverse("hear:readers-agreement")))

    found = {each.group: (each.both, each.seen) for each in groups}
    assert (reports, found["TC"], found["WR"], found["EX"]) == (3, (3, 3), (2, 3), (0, 0))
    assert "too few reports" in page
    assert "Ben" not in page
    assert "Gwen" not in page


def test_beyond_chance_is_told_once_there_are_enough_reports(
    ben: Reader, gwen: Reader, three: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "LEAST_TO_COMPARE", 3)
    save(gwen, three[0], notes(factors=FACTORS[:1]))
    for report in three:
        conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    _reports, groups = queries.agreement(ben.staff, ben.unlocked)

    by_group = {each.group: each for each in groups}
    alike, apart = by_group[Condition.TC], by_group[Condition.WR]
    assert alike.alpha is not None
    assert alike.alpha.value is None, "all were coded alike, so chance cannot be told"
    assert apart.ac1 is not None
    assert apart.ac1.value is not None
    assert apart.ac1.value < 1


FOLDED = [
    ({"danger": Danger.NO}, False),
    ({"danger": Danger.UNANSWERED}, False),
    ({"danger": Danger.YES}, True),
    ({"danger": Danger.NO, "effect": Effect.SERIOUS}, True),
    ({"danger": Danger.NO, "effect": Effect.DEATH}, True),
    ({"danger": Danger.NO, "effect": Effect.MODERATE}, False),
]


@pytest.mark.parametrize(("given", "folded"), FOLDED)
def test_serious_harm_is_folded_with_a_way_to_support(
    ben: Reader, browse: Callable[[Reader], Client], given: dict[str, object], folded: bool
) -> None:
    report = opened(send(ben.staff.service, **given)).report

    page = browse(ben).get(reverse("hear:report", args=[report.number])).text

    assert ("This report may describe serious harm. Open when you are ready" in page) is folded
    assert ('href="/staff/hear/support/"' in page) is folded


@pytest.mark.parametrize("name", ["readers-support", "readers-rights", "readers-counts"])
def test_pages_that_stand_by_themselves_open_for_readers(
    ben: Reader, browse: Callable[[Reader], Client], name: str
) -> None:
    assert browse(ben).get(reverse(f"hear:{name}")).status_code == 200
