"""What staff pages call the parts, the sides, the lengths and the columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.check.supervision import REST, Band, Part, Side, Words
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.hear.areas.wording import AREAS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SIDES: Final[Mapping[Side, StrOrPromise]] = {
    Side.SUPERVISED: gettext_lazy("Supervised people"),
    Side.SUPERVISOR: gettext_lazy("Supervisors"),
}
PARTS: Final[Mapping[Part, StrOrPromise]] = {
    Part.SUPPORT: gettext_lazy("Support"),
    Part.REGULARITY: gettext_lazy("Regularity"),
    Part.MEANING: gettext_lazy("Meaning"),
}
WHAT_IT_ASKS: Final[Mapping[Part, StrOrPromise]] = {
    Part.SUPPORT: gettext_lazy(
        "Help when work is hard, after something distressing, and a manager who stands behind you."
    ),
    Part.REGULARITY: gettext_lazy(
        "Held when it was due, an hour and a half or more, and without interruption."
    ),
    Part.MEANING: gettext_lazy(
        "What supervision was for the child, for thinking, for the person, and for what follows."
    ),
}
LENGTHS: Final[Mapping[Band, StrOrPromise]] = {
    Band.UNDER_30: gettext_lazy("Under half an hour"),
    Band.FROM_30: gettext_lazy("Half an hour or more, under an hour"),
    Band.FROM_60: gettext_lazy("An hour or more, under an hour and a half"),
    Band.FROM_90: gettext_lazy("An hour and a half or more"),
    Band.NOT_SAID: gettext_lazy("The calendar does not say"),
}


def area_name(area: str) -> str:
    """An area as it is shown; empty is the whole service."""
    if area == REST:
        return _("All other areas, and no area chosen")
    return str(AREAS[ServiceArea(area)]) if area else _("The whole service")


def words_of(part: Part) -> Words:
    """The words of the chart of one part."""
    return Words(
        title=str(PARTS[part]),
        sides={side: str(name) for side, name in SIDES.items()},
        said=_("{side}, {quarter}: about {value} said yes (between {low} and {high})."),
        hidden=_("{side}, {quarter}: hidden to protect people, or nobody answered."),
        columns=(_("when"), _("who"), _("said yes"), _("low"), _("high")),
        note=_("Of all answers to this part, “I cannot say” left out."),
    )
