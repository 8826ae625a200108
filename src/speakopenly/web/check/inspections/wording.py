"""How topics and findings are said on these pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speakopenly.check.inspections.pooling import Topic
from speakopenly.check.inspections.records import Polarity
from speakopenly.web.check.inspections.queries import Coverage, Found

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TOPICS: Final[Mapping[Topic, StrOrPromise]] = {
    Topic.BLAME_CLIMATE: gettext_lazy("Blame, fear and safety among staff"),
    Topic.FAMILIES: gettext_lazy("Blaming of parents, mothers or children"),
    Topic.OPENNESS: gettext_lazy("Openness to hard messages"),
    Topic.CORPORATE_LEARNING: gettext_lazy("Learning that leads to change"),
    Topic.SUPERVISION: gettext_lazy("Supervision of staff"),
    Topic.WORKLOAD_PRESSURE: gettext_lazy("Workload and a stable workforce"),
}
WAYS_OF_A_PASSAGE: Final[Mapping[Polarity, StrOrPromise]] = {
    Polarity.STRENGTH: gettext_lazy("Read by the machine as a strength"),
    Polarity.WEAKNESS: gettext_lazy("Read by the machine as a weakness"),
    Polarity.MIXED: gettext_lazy("Read by the machine as both"),
}


def in_a_cell(found: Found) -> str:
    """What a report says of a topic, in a few words: "says (4 passages)"."""
    if found.passages == 0:
        said = _("silent")
    elif found.passages == 1:
        said = _("mentions once")
    else:
        said = _("says (%(n)s passages)") % {"n": found.passages}
    if found.set_aside:
        said += ", " + ngettext(
            "%(n)s set aside by a person", "%(n)s set aside by a person", found.set_aside
        ) % {"n": found.set_aside}
    return said


def coverage(covered: Sequence[Coverage]) -> list[str]:
    """In how many reports each topic appears, a sentence for each in their fixed order."""
    return [
        _("%(topic)s: in %(n)s of %(of)s reports.")
        % {"topic": TOPICS[each.topic], "n": each.reports, "of": each.of}
        for each in covered
    ]
