"""Publications: what waits for a signature, what is published, and what a publisher checks before signing."""

from __future__ import annotations

import json
from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.publications import MANIFEST, Difference
from speakopenly.understand.findings.evidence import Evidence, read_evidence
from speakopenly.understand.findings.publication import EVIDENCE, HTML, NUMBERS, OFFICIAL, PDF, WORD
from speakopenly.understand.findings.verification import verify
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.here import service_here
from speakopenly.web.people.models import Service
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications import packs, policies
from speakopenly.web.understand.findings.publications.models import (
    Pack,
    Publication,
    PublicationFile,
    PublicationState,
)

NAMES = {
    HTML: "HTML",
    PDF: "PDF",
    WORD: "Word",
    NUMBERS: gettext_lazy("Numbers (JSON)"),
    OFFICIAL: gettext_lazy("Official figures (JSON)"),
    MANIFEST: gettext_lazy("Manifest (JSON)"),
}


def publication_of(exercise: Exercise, edition: int) -> Publication:
    """One edition of an exercise's report. Raises Http404 for any other."""
    found = Publication.objects.filter(exercise=exercise, edition=edition).first()
    if found is None:
        raise Http404
    return found


def frozen_evidence(publication: Publication) -> Evidence | None:
    """What was frozen for the signature; None where it was removed since."""
    sealed = publication.files.filter(pack=Pack.SEALED, name=EVIDENCE).first()
    return read_evidence(bytes(sealed.bytes)) if sealed else None


def is_frozen(publication: Publication) -> bool:
    """Whether what was frozen for the signature is still there; says so without reading it."""
    return publication.files.filter(pack=Pack.SEALED, name=EVIDENCE).exists()


def differences(publication: Publication) -> list[Difference]:
    """Everything that does not agree in a published edition: the library's own check."""
    return verify(*packs.packs_of(publication))


def published(service: Service | None) -> QuerySet[Publication]:
    """What anyone may read of a service, the newest first."""
    found = Publication.objects.filter(service=service, state=PublicationState.PUBLISHED)
    return found.order_by("-day", "-edition")


def signed_days(exercise: Exercise) -> list[date]:
    """The days of every edition that went out, also of one that was taken down, the earliest first."""
    out = (PublicationState.PUBLISHED, PublicationState.TAKEN_DOWN)
    rows = Publication.objects.filter(exercise=exercise, state__in=out)
    return sorted(rows.values_list("day", flat=True))


def themes_published(exercise: Exercise) -> dict[str, date]:
    """The names of the themes of every published edition, each with the day it was first in one."""
    found: dict[str, date] = {}
    rows = PublicationFile.objects.filter(
        publication__exercise=exercise, publication__state=PublicationState.PUBLISHED, name=NUMBERS
    )
    for row in rows.select_related("publication").order_by("publication__edition"):
        for finding in json.loads(bytes(row.bytes)):
            found.setdefault(finding["theme"], row.publication.day)
    return found


def public_pages(slug: str) -> tuple[list[Publication], list[Publication]]:
    """The editions of one address here: published, and taken down. Raises Http404 where there is neither."""
    here = service_here()
    down = Publication.objects.filter(service=here, slug=slug, state=PublicationState.TAKEN_DOWN)
    editions = published(here).filter(slug=slug).order_by("-edition")
    if not editions and not down:
        raise Http404
    return list(editions), list(down.order_by("-edition"))


def signatures_that_wait(staff: Staff) -> list[Waiting]:
    """Editions this person may sign; for Today."""
    drafts = Publication.objects.filter(service=staff.service, state=PublicationState.DRAFT)
    return [
        Waiting(
            what=_("Read and sign: %(title)s") % {"title": draft.title},
            where=reverse("understand:publication", args=[draft.exercise.slug, draft.edition]),
            more=_("Edition %(n)s") % {"n": draft.edition},
        )
        for draft in drafts.select_related("exercise")
        if policies.can_sign(staff, draft)
    ]
