"""The long work of making a file."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.web.hear.keyring import lending
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.understand.exchange import actions, making
from speakopenly.web.understand.exchange.models import Export

GATHERING = gettext_noop("Gathering what may leave")


@task(takes_context=True, title=_("Making a file of the evidence"), lease_seconds=600)  # type: ignore[arg-type]
def make_export(context: JobContext, *, service_id: str, export_id: str) -> None:
    """Make the file and keep it sealed. Words as said and answers need a key that was lent.

    It may be destroyed while it is made, because somebody took words back: then nothing is kept.
    """
    export = Export.objects.select_related("exercise", "edition__survey").get(
        service_id=service_id, pk=export_id
    )
    if not export.is_being_made:
        return
    unlocked = lending.must_borrow(context) if export.needs_a_key else None
    context.progress(0, 1, GATHERING)
    data = making.make(export, unlocked)
    with context.holding():
        if Export.objects.filter(pk=export.pk, is_destroyed=False).exists():
            actions.keep(export, data)
        lending.give_back(context)
