"""Editions of examinations: what waits for a signature, what is published, and whether its files agree."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.check.examination.publication import HTML, OFFICIAL, PDF, WORD, verify
from speakopenly.core.publications import MANIFEST, Difference
from speakopenly.web.check.examination.publications import policies
from speakopenly.web.check.examination.publications.models import EditionState, ExaminationEdition
from speakopenly.web.people.here import service_here
from speakopenly.web.people.models import Service
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications import packs

NAMES = {
    HTML: "HTML",
    PDF: "PDF",
    WORD: "Word",
    OFFICIAL: gettext_lazy("Official figures (JSON)"),
    MANIFEST: gettext_lazy("Manifest (JSON)"),
}


def edition_for(staff: Staff, number: int, edition: int) -> ExaminationEdition:
    """One edition of an examination of this person's service. Raises Http404 for any other."""
    found = ExaminationEdition.objects.filter(
        service=staff.service, examination__number=number, edition=edition
    )
    row = found.select_related("examination").first()
    if row is None:
        raise Http404
    return row


def differences(edition: ExaminationEdition) -> list[Difference]:
    """Everything that does not agree in an edition: the library's own check."""
    return verify(*packs.packs_of(edition))


def published(service: Service | None) -> QuerySet[ExaminationEdition]:
    """What anyone may read of a service, the newest first. Nothing sets one beside another."""
    return ExaminationEdition.objects.filter(service=service, state=EditionState.PUBLISHED)


def public_pages(slug: str) -> list[ExaminationEdition]:
    """The published editions of one address here, the newest first. Raises Http404 where there is none."""
    editions = list(published(service_here()).filter(slug=slug).order_by("-edition"))
    if not editions:
        raise Http404
    return editions


def examinations_to_sign(staff: Staff) -> list[Waiting]:
    """Editions this person may sign; for Today."""
    drafts = ExaminationEdition.objects.filter(service=staff.service, state=EditionState.DRAFT)
    return [
        Waiting(
            what=_("Read and sign an examination: %(title)s") % {"title": draft.title},
            where=reverse("check:examination-edition", args=[draft.examination.number, draft.edition]),
            more=_("Edition %(n)s") % {"n": draft.edition},
        )
        for draft in drafts.select_related("examination")
        if policies.can_sign(staff, draft)
    ]
