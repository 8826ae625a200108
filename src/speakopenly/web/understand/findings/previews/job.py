"""The long work of putting a report together: it is composed, and laid out to know where pages turn."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.core.documents import page_numbers, write_html
from speakopenly.understand.findings.report import compose
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.understand.findings.previews import actions, queries
from speakopenly.web.understand.findings.previews.models import Preview

COMPOSING = gettext_noop("Writing the report")
LAYING_OUT = gettext_noop("Laying out pages")


@task(takes_context=True, title=_("Putting a report together"), lease_seconds=300)  # type: ignore[arg-type]
def put_together(context: JobContext, *, service_id: str, preview_id: str) -> None:
    """Make the page of a preview. Where it was forgotten meanwhile, nothing is made."""
    rows = Preview.objects.filter(service_id=service_id, pk=preview_id)
    preview = rows.select_related("exercise__service", "publication").first()
    evidence = queries.evidence_behind(preview) if preview is not None else None
    if preview is None or evidence is None:
        return
    context.progress(0, 2, COMPOSING)
    document = compose(evidence)
    context.progress(1, 2, LAYING_OUT)
    page = write_html(document, page_numbers(document))
    with context.holding():
        actions.keep(preview, page)
