"""Reading hours in words. Shown at both doors, so it has its Welsh."""

from __future__ import annotations

from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from speakopenly.hear.alerting import ReadingHours


def in_words(hours: ReadingHours) -> dict[str, str]:
    """On which days and between which hours somebody reads, in the language of the page."""
    first, last = str(WEEKDAYS[hours.first_day]), str(WEEKDAYS[hours.last_day])
    days = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    return {"days": days, "from": time_format(hours.opens, "G:i"), "to": time_format(hours.closes, "G:i")}
