"""The lines of a service that everybody can read, and any one of them by its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.check.bulletin.models import IssueState, Story
from speakopenly.web.check.replies.models import EditionState, Reply
from speakopenly.web.check.trail import policies
from speakopenly.web.check.trail.lines import Kind
from speakopenly.web.people.models import Service, ServiceRecord
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications.models import Publication, PublicationState

Rows = QuerySet[ServiceRecord]
MOST_LISTED: Final = 50


def _stories(service: Service) -> Rows:
    return Story.objects.filter(service=service, issue__state=IssueState.OUT).select_related("issue")


def _replies(service: Service) -> Rows:
    return Reply.objects.filter(service=service, editions__state=EditionState.OUT).distinct()


def _recommendations(service: Service) -> Rows:
    let_out = {"let_out__signed_by__isnull": False, "let_out__taken_down_on": None}
    return Recommendation.objects.filter(service=service, **let_out).distinct()


def _reviews(service: Service) -> Rows:
    return Review.objects.filter(service=service, editions__state="published").distinct()


def _findings(service: Service) -> Rows:
    published = Publication.objects.filter(service=service, state=PublicationState.PUBLISHED)
    rows = Finding.objects.filter(service=service, exercise__in=published.values("exercise"))
    return rows.select_related("exercise", "theme")


_PUBLIC: Final[Mapping[Kind, Callable[[Service], Rows]]] = {
    Kind.STORY: _stories,
    Kind.REPLY: _replies,
    Kind.RECOMMENDATION: _recommendations,
    Kind.REVIEW: _reviews,
    Kind.FINDING: _findings,
}

_ALL: Final[Mapping[Kind, type[ServiceRecord]]] = {
    Kind.STORY: Story,
    Kind.REPLY: Reply,
    Kind.RECOMMENDATION: Recommendation,
    Kind.REVIEW: Review,
    Kind.FINDING: Finding,
}


def public_lines(by: Staff) -> list[tuple[Kind, list[ServiceRecord]]]:
    """What everybody can read of this service, kind by kind, as far as this person may go back from it."""
    return [
        (kind, list(rows(by.service)[:MOST_LISTED]))
        for kind, rows in _PUBLIC.items()
        if policies.can_see(by, kind)
    ]


def line_for(by: Staff, kind: str, key: UUID) -> tuple[Kind, ServiceRecord]:
    """One line, also before it is public: so that it can be asked what it rests on.

    Raises Http404 where it is none, is another service's, or is not theirs to see.
    """
    if kind not in Kind.values or not policies.can_see(by, Kind(kind)):
        raise Http404
    found = _ALL[Kind(kind)]._default_manager.filter(service=by.service, pk=key).first()
    if found is None:
        raise Http404
    return Kind(kind), found
