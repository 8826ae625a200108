"""What a person may see of examinations, and what waits for a reply."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.check.examination import Line
from speakopenly.web.check.examination import policies, standing
from speakopenly.web.check.examination.models import Examination, Observation
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff


def examinations_for(staff: Staff) -> QuerySet[Examination]:
    """The examinations of this person's service, for everybody who may know that they exist."""
    if staff.roles.isdisjoint(policies.MAY_ENTER):
        return Examination.objects.none()
    return Examination.objects.filter(service=staff.service)


def examination_for(staff: Staff, number: int) -> Examination:
    """One examination, for those who may read it while it is written. Raises Http404 for any other."""
    hidden = staff.roles.isdisjoint(policies.MAY_SEE)
    found = None if hidden else examinations_for(staff).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def observation_for(examination: Examination, line: Line, number: int) -> Observation:
    """One observation that stands. Raises Http404 for any other."""
    found = standing.seen_of(examination, line).get(number)
    if found is None:
        raise Http404
    return found


def replies_that_wait(staff: Staff) -> list[Waiting]:
    """Examinations that ask this person's service to check the facts and to reply; for Today."""
    asked = Examination.objects.filter(service=staff.service, sent_on__isnull=False)
    return [
        Waiting(
            what=_("Check the facts and reply: %(title)s") % {"title": each.title},
            where=reverse("check:examination", args=[each.number]),
        )
        for each in asked
        if policies.can_reply(staff, each) and _lacks_a_reply(each)
    ]


def _lacks_a_reply(examination: Examination) -> bool:
    replies = (standing.reply_of(examination, line) for line in Line)
    return any(each is None or not each.is_of_now for each in replies)
