"""What the pages call things: names of the figures, who used a finding, and why something is not counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.check.learning.models import Agency
from speakopenly.web.hear.reporting.reports.wording import SERVICE_AREA

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_COUNTED: Final = _(
    "We cannot count this in all reports without opening words. What a report says is sealed to its readers. "
    "So this counts only reports that two readers shared for learning, with their writers' leave."
)
WHAT_IS_COUNTED: Final[Mapping[str, StrOrPromise]] = {
    "L13": _(
        "People are asked in their mailbox at the reply and again after 90 days. An answer is counted by "
        "quarter when it is given, and not kept with any report here. “Not sure” and a sign of harm count as "
        "harm. Those who do not come back are not in it. People who feel unsafe are less "
        "likely to answer."
    ),
    "L1": _("Reports that were taken back, or are held apart as not meant, are left out."),
    "L3": _("A report is acknowledged when a reader first opens it: its writer sees that at once."),
    "L5": _("Counted by day in the mailbox, apart from the report. “Partly” does not count as useful."),
    "L6": _("Strength is not merit. It is shown, never added up, and compares nobody."),
    "L7": _("The day that was agreed first counts, also where it was put off."),
    "L8": _("Where people said what the measure showed; “no effect” is an answer."),
    "L9": _(
        "For one change at a time: how often the same factor, stage and area came up in reports in the "
        "twelve months after."
    ),
    "L10": _("Where somebody wrote down that another team or agency used the finding."),
    "L12": _(
        "Known by what an exercise calls its groups. Where nobody was asked who they are, it does not count."
    ),
}
PARTS_OF_SUPPORT: Final[Mapping[str, StrOrPromise]] = {
    "taken_up": _("Offered and taken up"),
    "only_offered": _("Offered, not taken up"),
    "not_offered": _("Not offered"),
}


def who_may_have_used() -> list[tuple[str, StrOrPromise]]:
    """Who may have used a finding: service areas, then kinds of agency."""
    areas = [(area.value, SERVICE_AREA[area]) for area in ServiceArea]
    return [*areas, *((each.value, each.label) for each in Agency)]
