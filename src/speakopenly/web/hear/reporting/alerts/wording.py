"""The words of an alert, which identify nothing; and what pages about alerts call things."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speakopenly.hear.alerting import Plan
from speakopenly.web.hear.reporting.alerts import hours as hours_words
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, Answer
from speakopenly.web.hear.reporting.alerts.queries import FAILURES_UNTIL_SAID

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ONE: Final = "One report needs a reader today."
SEVERAL: Final = "Reports need a reader today."
"""How many more than one is nobody's business on the way. Not translated: a rota is the service's own."""
TEST: Final = "This is a test alert. Type this code on the page you came from:"

CLOCKS: Final[Mapping[str, StrOrPromise]] = {
    "RT1": gettext_lazy("Danger now: ring 999, then children's services. At once."),
    "RT2": gettext_lazy(
        "At risk, and not known to be protected: the safeguarding lead makes or confirms a referral. Today."
    ),
    "RT3": gettext_lazy(
        "Someone working with children: tell the designated officer (LADO). Within one working day."
    ),
    "RT4": gettext_lazy(
        "A child died or was seriously harmed, abuse or neglect known or suspected: the statutory "
        "notification. Within five working days, and learning waits until partners agree."
    ),
}
"""What a yes asks for, and by when: domain 4.3."""
ANSWER: Final[Mapping[Answer, StrOrPromise]] = {answer: answer.label for answer in Answer}


def sentence(flags: int) -> str:
    """What an alert says: nothing about any report, person, kind or number."""
    return ONE if flags == 1 else SEVERAL


def state_of(route: AlertRoute) -> str:
    """How a route stands, in words."""
    if route.tested_on is None:
        return _("Off: not tested yet.")
    if route.failures >= FAILURES_UNTIL_SAID:
        return _("Fails: the last alerts did not go out this way. The Speak door says so.")
    return _("On, tested on %(day)s.") % {"day": date_format(route.tested_on, "j F Y")}


def days_of(digits: str) -> str:
    """The days of the week somebody covers."""
    if len(digits) == len(WEEKDAYS):
        return _("every day")
    return ", ".join(str(WEEKDAYS[int(day)]) for day in digits)


def plan_line(plan: Plan) -> str:
    """The plan in one sentence."""
    hours = ngettext("%(hours)s hour", "%(hours)s hours", plan.hours) % {"hours": plan.hours}
    if plan.reading_hours is None:
        return _("A flagged report is opened within %(hours)s, day and night.") % {"hours": hours}
    line = _("A flagged report is opened within %(hours)s of reading time: %(days)s, %(from)s to %(to)s.")
    return line % (hours_words.in_words(plan.reading_hours) | {"hours": hours})
