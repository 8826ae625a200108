"""Begin a review, add a study, judge its risk of bias, take it out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from speakopenly.web.people import audit
from speakopenly.web.people.models import Service
from speakopenly.web.people.policies import check_same_service
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import actions as cards
from speakopenly.web.understand.evidence import policies
from speakopenly.web.understand.evidence.models import EvidenceCard
from speakopenly.web.understand.evidence.reviews import filling
from speakopenly.web.understand.evidence.reviews.models import BiasJudged, EvidenceReview, ReviewStudy


@transaction.atomic
def begin(*, by: Staff, said: dict[str, Any]) -> EvidenceReview:
    """Begin a review with its question and criteria. Raises NotAllowed."""
    policies.check_can_write(by)
    Service.objects.select_for_update().get(pk=by.service.pk)
    last = EvidenceReview.objects.filter(service=by.service).aggregate(last=Max("number"))["last"] or 0
    review = EvidenceReview.objects.create(service=by.service, by=by.user, number=last + 1, **said)
    audit.record("review of studies begun", review, by=by.user, service=by.service)
    return review


@transaction.atomic
def add_study(*, review: EvidenceReview, by: Staff, said: dict[str, Any]) -> ReviewStudy:
    """Add one effect of one study. Raises NotAllowed."""
    policies.check_can_write(by)
    check_same_service(by, review)
    study = ReviewStudy.objects.create(service=by.service, by=by.user, review=review, **said)
    audit.record("study added to a review", study, by=by.user, service=by.service)
    return study


@transaction.atomic
def judge_bias(*, study: ReviewStudy, by: Staff, said: dict[str, Any]) -> BiasJudged:
    """Say how likely a study is to mislead, and why. What was said before stays. Raises NotAllowed."""
    policies.check_can_write(by)
    check_same_service(by, study)
    judged = BiasJudged.objects.create(service=by.service, by=by.user, study=study, **said)
    audit.record("risk of bias of a study judged", judged, by=by.user, service=by.service)
    return judged


@transaction.atomic
def take_out(*, study: ReviewStudy, by: Staff) -> None:
    """Take a study out of a review. Raises NotAllowed."""
    policies.check_can_write(by)
    check_same_service(by, study)
    audit.record("study taken out of a review", study, by=by.user, service=by.service)
    study.delete()


@transaction.atomic
def say_design(*, study: ReviewStudy, by: Staff, design: str) -> None:
    """Say how a study compared, or say it better. Raises NotAllowed."""
    policies.check_can_write(by)
    check_same_service(by, study)
    study.design = design
    study.save(update_fields=["design"])
    audit.record("design of a study said", study, by=by.user, service=by.service)


@transaction.atomic
def fill_card(
    *, card: EvidenceCard, review: EvidenceReview, by: Staff, said: dict[str, Any]
) -> filling.Of100:
    """Put what studies say together into the numbers of a card, with the review and the day.

    Somebody else signs the card anew before the public reads it. Raises NotAllowed, or ValueError where
    nothing is pooled or the review takes no counts.
    """
    check_same_service(by, review)
    found = filling.of_100(review, said["design"], said["without"])
    cards.rewrite_card(
        card=card,
        by=by,
        said={
            "of": said["of"],
            "counted": said["counted"],
            **found.numbers,
            "effect_review": review.number,
            "effect_design": said["design"],
            "effect_studies": found.studies,
            "effect_on": timezone.localdate(),
        },
    )
    return found
