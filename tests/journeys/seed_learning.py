"""Fill a served home with what half a year of listening leaves: reports, answers, changes and a publication.

Dee leads the service and Lena its learning. Everybody and everything is invented.
Run by journeys as ``python -m tests.journeys.seed_learning`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

LEADER, LEAD = "dee@northmoor.example", "lena@northmoor.example"
PRINTED = b"""[{"paragraph": "2.1", "theme": "changes of worker", "count": 30, "base": 62,
 "statement": "About half spoke of changes of worker: 30 of 62 (36% to 61%)."},
 {"paragraph": "2.2", "theme": "being listened to", "count": 25, "base": 62,
 "statement": "Many spoke of being listened to: 25 of 62 (29% to 53%)."}]"""


def main() -> None:
    import django

    django.setup()
    from speakopenly.web.people import actions
    from speakopenly.web.people.models import Service
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.journeys.conftest import PASSWORD

    service = Service.objects.get(name="Northmoor")
    made: dict[str, Staff] = {}
    for email, name, role in ((LEADER, "Dee", Role.LEADER), (LEAD, "Lena", Role.LEARNING_LEAD)):
        user = actions.add_person(service=service, email=email, name=name, password=PASSWORD, roles=[role])
        made[email] = Staff(user=user, service=service, roles=frozenset({role}))
    reports_of_two_quarters(service)
    changes(service, made[LEAD], a_publication(service, made[LEAD]))


def reports_of_two_quarters(service: Any) -> None:
    """Forty and sixty reports, most of them answered; some who answered say that harm came of it."""
    from django.utils import timezone

    from speakopenly.web.check.learning.counting import periods
    from speakopenly.web.hear.reporting.reports.models import DayCount, Report
    from speakopenly.web.people.models import AuditLine

    last = periods.last_settled(timezone.localdate())
    for quarter, number in ((periods.before(last), 40), (last, 60)):
        first = periods.first_day(quarter) + timedelta(days=7)
        made = [
            Report(
                service=service, number=f"{quarter[-1]}{n:05}", received_on=first, danger="no", state="closed",
                closed_on=first + timedelta(days=12 if n % 4 else 40), lookup=f"{quarter}-{n}", reply_owed=False,
            )
            for n in range(number)
        ]  # fmt: skip
        Report.objects.bulk_create(made)
        opened = timezone.now().replace(year=first.year, month=first.month, day=first.day) + timedelta(days=1)
        AuditLine.objects.bulk_create(
            AuditLine(
                service=service, deed="report opened", thing_kind=Report._meta.label_lower,
                thing_id=str(each.pk), when=opened,
            )
            for each in made
        )  # fmt: skip
        for what, share in (("harm_told", 4), ("no_harm_told", 2), ("useful_yes", 3), ("useful_no", 3)):
            day = periods.first_day(quarter)
            DayCount.objects.create(service=service, day=day, what=what, number=number // share)


def changes(service: Any, by: Any, exercise: Any) -> None:
    """One change that is done, one that waits for money, and a measure of which somebody said something."""
    from django.utils import timezone

    from speakopenly.web.change.recommendations.models import FindingAnswered, Recommendation, Takes
    from speakopenly.web.check.outcomes.models import Measure, Verdict

    today = timezone.localdate()
    said = {"service": service, "by": by.user, "owner": "team_managers", "factors": ["TC4"], "touches": []}
    done = today - timedelta(days=60)
    found = Recommendation.objects.create(
        number=1, change="One page for every handover, the same in all teams", kind="standard_process",
        due=done, done_on=done, state="done", **said,
    )  # fmt: skip
    waits = Recommendation.objects.create(
        number=2, change="Two more people in the duty room on Mondays", kind="more_staff_or_less_work",
        due=today + timedelta(days=30), state="due", **said,
    )  # fmt: skip
    Takes.objects.create(
        service=service, by=by.user, recommendation=waits, resource="money", how_much="£60,000 a year",
        have="asked_for",
    )  # fmt: skip
    for each in (found, waits):
        FindingAnswered.objects.create(service=service, recommendation=each, exercise=exercise, ident="T01")
    measure = Measure.objects.create(
        service=service, by=by.user, name="Visits that had to be repeated", counted="Repeated first visits",
        hoped="decrease", often="month", might_get_worse="Waiting", rules="mdc-2023",
    )  # fmt: skip
    Verdict.objects.create(
        service=service, by=by.user, measure=measure, says="too_soon", why="Seven points so far.",
        what_else="A new recording system.", chart_said="7 of 13 points: limits are provisional.",
    )  # fmt: skip


def a_publication(service: Any, by: Any) -> Any:
    """What people said, as it was printed, and who was not heard; gives the exercise it is of."""
    from django.utils import timezone

    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.understand.findings.publications.models import (
        Pack,
        Publication,
        PublicationFile,
        PublicationState,
    )

    exercise = Exercise.objects.create(
        service=service, slug="what-helps-families", title="What helps families", question="What helps?",
        asked_by="Northmoor learning board", not_heard=["Fathers", "Night staff"], state="closed",
    )  # fmt: skip
    made = Publication.objects.create(
        service=service, exercise=exercise, edition=1, slug="what-helps-families", title="What helps families",
        check_code="-", state=PublicationState.PUBLISHED, signed_by=by.user, signed_at=timezone.now(),
    )  # fmt: skip
    PublicationFile.objects.create(
        service=service, publication=made, pack=Pack.PUBLIC, name="numbers.json", bytes=PRINTED, sha256="-"
    )
    return exercise


if __name__ == "__main__":
    main()
