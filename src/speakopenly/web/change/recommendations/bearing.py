"""Which evidence cards bear on a recommendation: a person chooses, and may say that none was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from speakopenly.web.change.recommendations import policies
from speakopenly.web.change.recommendations.models import CardBears, Recommendation
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.queries import Held, cards_of


@dataclass(frozen=True, slots=True)
class Bearing:
    """The cards somebody chose, by the alphabet; and whether anybody looked."""

    cards: tuple[Held, ...]
    was_looked_for: bool


@transaction.atomic
def say_which_cards(*, recommendation: Recommendation, by: Staff, cards: Sequence[str]) -> None:
    """Say which cards bear on it; none says that somebody looked and found none. Raises NotAllowed."""
    recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    policies.check_can_change(by, recommendation)
    recommendation.cards.all().delete()
    CardBears.objects.bulk_create(
        CardBears(service=by.service, by=by.user, recommendation=recommendation, card=each)
        for each in (dict.fromkeys(cards) or ("",))
    )
    audit.record("evidence of a recommendation chosen", recommendation, by=by.user, service=by.service)


def bearing_on(recommendation: Recommendation) -> Bearing:
    """What was chosen. A card that is gone is not shown."""
    chosen = {each.card for each in recommendation.cards.all()}
    held = [each for each in cards_of(recommendation.service) if each.card.slug in chosen]
    return Bearing(tuple(held), was_looked_for=bool(chosen))
