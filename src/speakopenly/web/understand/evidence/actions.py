"""Write a card, judge how sure it is, sign it for the public, take it back."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import policies
from speakopenly.web.understand.evidence.models import CertaintyJudged, EvidenceCard

NUMBERS: Final = ("of", "counted", "without", "with_it", "low", "high")
NOT_FROM_A_REVIEW: Final = {
    "effect_review": None,
    "effect_design": "",
    "effect_studies": None,
    "effect_on": None,
}


@transaction.atomic
def write_card(*, by: Staff, slug: str, said: dict[str, Any]) -> EvidenceCard:
    """Write a card; nobody outside reads it before a second person has signed it. Raises NotAllowed."""
    policies.check_can_write(by)
    card = EvidenceCard.objects.create(service=by.service, by=by.user, slug=slug, **said)
    audit.record("evidence card written", card, by=by.user, service=by.service)
    return card


@transaction.atomic
def rewrite_card(*, card: EvidenceCard, by: Staff, said: dict[str, Any]) -> None:
    """Write a card anew: whoever writes it last has written it, and it is signed again. Raises NotAllowed.

    Numbers that somebody writes over are no longer those of a review.
    """
    card = EvidenceCard.objects.select_for_update().get(pk=card.pk)
    policies.check_can_change(by, card)
    is_other = any(getattr(card, name) != said[name] for name in NUMBERS if name in said)
    if is_other and "effect_review" not in said:
        said = {**said, **NOT_FROM_A_REVIEW}
    for name, value in said.items():
        setattr(card, name, value)
    card.by, card.on, card.at = by.user, timezone.localdate(), timezone.now()
    card.signed_by = card.signed_on = None
    card.save()
    audit.record("evidence card rewritten", card, by=by.user, service=by.service)


@transaction.atomic
def judge(*, card: str, by: Staff, certainty: str, why: str) -> CertaintyJudged:
    """Record how sure this person is of a card, and why. What was judged before stays. Raises NotAllowed."""
    policies.check_can_write(by)
    judged = CertaintyJudged.objects.create(
        service=by.service, by=by.user, card=card, role=policies.role_of(by), certainty=certainty, why=why
    )
    audit.record("certainty of an evidence card judged", judged, by=by.user, service=by.service)
    return judged


@transaction.atomic
def sign_card(*, card: EvidenceCard, by: Staff) -> None:
    """Let the public read a card that another has written. Raises NotAllowed."""
    card = EvidenceCard.objects.select_for_update().get(pk=card.pk)
    policies.check_can_sign(by, card)
    card.signed_by, card.signed_on = by.user, timezone.localdate()
    card.save(update_fields=("signed_by", "signed_on"))
    audit.record("evidence card signed", card, by=by.user, service=by.service)


@transaction.atomic
def sign_judgement(*, judged: CertaintyJudged, by: Staff) -> None:
    """Let the public read how sure another is, and why. Raises NotAllowed."""
    judged = CertaintyJudged.objects.select_for_update().get(pk=judged.pk)
    policies.check_can_sign(by, judged)
    judged.signed_by, judged.signed_on = by.user, timezone.localdate()
    judged.save(update_fields=("signed_by", "signed_on"))
    audit.record("certainty of an evidence card signed", judged, by=by.user, service=by.service)


@transaction.atomic
def take_back(*, card: EvidenceCard, by: Staff) -> None:
    """Take a card back from the public. Raises NotAllowed."""
    card = EvidenceCard.objects.select_for_update().get(pk=card.pk)
    policies.check_can_take_back(by, card)
    card.signed_by = card.signed_on = None
    card.save(update_fields=("signed_by", "signed_on"))
    audit.record("evidence card taken back", card, by=by.user, service=by.service)
