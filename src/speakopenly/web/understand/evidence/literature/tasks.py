"""The long work of this room: reading one list, and working out in which order to read."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.core.errors import BadInput
from speakopenly.hear.literature import read_records
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.understand.evidence.literature import actions, ordering
from speakopenly.web.understand.evidence.literature.models import FileState, LiteratureFile, Screening

READING = gettext_noop("Reading the list")
ORDERING = gettext_noop("Working out the order")


@task(takes_context=True, title=_("Reading a list of literature"), lease_seconds=600)  # type: ignore[arg-type]
def read_list(context: JobContext, *, service_id: str, file_id: str) -> None:
    """Read a list that was brought in; begun again, it reads from the start and keeps it once."""
    file = (
        LiteratureFile.objects.select_related("review", "service")
        .filter(service_id=service_id, pk=file_id)
        .first()
    )
    if file is None or file.state != FileState.READING:
        return
    context.progress(0, 1, READING)
    try:
        read = read_records(bytes(file.waiting), file.name)
    except BadInput as refusal:
        with context.holding():
            actions.give_up(file=file, refusal=refusal)
        return
    with context.holding():
        actions.keep(file=file, read=read)


@task(takes_context=True, title=_("Working out in which order to read"), lease_seconds=600)  # type: ignore[arg-type]
def order_records(context: JobContext, *, service_id: str, screening_id: str) -> None:
    """Order what is unread by what people have said so far."""
    screening = Screening.objects.filter(service_id=service_id, pk=screening_id).first()
    if screening is None:
        return
    context.progress(0, 1, ORDERING)
    found = ordering.work_out(screening)
    with context.holding():
        ordering.keep(screening, found)
