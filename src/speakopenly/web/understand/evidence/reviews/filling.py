"""From what studies say together to the numbers of 100 that a card shows, and what has changed since.

A ratio says nothing of 100 people by itself: somebody says how many of 100 there are without (see decision
397). What the groups without it had in these studies is offered to begin with.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from speakopenly.understand.evidence import Measure
from speakopenly.web.understand.evidence.models import EvidenceCard
from speakopenly.web.understand.evidence.reviews.models import Design, EvidenceReview
from speakopenly.web.understand.evidence.reviews.together import by_design, put_together

TELLS: Final = 0.05
"""Numbers of 100 that differ by less are the same number."""


@dataclass(frozen=True, slots=True)
class Of100:
    """Of 100 without and with it, with the 95% range of the second."""

    without: float
    with_it: float
    low: float
    high: float
    studies: int

    @property
    def numbers(self) -> dict[str, float]:
        """The numbers as a card keeps them."""
        return {"without": self.without, "with_it": self.with_it, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class CardFilled:
    """A card whose numbers came from a review; ``now`` is given where they would be others today."""

    card: EvidenceCard
    now: Of100 | None
    is_gone: bool = False


def of_100(review: EvidenceReview, design: str, without: float) -> Of100:
    """What the studies of one design come to, of 100. Raises ValueError where nothing is pooled of counts."""
    found = put_together(review, design).found
    if found is None or not found.is_shown or not review.is_counted:
        raise ValueError("Nothing is pooled that could be told of 100 people.")
    assert found.estimate is not None  # noqa: S101  (what is shown has an estimate and an interval)
    assert found.ci_lb is not None  # noqa: S101
    assert found.ci_ub is not None  # noqa: S101
    with_it, low, high = (
        _with(found.measure, without, each) for each in (found.estimate, found.ci_lb, found.ci_ub)
    )
    return Of100(without, with_it, low, high, found.k)


def _with(measure: Measure, without: float, effect: float) -> float:
    share = without / 100
    if measure is Measure.RR:
        found = share * math.exp(min(effect, 50.0))
    elif measure is Measure.OR:
        odds = share * math.exp(min(effect, 50.0))
        found = odds / (1 - share + odds) if odds else 0.0
    else:
        found = share + effect
    return round(100 * min(1.0, max(0.0, found)), 1)


def designs_to_fill_from(review: EvidenceReview) -> list[tuple[str, str]]:
    """Designs whose studies are pooled, with their names; none where a review takes no counts."""
    if not review.is_counted:
        return []
    told = [each for each in by_design(review) if each.found is not None and each.found.is_shown]
    return [(each.design, each.name) for each in told if each.design in Design.values]


def without_in(review: EvidenceReview) -> float | None:
    """Of 100 in the groups without it, over all studies of counts; None where there are none."""
    rows = [(each.cpos or 0, each.cneg or 0) for each in review.studies.filter(cpos__isnull=False)]
    events, people = sum(a for a, _ in rows), sum(a + b for a, b in rows)
    return round(100 * events / people, 1) if people else None


def cards_filled_from(review: EvidenceReview) -> list[CardFilled]:
    """Cards whose numbers came from this review, and what they would be today."""
    rows = EvidenceCard.objects.filter(service=review.service_id, effect_review=review.number)
    return list(_held_against(review, rows))


def _held_against(review: EvidenceReview, cards: Iterable[EvidenceCard]) -> Iterable[CardFilled]:
    for card in cards:
        assert card.without is not None  # noqa: S101  (a filled card has numbers)
        try:
            now = of_100(review, card.effect_design, card.without)
        except ValueError:
            yield CardFilled(card, None, is_gone=True)
            continue
        is_same = all(abs(getattr(card, name) - value) < TELLS for name, value in now.numbers.items())
        yield CardFilled(card, None if is_same else now)
