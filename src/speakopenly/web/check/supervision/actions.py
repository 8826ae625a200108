"""Add an answer, keep counts of meetings, and let go of pools that are too small. One deed, one function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from speakopenly.check.supervision import FEWEST_IN_A_POOL, Answers, Meetings, Side, add, tally_of
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.check.supervision import policies, quarters
from speakopenly.web.check.supervision.models import MeetingCount, PulseCount
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed, empty_the_log_after
from speakopenly.web.people import audit
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff


def keep_answer(
    *, service: Service, side: Side, area: str, choices: Mapping[str, str], today: date | None = None
) -> None:
    """Add what one person chose to the sums of this quarter. No line is written of it anywhere.

    Raises ValueError for an item or a choice that there is not.
    """
    quarter = quarters.now(today or timezone.localdate())
    answers = Answers(side, quarter, ServiceArea(area).value if area else "", dict(choices))
    with a_reporters_deed():
        row, _is_new = PulseCount.objects.select_for_update().get_or_create(
            service=service, quarter=quarter, side=side.value, area=answers.area
        )
        row.put(add([row.tally(), tally_of(answers)]))
        row.save()
        empty_the_log_after()


@transaction.atomic
def keep_meetings(*, by: Staff, area: ServiceArea, found: Mapping[str, Meetings], instead: bool) -> None:
    """Add counts to those of an area, or put them in their place. Raises NotAllowed.

    What is kept is one sum for each quarter: afterwards nobody can tell one calendar from another.
    """
    policies.check_can_count(by)
    for quarter, meetings in found.items():
        row, _is_new = MeetingCount.objects.select_for_update().get_or_create(
            service=by.service, quarter=quarter, area=area.value
        )
        before = Meetings() if instead else row.meetings()
        lengths = Counter({band.value: number for band, number in before.lengths.items()})
        lengths.update({band.value: number for band, number in meetings.lengths.items()})
        row.held, row.cancelled = before.held + meetings.held, before.cancelled + meetings.cancelled
        row.lengths = dict(lengths)
        row.save()
        audit.record("supervision meetings counted", row, by=by.user, service=by.service)


@transaction.atomic
def let_answers_go(today: date | None = None) -> None:
    """Destroy answers that can show nothing: too few of one side in a quarter that is over, or too old.

    Part of the daily round.
    """
    today = today or timezone.localdate()
    over = PulseCount.objects.filter(quarter__lt=quarters.now(today))
    groups = over.values("service", "quarter", "side").annotate(number=Sum("people"))
    go = [over.filter(quarter__lt=quarters.oldest_kept(today))]
    go += [
        over.filter(service=each["service"], quarter=each["quarter"], side=each["side"])
        for each in groups.filter(number__lt=FEWEST_IN_A_POOL)
    ]
    if sum(each.delete()[0] for each in go):
        empty_the_log_after()
