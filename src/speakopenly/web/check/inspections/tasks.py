"""The long work of this room: reading one report."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.core.errors import BadInput
from speakopenly.web.check.inspections import actions, reading
from speakopenly.web.check.inspections.models import InspectionReport, ReportState
from speakopenly.web.jobs.context import JobContext

LEASE_SECONDS = 180
READING = gettext_noop("Reading the report")


@task(takes_context=True, title=_("Reading an inspection report"), lease_seconds=LEASE_SECONDS)  # type: ignore[arg-type]
def read_report(context: JobContext, *, service_id: str, inspection_id: str) -> None:
    """Read a report that was brought in; killed and begun again, it reads from the start and keeps it once.

    It may have been taken out meanwhile: then nothing is kept.
    """
    report = InspectionReport.objects.filter(service_id=service_id, pk=inspection_id).first()
    if report is None or report.state != ReportState.READING:
        return
    context.progress(0, 1, READING)
    try:
        found = reading.read(report.file_name, bytes(report.waiting))
    except BadInput as refusal:
        with context.holding():
            actions.give_up(report=report, refusal=refusal)
        return
    with context.holding():
        actions.keep(report=report, found=found)
