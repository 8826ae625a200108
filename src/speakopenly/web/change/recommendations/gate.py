"""What touches children starts only while a rights check holds it to conditions, judged anew each time.

Nothing here is stored and nothing can be ticked: the library judges the newest version of the check on the
day it is asked. Where it is not known what a change does with children, it counts as touching them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.change.rights import Outcome
from speakopenly.core.errors import NotAllowed
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.rights.judged import judge, stops_said, subject_of
from speakopenly.web.change.rights.models import RightsCheck


@dataclass(frozen=True, slots=True)
class Closed:
    """Why nothing starts, in a plain sentence, and where something can be done about it."""

    why: str
    where: str
    link: str


def touches_children(recommendation: Recommendation) -> bool:
    """Whether it does anything with children; what nobody knows counts as if it did."""
    return recommendation.touches != []


def why_nothing_starts(recommendation: Recommendation, *, today: date | None = None) -> Closed | None:
    """Why it may not be started on a day; None where it touches no child, or conditions hold."""
    if not touches_children(recommendation):
        return None
    if recommendation.touches is None:
        why = _("Nobody has said yet what this does with children. Say that first.")
        return _to_its_page(recommendation, why)
    if recommendation.rights_check is None:
        why = _("This touches children. It starts only under the conditions of a children's rights check.")
        return _to_its_page(recommendation, why)
    return _of_the_check(
        recommendation, newest_of(recommendation.rights_check), today or timezone.localdate()
    )


def check_is_open(recommendation: Recommendation) -> None:
    """Raise NotAllowed with the sentence where nothing may start."""
    if closed := why_nothing_starts(recommendation):
        raise NotAllowed(closed.why)


def newest_of(check: RightsCheck) -> RightsCheck:
    """The latest version of a check: an earlier one stays as it is and says nothing of today."""
    while (later := RightsCheck.objects.filter(earlier=check).first()) is not None:
        check = later
    return check


def may_be_covert_and_live(recommendation: Recommendation) -> bool:
    """Whether any version of its check may be of a live covert matter: then nothing of it is made public.

    What touches children and has no check yet counts as if it were.
    """
    if not touches_children(recommendation):
        return False
    if recommendation.rights_check is None:
        return True
    versions = _versions(newest_of(recommendation.rights_check))
    return any(subject_of(each).may_be_covert_and_live for each in versions)


def _of_the_check(recommendation: Recommendation, check: RightsCheck, today: date) -> Closed | None:
    verdict = judge(check, today=today)
    where, link = reverse("change:rights-check", args=[check.pk]), _("Open the rights check")
    if verdict.outcome is Outcome.STOP:
        if stops_said(verdict):
            return Closed(_("The children's rights check says stop. This must not go ahead."), where, link)
        why = _("The children's rights check has stops that are not cleared. Until they are, nothing starts.")
        return Closed(why, where, link)
    if verdict.outcome is not Outcome.CONDITIONS:
        why = _("The children's rights check says not yet. Nothing starts before conditions hold.")
        return Closed(f"{why} {' '.join(verdict.missing[:1])}", where, link)
    if not set(recommendation.touches or ()) <= set(check.touches or ()):
        why = _(
            "The rights check is of something that touches children less than this. Begin its next version."
        )
        return Closed(why, where, link)
    return None


def _to_its_page(recommendation: Recommendation, why: str) -> Closed:
    where = reverse("change:recommendation-children", args=[recommendation.number])
    return Closed(why, where, _("Say what it does with children"))


def _versions(check: RightsCheck) -> Iterator[RightsCheck]:
    found: RightsCheck | None = check
    while found is not None:
        yield found
        found = found.earlier
