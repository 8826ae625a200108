"""Has the child or family been told what went wrong, and who will help put it right?"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking.text import is_blank
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import policies
from speakopenly.web.hear.reporting.readers.models import Candour, CandourState
from speakopenly.web.hear.reporting.readers.safekeeping import CandourSaid, key_for, seal_candour
from speakopenly.web.hear.reporting.reports import threads
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def answer_candour(
    by: Staff, unlocked: Unlocked, report: Report, answer: CandourState, said: CandourSaid, *, on: date | None
) -> None:
    """Answer it. A yes says when and who will help; a no or unsafe says why. Raises NotAllowed or Http404."""
    report = threads.held(report)
    policies.check_can_route(by, report)
    row = Candour.objects.filter(report=report).first()
    if row is None:
        raise Http404
    _check_is_whole(answer, said, on)
    row.answer, row.said_on, row.by = answer, on if answer is CandourState.YES else None, by.user
    seal_candour(row, key_for(report, unlocked), said)
    row.save()
    audit.record("candour answered", report, by=by.user, service=by.service)


def _check_is_whole(answer: CandourState, said: CandourSaid, on: date | None) -> None:
    if answer is CandourState.ASKED:
        raise NotAllowed(_("Answer yes, no, or unsafe."))
    if answer is CandourState.YES and (on is None or on > timezone.localdate() or is_blank(said.who)):
        raise NotAllowed(_("Say on which day they were told, and who will help put it right."))
    if answer is not CandourState.YES and is_blank(said.why):
        raise NotAllowed(_("Say why, in a line. Learning is never a reason not to tell."))
