"""The three numbers: figures of learning, as the room that counts them gives them, small ones hidden."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speakopenly.check import bulletin
from speakopenly.check.outcomes.figures import Figure
from speakopenly.web.check.learning.counting import periods
from speakopenly.web.check.learning.counting.reports import OfReports
from speakopenly.web.people.models import Service

NAMES: Mapping[str, Promise] = {
    "L13": _("People who say something bad happened because they spoke"),
    "L4": _("Reports answered within 20 working days"),
    "L5": _("People who say our reply was useful"),
}
"""In the order in which they are printed: harm after speaking stands first."""
QUARTERS_TO_CHOOSE = 6


def worked_out(service: Service, code: str, period: str) -> bulletin.Number:
    """One number of a quarter as it may be shown. Asked again, it is worked out again."""
    [found] = [each for each in OfReports(service).figures(period) if each.measure.code == code]
    if not isinstance(found, Figure) or found.value is None or found.base is None:
        return bulletin.Number(code, period)
    return bulletin.Number(code, period, found.count, int(found.base), found.value, found.low, found.high)


def quarters_before(day: date) -> list[str]:
    """The last settled quarters, the newest first."""
    found = [periods.last_settled(day)]
    while len(found) < QUARTERS_TO_CHOOSE:
        found.append(periods.before(found[-1]))
    return found
