"""What may be shown of supervision in one service. No function here gives an answer away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from speakopenly.check.supervision import Group, MeetingsShown, Pool, Side, pools_of, show_meetings
from speakopenly.web.check.learning.models import StaffNumber
from speakopenly.web.check.supervision import policies, quarters
from speakopenly.web.check.supervision.models import MeetingCount, PulseCount
from speakopenly.web.hear.reporting.speak import queries as speak
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that may be shown: the quarters that are over, oldest first, and what there is of them.

    ``more_than_people``: quarters in which more answers came than people work here.
    """

    quarters: tuple[str, ...]
    pools: tuple[Pool, ...]
    meetings: tuple[MeetingsShown, ...]
    more_than_people: tuple[str, ...]

    def pool_of(self, quarter: str, side: Side) -> Pool | None:
        """The pool of one side in one quarter; None where it may not be shown, or there is none."""
        return next((each for each in self.pools if (each.quarter, each.side) == (quarter, side)), None)

    def meetings_of(self, quarter: str) -> MeetingsShown | None:
        """The meetings counted in one quarter; None where none were."""
        return next((each for each in self.meetings if each.quarter == quarter), None)


def service_here() -> Service | None:
    """Whose pulse stands at the Speak door; None where the door is not open."""
    door = speak.door_here()
    return door.service if door and door.is_open else None


def pools_shown(service: Service, *, today: date | None = None) -> tuple[Pool, ...]:
    """The pools of quarters that are over and have ten answers of a side or more, by quarter and side."""
    now = quarters.now(today or timezone.localdate())
    rows = PulseCount.objects.filter(service=service, quarter__lt=now)
    return pools_of({Group(row.quarter, Side(row.side), row.area): row.tally() for row in rows})


def shown_of(service: Service, *, today: date | None = None) -> Shown:
    """Everything that may be shown of one service, whoever asks."""
    today = today or timezone.localdate()
    found, counted = pools_shown(service, today=today), _meetings(service, today)
    known = {each.quarter for each in found} | {each.quarter for each in counted}
    over = quarters.over(known, today)
    return Shown(
        tuple(over),
        tuple(each for each in found if each.quarter in over),
        tuple(each for each in counted if each.quarter in over),
        _more_than_people(service, over),
    )


def shown_for(staff: Staff) -> Shown:
    """What this person may see of their service. Raises NotAllowed."""
    policies.check_can_enter(staff)
    return shown_of(staff.service)


def _meetings(service: Service, today: date) -> list[MeetingsShown]:
    by_quarter: dict[str, dict[str, MeetingCount]] = {}
    for row in MeetingCount.objects.filter(service=service, quarter__lt=quarters.now(today)):
        by_quarter.setdefault(row.quarter, {})[row.area] = row
    return [
        show_meetings(quarter, {area: row.meetings() for area, row in rows.items()})
        for quarter, rows in sorted(by_quarter.items())
    ]


def _more_than_people(service: Service, over: list[str]) -> tuple[str, ...]:
    """Where the answers are more than the people, somebody answered twice, or somebody else did."""
    came: Counter[str] = Counter()
    for quarter, people in PulseCount.objects.filter(service=service).values_list("quarter", "people"):
        came[quarter] += people
    work_here = dict(
        StaffNumber.objects.filter(service=service).order_by("at", "id").values_list("quarter", "people")
    )
    return tuple(each for each in over if each in work_here and came[each] > work_here[each])
