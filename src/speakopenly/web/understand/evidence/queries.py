"""Cards as people of a service may see them, and as anybody may. By the alphabet, never by effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from speakopenly.understand.evidence.cards import SHIPPED, Card, Figure, Source
from speakopenly.understand.evidence.cards.records import TEXTS
from speakopenly.web.people.here import service_here
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import policies
from speakopenly.web.understand.evidence.models import CertaintyJudged, EvidenceCard


@dataclass(frozen=True, slots=True)
class Held:
    """A card, and the row it stands in; None for one that ships."""

    card: Card
    row: EvidenceCard | None = None

    @property
    def is_public(self) -> bool:
        return self.row is None or self.row.is_signed


def cards_for(by: Staff) -> list[Held]:
    """Every card of this person's service and those that ship. Raises NotAllowed."""
    policies.check_can_enter(by)
    return cards_of(by.service)


def cards_of(service: Service) -> list[Held]:
    """Every card that a service may lean on."""
    return _in_order(EvidenceCard.objects.filter(service=service))


def card_for(by: Staff, slug: str) -> Held:
    """One card. Raises NotAllowed or Http404."""
    return _one(cards_for(by), slug)


def own_card_for(by: Staff, slug: str) -> EvidenceCard:
    """One card of the service's own. Raises NotAllowed, or Http404 for one that ships."""
    found = card_for(by, slug).row
    if found is None:
        raise Http404
    return found


def public_cards() -> list[Held]:
    """What anybody may read here: the cards that ship, and those this service has signed."""
    return _in_order(EvidenceCard.objects.filter(service=service_here(), signed_on__isnull=False))


def public_card(slug: str) -> Held:
    """One card that anybody may read. Raises Http404."""
    return _one(public_cards(), slug)


def judgements_for(by: Staff, slug: str) -> list[CertaintyJudged]:
    """What was judged of a card in this service, the latest first. Raises NotAllowed."""
    policies.check_can_enter(by)
    return list(CertaintyJudged.objects.filter(service=by.service, card=slug).order_by("-at", "-id"))


def judgement_for(by: Staff, judged_id: UUID) -> CertaintyJudged:
    """One judgement. Raises NotAllowed or Http404."""
    policies.check_can_enter(by)
    found = CertaintyJudged.objects.filter(service=by.service, pk=judged_id).first()
    if found is None:
        raise Http404
    return found


def public_judgements(slug: str) -> list[CertaintyJudged]:
    """The latest judgement this service has signed; none where it has signed none."""
    rows = CertaintyJudged.objects.filter(service=service_here(), card=slug, signed_on__isnull=False)
    return list(rows.select_related("service"))[-1:]


def card_in(row: EvidenceCard) -> Card:
    """The library's card of a row."""
    figure = (
        Figure(row.counted, row.of, row.without, row.with_it, row.low, row.high)
        if row.without is not None and row.with_it is not None
        else None
    )
    return Card(
        slug=row.slug,
        **{name: getattr(row, name) for name in TEXTS},
        sources=tuple(Source(each["title"], each["publisher"], each["year"]) for each in row.sources),
        checked_on=row.checked_on,
        figures=(figure,) if figure else (),
    )


def _in_order(rows: Iterable[EvidenceCard]) -> list[Held]:
    held = [*(Held(card) for card in SHIPPED), *(Held(card_in(row), row) for row in rows)]
    return sorted(held, key=lambda each: each.card.name.casefold())


def _one(held: Iterable[Held], slug: str) -> Held:
    found = next((each for each in held if each.card.slug == slug), None)
    if found is None:
        raise Http404
    return found
