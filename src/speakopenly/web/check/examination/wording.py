"""What the pages call things: what is missing, and where nobody was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.check.examination import QUESTIONS, Gap, Missing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MISSING: Final[Mapping[Gap, StrOrPromise]] = {
    Gap.ABOUT_ITSELF: _("The examiner has not answered every question about itself."),
    Gap.SEEN: _("Nothing that was seen is written."),
    Gap.DISAGREE: _("It is not said where sources disagree."),
    Gap.STEP: _("No word for the step is chosen."),
    Gap.STRENGTH: _("It is not said how strong the evidence is."),
    Gap.NOT_SENT: _("The authority has not been asked to reply."),
    Gap.REPLY: _("The authority has not replied yet."),
    Gap.REPLY_IS_OLDER: _(
        "The line was written on after the authority replied. It has to see the new words."
    ),
    Gap.OFFERS: _("There are more than three offers."),
    Gap.OWNER: _("An offer lacks an owner inside or outside."),
}


def lacks(missing: Iterable[Missing]) -> list[tuple[str, list[StrOrPromise]]]:
    """What is missing of the whole first, and then line by line."""
    found: dict[str, list[StrOrPromise]] = {}
    for each in missing:
        found.setdefault(QUESTIONS[each.line] if each.line else "", []).append(MISSING[each.gap])
    return sorted(found.items(), key=lambda item: bool(item[0]))
