"""Editions of reviews: what waits for a signature, what is published, and whether its files agree."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.change.reviews.publication import HTML, PDF, RECORD, WORD, verify
from speakopenly.change.reviews.records import Behind, Record, read_record
from speakopenly.core.publications import MANIFEST, Difference
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.change.reviews.publications import policies
from speakopenly.web.change.reviews.publications.models import EditionState, ReviewEdition
from speakopenly.web.people.here import service_here
from speakopenly.web.people.models import Service
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications.models import Pack

NAMES = {
    HTML: "HTML",
    PDF: "PDF",
    WORD: "Word",
    MANIFEST: gettext_lazy("Manifest (JSON)"),
    RECORD: gettext_lazy("Record (JSON)"),
}


def edition_for(staff: Staff, number: int, edition: int) -> ReviewEdition:
    """One edition of a review of this person's service. Raises Http404 for any other."""
    found = ReviewEdition.objects.filter(service=staff.service, review__number=number, edition=edition)
    row = found.select_related("review").first()
    if row is None:
        raise Http404
    return row


def record_in(edition: ReviewEdition) -> Record | None:
    """What was frozen; None where its files are gone."""
    sealed = edition.files.filter(pack=Pack.SEALED, name=RECORD).first()
    return read_record(bytes(sealed.bytes)) if sealed else None


def quotes_in(edition: ReviewEdition) -> list[Behind]:
    """Every quote of an edition, in its order."""
    record = record_in(edition)
    return [each for worked in record.conditions for each in worked.behind] if record else []


def differences(edition: ReviewEdition) -> list[Difference]:
    """Everything that does not agree in an edition: the library's own check."""
    return verify(*packs.packs_of(edition))


def published(service: Service | None) -> QuerySet[ReviewEdition]:
    """What anyone may read of a service, the newest first."""
    return ReviewEdition.objects.filter(service=service, state=EditionState.PUBLISHED)


def public_pages(slug: str) -> tuple[list[ReviewEdition], list[ReviewEdition]]:
    """The editions of one address here: published, and taken down. Raises Http404 where there is neither."""
    here = service_here()
    down = ReviewEdition.objects.filter(service=here, slug=slug, state=EditionState.TAKEN_DOWN)
    editions = published(here).filter(slug=slug).order_by("-edition")
    if not editions and not down:
        raise Http404
    return list(editions), list(down.order_by("-edition"))


def is_changed_since(review: Review, edition: ReviewEdition) -> bool:
    """Whether somebody has gone on writing since an edition was frozen."""
    rows = (review.responses, review.boxes, review.conditions, review.pins, review.invited)
    frozen = edition.asked_at
    return any(each.filter(at__gt=frozen).exists() for each in rows)


def reviews_that_wait(staff: Staff) -> list[Waiting]:
    """Editions this person may sign; for Today."""
    drafts = ReviewEdition.objects.filter(service=staff.service, state=EditionState.DRAFT)
    return [
        Waiting(
            what=_("Read and sign a review: %(title)s") % {"title": draft.title},
            where=reverse("change:review-edition", args=[draft.review.number, draft.edition]),
            more=_("Edition %(n)s") % {"n": draft.edition},
        )
        for draft in drafts.select_related("review")
        if policies.can_sign(staff, draft)
    ]
