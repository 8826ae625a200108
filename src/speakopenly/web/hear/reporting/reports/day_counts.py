"""What is counted of reporters' deeds: how often, and nothing that leads to a report.

Most is counted by day. Whether something bad happened after speaking is counted by quarter: on a quiet day
a count of one beside the day of a message would tell what a sealed answer says.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from django.db.models import F

from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.hear.reporting.reports.models import DayCount
from speakopenly.web.people.models import Service

USEFUL: Final = ("useful_yes", "useful_partly", "useful_no")
HARM_TOLD: Final = "harm_told"
"""Something bad happened because they spoke, they are not sure, or a sign of it was ticked."""
NO_HARM_TOLD: Final = "no_harm_told"


def add_one(service: Service, what: str, *, day: date) -> None:
    """Count one more, in the caller's transaction. ``what`` has 30 characters at most."""
    counted, is_new = DayCount.objects.get_or_create(
        service=service, day=day, what=what, defaults={"number": 1}
    )
    if not is_new:
        DayCount.objects.filter(pk=counted.pk).update(number=F("number") + 1)


def add_harm_answer(service: Service, *, told: bool, day: date) -> None:
    """Count an answer to whether anything bad happened, under the first day of its quarter."""
    first = day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
    add_one(service, HARM_TOLD if told else NO_HARM_TOLD, day=first)


def by_quarter(service: Service) -> dict[str, Counter[str]]:
    """How often what happened, by quarter ("2026-Q3"). True counts: whoever shows one protects it."""
    found: dict[str, Counter[str]] = {}
    for day, what, number in DayCount.objects.filter(service=service).values_list("day", "what", "number"):
        found.setdefault(quarter_of(day), Counter())[what] += number
    return found
