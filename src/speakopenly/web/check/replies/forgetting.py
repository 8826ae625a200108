"""What becomes of a reply when words are taken back. It never quotes, and yet it may rest on nothing more."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.web.check.replies import evidence
from speakopenly.web.check.replies.models import EditionState, Level, Reply
from speakopenly.web.people import audit
from speakopenly.web.understand.themes import queries as themes

ROOM = "replies"


@transaction.atomic
def forget(_wanted: Erasure) -> ErasureRecord:
    """Mark every reply that is out and whose theme stands empty now; what was heard is not shown any more.

    The room that holds the themes forgets before. Asking twice does no harm.
    """
    marked = 0
    rows = Reply.objects.filter(changed_on=None, editions__state=EditionState.OUT)
    for reply in rows.exclude(level=Level.EXERCISE).select_related("theme", "finding__theme").distinct():
        theme = evidence.theme_of(reply)
        if theme is not None and not themes.idents_in(theme):
            reply.changed_on = timezone.localdate()
            reply.save(update_fields=["changed_on"])
            audit.record("reply rests on nothing", reply, by=None, service=reply.service)
            marked += 1
    return ErasureRecord(ROOM, {"replies marked as changed": marked})
