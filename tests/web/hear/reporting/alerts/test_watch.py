"""The watch over a night: who is told, when, of what; and what it leaves behind."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.db import connection

from speakopenly.hear.alerting import Plan, ReadingHours
from speakopenly.hear.speaking import Danger
from speakopenly.web.hear.reporting.alerts import actions, queries
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, RotaPlace
from speakopenly.web.hear.reporting.alerts.queries import Reading
from speakopenly.web.hear.reporting.alerts.watching import Watch
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.reports.models import Flag, Report
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from tests.web.hear.reporting.alerts.conftest import DANGER, DOOR, Night, Outbox
from tests.web.hear.reporting.reports.conftest import Reader, number_of, send

ONE = "One report needs a reader today."
SEVERAL = "Reports need a reader today."


def tell(service: Service, words: str = DANGER) -> str:
    """Somebody tells of a child in danger; gives the report's number."""
    return number_of(send(service, words))


def test_a_flagged_report_alerts_the_first_person_at_once_also_at_night(
    northmoor: Service, night: Night, outbox: Outbox
) -> None:
    tell(northmoor)

    night.watch.look(night.now)

    assert outbox.sent == [("ben@northmoor.example", ONE, DOOR)]


def test_a_report_without_a_flag_alerts_nobody(northmoor: Service, night: Night, outbox: Outbox) -> None:
    send(northmoor)

    night.after(hours=9)

    assert outbox.sent == []


@pytest.mark.parametrize(
    ("plan_said", "until_the_deputy"),
    [
        (Plan(4), timedelta(hours=4)),
        (Plan(4, ReadingHours(0, 4, time(9), time(17))), timedelta(hours=13, minutes=20)),
    ],
)
def test_at_2340_with_the_first_person_absent_the_deputy_is_told_on_time(
    northmoor: Service,
    night: Night,
    outbox: Outbox,
    lead: Staff,
    plan_said: Plan,
    until_the_deputy: timedelta,
) -> None:
    actions.set_plan(by=lead, plan=plan_said, work_door=DOOR)
    tell(northmoor)
    night.watch.look(night.now)
    night.after(seconds=until_the_deputy.total_seconds() - 1)
    assert outbox.to == ["ben"]

    night.after(seconds=1)

    assert outbox.to == ["ben", "gil"]


def test_when_everybody_was_told_and_time_is_over_nobody_came_until_somebody_opens_it(
    northmoor: Service, night: Night, outbox: Outbox, ben: Reader, alive: object
) -> None:
    number = tell(northmoor)
    night.watch.look(night.now)
    night.after(hours=7, minutes=55)
    assert queries.watched(northmoor).reading is Reading.AS_PLANNED

    night.after(minutes=10)
    assert queries.watched(northmoor).reading is Reading.NOT_NOW
    assert outbox.to == ["ben", "gil", "ben"]

    conversations.read(ben.staff, ben.unlocked, number)
    assert queries.watched(northmoor).reading is Reading.AS_PLANNED
    night.after(hours=20)
    assert outbox.to == ["ben", "gil", "ben"]


def test_who_opens_it_in_time_stops_the_alerts(
    northmoor: Service, night: Night, outbox: Outbox, ben: Reader
) -> None:
    number = tell(northmoor)
    night.watch.look(night.now)

    conversations.read(ben.staff, ben.unlocked, number)
    night.after(hours=20)

    assert outbox.to == ["ben"]


def test_a_watch_that_starts_again_moves_on_at_once_where_somebody_was_told_before(
    northmoor: Service, night: Night, outbox: Outbox
) -> None:
    tell(northmoor)
    night.watch.look(night.now)

    Watch(send=outbox.take).look(night.now + timedelta(minutes=1))

    assert outbox.to == ["ben", "gil"]


def test_of_two_watches_one_alerts(northmoor: Service, night: Night, outbox: Outbox) -> None:
    other = Watch(send=outbox.take)
    other.look(night.now)
    night.watch.look(night.now)
    tell(northmoor)

    night.watch.look(night.now)
    other.look(night.now)

    assert outbox.to == ["ben"]


def test_a_step_somebody_else_has_taken_is_not_taken_again(
    northmoor: Service, night: Night, outbox: Outbox
) -> None:
    tell(northmoor)
    other = Watch(send=outbox.take)
    other._look_up(night.now)
    night.watch.look(night.now)

    other._see_to(
        queries.plan_of(northmoor.pk), [other._waiting(flag, False) for flag in other._known], night.now
    )  # type: ignore[arg-type]

    assert outbox.to == ["ben"]


def test_a_flood_of_flags_is_one_message_and_those_of_the_next_ten_minutes_are_one_more(
    northmoor: Service, night: Night, outbox: Outbox
) -> None:
    for _each in range(12):
        tell(northmoor)
    night.watch.look(night.now)
    for _each in range(5):
        tell(northmoor)

    night.after(minutes=9)
    assert outbox.sent == [("ben@northmoor.example", SEVERAL, DOOR)]

    night.after(minutes=1)
    assert outbox.sent[1:] == [("ben@northmoor.example", SEVERAL, DOOR)]
    assert set(Flag.objects.values_list("steps", flat=True)) == {1}


def test_a_route_that_fails_tries_the_next_soon_and_is_said_at_the_door(
    northmoor: Service, night: Night, outbox: Outbox, alive: object
) -> None:
    outbox.is_down = True
    tell(northmoor)
    night.watch.look(night.now)
    night.after(minutes=20)

    assert AlertRoute.objects.get().failures == queries.FAILURES_UNTIL_SAID
    assert queries.watched(northmoor).reading is Reading.NOT_NOW

    outbox.is_down = False
    night.after(hours=5)
    assert outbox.sent
    assert AlertRoute.objects.get().failures == 0


def test_a_watch_that_is_not_alive_is_said_at_the_door(
    northmoor: Service, night: Night, alive: object
) -> None:
    assert queries.watched(northmoor).reading is Reading.AS_PLANNED

    alive(False)  # type: ignore[operator]

    assert queries.watched(northmoor).reading is Reading.NOT_SURE


def test_without_anybody_to_tell_the_door_says_so_at_once(
    northmoor: Service, night: Night, outbox: Outbox
) -> None:
    RotaPlace.objects.all().delete()
    tell(northmoor)

    night.watch.look(night.now)

    assert outbox.sent == []
    assert queries.watched(northmoor).reading is Reading.NOT_NOW


def test_a_quarantined_report_alerts_as_well(northmoor: Service, night: Night, outbox: Outbox) -> None:
    tell(northmoor)
    Report.objects.update(in_quarantine=True)

    night.watch.look(night.now)

    assert outbox.to == ["ben"]


def test_the_watch_tells_nobody_of_another_service(
    northmoor: Service, night: Night, outbox: Outbox, cast: object
) -> None:
    tell(northmoor)
    Flag.objects.update(service=cast.dilys.service)  # type: ignore[attr-defined]

    night.watch.look(night.now)

    assert outbox.sent == []


def test_an_address_is_nowhere_readable(northmoor: Service, night: Night) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_address FROM speakopenly_hear_rotaplace")
        kept = b"".join(bytes(row[0]) for row in cursor.fetchall())

    assert b"northmoor.example" not in kept


def test_an_answer_alone_is_alerted_as_well(northmoor: Service, night: Night, outbox: Outbox) -> None:
    send(northmoor, danger=Danger.UNANSWERED)

    night.watch.look(night.now)

    assert outbox.to == ["ben"]
