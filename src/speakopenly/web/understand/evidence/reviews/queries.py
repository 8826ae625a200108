"""Reviews as people of a service may see them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import policies
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview, ReviewStudy


def reviews_for(by: Staff) -> QuerySet[EvidenceReview]:
    """Every review of this person's service. Raises NotAllowed."""
    policies.check_can_enter(by)
    return EvidenceReview.objects.filter(service=by.service)


def review_for(by: Staff, number: int) -> EvidenceReview:
    """One review. Raises NotAllowed or Http404."""
    found = reviews_for(by).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def study_for(by: Staff, study_id: UUID) -> ReviewStudy:
    """One study. Raises NotAllowed or Http404."""
    policies.check_can_enter(by)
    found = ReviewStudy.objects.filter(service=by.service, pk=study_id).select_related("review").first()
    if found is None:
        raise Http404
    return found
