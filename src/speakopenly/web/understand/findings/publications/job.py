"""The long work of publishing: three documents, safe numbers and the manifest, from signed evidence."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.understand.findings.evidence import read_evidence
from speakopenly.understand.findings.publication import EVIDENCE, publish
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.understand.findings.publications import actions
from speakopenly.web.understand.findings.publications.models import Pack, Publication, PublicationState

STEPS = {
    "composing": gettext_noop("Writing the report"),
    "laying out pages": gettext_noop("Laying out pages"),
    "making the PDF": gettext_noop("Making the PDF"),
}


@task(takes_context=True, title=_("Publishing a report"), lease_seconds=300)  # type: ignore[arg-type]
def make_publication(context: JobContext, *, service_id: str, publication_id: str) -> None:
    """Make both packs of a signed edition. Killed and begun again, it makes the same bytes."""
    publication = Publication.objects.get(service_id=service_id, pk=publication_id)
    if publication.state != PublicationState.SIGNED:
        return
    sealed = publication.files.get(pack=Pack.SEALED, name=EVIDENCE)
    evidence = read_evidence(bytes(sealed.bytes))
    evidence = replace(evidence, about=replace(evidence.about, day=publication.day))

    def tell(stage: str) -> None:
        context.progress(list(STEPS).index(stage), len(STEPS), STEPS[stage])

    packs = publish(evidence, progress=tell)
    with context.holding():
        actions.keep_packs(publication=publication, evidence=evidence, packs=packs)
