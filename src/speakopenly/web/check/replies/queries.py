"""Replies as those see them who write and sign them, and what waits for them on Today."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.check.replies import HOPED_FOR, ready
from speakopenly.web.check.replies import owing, policies
from speakopenly.web.check.replies.models import Edition, EditionState, Reply
from speakopenly.web.check.replies.texts import said_in
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff


def replies_for(staff: Staff) -> QuerySet[Reply]:
    """The replies of this person's service, the newest first."""
    if staff.roles.isdisjoint(policies.MAY_SEE):
        return Reply.objects.none()
    found = Reply.objects.filter(service=staff.service)
    return found.select_related("exercise", "theme", "finding__theme", "joined_into")


def reply_for(staff: Staff, number: int) -> Reply:
    """One reply by its number. Raises Http404 for any other."""
    found = replies_for(staff).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def newest_of(reply: Reply) -> Edition:
    """The edition that was begun last."""
    return reply.editions.select_related("asked_by", "signed_by").latest("number")


def how_ready(edition: Edition) -> tuple[int, int]:
    """How many of how many ways it is written in: 2 of 4."""
    return ready(said_in(edition)), len(HOPED_FOR)


def replies_that_wait(staff: Staff) -> list[Waiting]:
    """For Today: replies to sign; to those who write and sign, the ones whose day has passed."""
    waiting = [
        Waiting(
            what=_("Read and sign reply %(number)s") % {"number": edition.reply.number},
            where=reverse("check:reply-sign", args=[edition.reply.number]),
            more=edition.reply.name,
        )
        for edition in _to_sign(staff)
    ]
    if policies.can_write(staff) or not staff.roles.isdisjoint(policies.MAY_SIGN):
        waiting += _overdue(staff)
    return waiting


def _to_sign(staff: Staff) -> list[Edition]:
    rows = Edition.objects.filter(service=staff.service, state=EditionState.WAITING)
    rows = rows.select_related("reply").order_by("reply__number")
    return [each for each in rows if policies.can_read_to_sign(staff, each)]


def _overdue(staff: Staff) -> list[Waiting]:
    late = [each for each in owing.still_owed(staff.service) if each.is_overdue]
    if not late:
        return []
    what = ngettext("%(n)s public reply is overdue", "%(n)s public replies are overdue", len(late))
    oldest = _("The oldest was due on %(day)s.") % {"day": date_format(late[0].owed.due_on, "j F Y")}
    return [Waiting(what=what % {"n": len(late)}, where=reverse("check:replies"), more=oldest)]
