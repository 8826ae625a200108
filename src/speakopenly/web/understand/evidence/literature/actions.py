"""Bring lists in, say which records are one work, decide what belongs, settle, draw a sample."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.literature import Literature
from speakopenly.understand.evidence.screening import draw_check
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import State
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.literature import bringing_in, policies
from speakopenly.web.understand.evidence.literature.models import (
    CheckSample,
    FileState,
    How,
    LiteratureFile,
    LiteratureRecord,
    PairJudged,
    PairSays,
    RecordDecision,
    RecordPair,
    Screening,
    Stage,
    Stands,
    StudyFrom,
)
from speakopenly.web.understand.evidence.literature.standing import standing_of
from speakopenly.web.understand.evidence.reviews import actions as reviews
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview, ReviewStudy

GROWS = 0.12
FEWEST_MORE = 10
"""The order is worked out anew after a tenth or so more was read, and not for fewer than ten."""


@transaction.atomic
def bring_in(*, review: EvidenceReview, by: Staff, name: str, data: bytes) -> LiteratureFile:
    """Keep a list until a job has read it; the same again is the one that is there. Raises NotAllowed."""
    from speakopenly.web.understand.evidence.literature.tasks import read_list

    policies.check_can_bring_in(by, review)
    _hold(review)
    digest = hashlib.sha256(data).hexdigest()
    of_review = LiteratureFile.objects.filter(review=review)
    if same := of_review.filter(sha256=digest).first():
        return same
    number = (of_review.aggregate(last=Max("number"))["last"] or 0) + 1
    file = LiteratureFile.objects.create(
        service=by.service, by=by.user, review=review, number=number, name=name[:255], sha256=digest,
        waiting=data,
    )  # fmt: skip
    file.job = jobs.enqueue(
        read_list,
        service=by.service,
        by=by.user,
        key=f"literature-{file.pk}",
        leads_to=reverse("understand:evidence-list", args=[file.pk]),
        file_id=file.pk,
    )
    file.save(update_fields=["job"])
    audit.record("list of literature brought in", file, by=by.user, service=by.service)
    return file


@transaction.atomic
def keep(*, file: LiteratureFile, read: Literature) -> None:
    """Keep what a list holds; the file goes. What was taken out meanwhile stays out."""
    _hold(file.review)
    if not LiteratureFile.objects.filter(pk=file.pk, state=FileState.READING).exists():
        return
    bringing_in.keep_records(file, read)
    file.state, file.waiting = FileState.READ, b""
    file.save()
    audit.record("list of literature read", file, by=None, service=file.service)


@transaction.atomic
def give_up(*, file: LiteratureFile, refusal: BadInput) -> None:
    """Say why a list could not be read; the file goes."""
    lost = LiteratureFile.objects.filter(pk=file.pk, state=FileState.READING)
    if lost.update(state=FileState.REFUSED, waiting=b"", refusal=str(refusal)[:300]):
        audit.record("list of literature refused", file, by=None, service=file.service)


@transaction.atomic
def take_out(*, file: LiteratureFile, by: Staff) -> None:
    """Take a list out on whose records nobody has decided. Raises NotAllowed."""
    review = file.review
    _hold(review)
    policies.check_can_take_out(by, file)
    audit.record("list of literature taken out", file, by=by.user, service=by.service)
    file.delete()
    bringing_in.merge_anew(review)


@transaction.atomic
def judge_pair(*, pair: RecordPair, by: Staff, says: PairSays) -> PairJudged:
    """Say whether two records are one work, or take back what was said. Raises NotAllowed."""
    _hold(pair.review)
    policies.check_can_judge(by, pair)
    judged = PairJudged.objects.create(service=by.service, by=by.user, pair=pair, says=says)
    pair.stands = "" if says == PairSays.TAKEN_BACK else says
    pair.save(update_fields=["stands"])
    bringing_in.merge_anew(pair.review)
    audit.record("pair of records judged", pair, by=by.user, service=by.service)
    return judged


@transaction.atomic
def set_up(*, review: EvidenceReview, by: Staff, wanted: int, keywords: str, reasons: list[str]) -> Screening:
    """Say how many people read each record, words to begin with, and reasons for a full text out.

    Raises NotAllowed where how many read would change after somebody has decided.
    """
    _hold(review)
    policies.check_can_set_up(by, review, wanted=wanted)
    said = {"wanted": wanted, "keywords": keywords, "reasons": reasons}
    screening, _is_new = Screening.objects.update_or_create(
        review=review, defaults=said, create_defaults={**said, "service": by.service, "seed": _seed()}
    )
    audit.record("screening of literature set up", screening, by=by.user, service=by.service)
    return screening


@transaction.atomic
def ask_for_order(*, review: EvidenceReview, by: Staff) -> Screening:
    """Let the order of reading be worked out anew. Raises NotAllowed."""
    policies.check_can_bring_in(by, review)
    _hold(review)
    screening = screening_of(review)
    _enqueue_order(screening, by)
    audit.record("order of reading asked for", screening, by=by.user, service=by.service)
    return screening


@transaction.atomic
def draw_sample(*, review: EvidenceReview, by: Staff, size: int, seed: int | None = None) -> CheckSample:
    """Mark records drawn at random from the unread, before anybody reads them. Raises NotAllowed."""
    _hold(review)
    policies.check_can_draw(by, review)
    unread = LiteratureRecord.objects.filter(review=review, into=None, abstract_stands=Stands.WAITING)
    numbers = list(unread.order_by("number").values_list("number", flat=True))
    seed = _seed() if seed is None else seed
    drawn = draw_check(numbers, size, seed=seed)
    last = CheckSample.objects.filter(review=review).aggregate(last=Max("number"))["last"] or 0
    sample = CheckSample.objects.create(
        service=by.service, by=by.user, review=review, number=last + 1, seed=seed, size=len(drawn),
        drawn_from=len(numbers),
    )  # fmt: skip
    unread.update(drawn_from=sample.number)
    LiteratureRecord.objects.filter(review=review, number__in=drawn).update(sample=sample.number)
    audit.record("check sample of literature drawn", sample, by=by.user, service=by.service)
    return sample


@transaction.atomic
def decide(
    *, record: LiteratureRecord, by: Staff, stage: Stage, says: str, reason: str = "", note: str = ""
) -> RecordDecision:
    """Say alone what belongs in the review; a change of mind is one more row. Raises NotAllowed."""
    record = _held(record)
    policies.check_can_decide(by, record, stage)
    made = _decided(record, by, stage, How.ALONE, says, reason, note)
    audit.record("record of literature decided on", record, by=by.user, service=by.service)
    if stage == Stage.ABSTRACT:
        _order_anew_if_due(record.review, by)
    return made


@transaction.atomic
def settle(
    *, record: LiteratureRecord, by: Staff, stage: Stage, how: How, says: str, note: str, reason: str = ""
) -> RecordDecision:
    """Settle what two did not agree on, or what all are unsure of, with a note. Raises NotAllowed."""
    record = _held(record)
    policies.check_can_settle(by, record, stage, how)
    made = _decided(record, by, stage, how, says, reason, note)
    audit.record("record of literature settled", record, by=by.user, service=by.service)
    return made


@transaction.atomic
def make_study(*, record: LiteratureRecord, by: Staff, said: dict[str, Any]) -> ReviewStudy:
    """Add a study of the review from a record whose full text is in; the link is kept. Raises NotAllowed."""
    policies.check_can_make_study(by, record)
    study = reviews.add_study(review=record.review, by=by, said=said)
    StudyFrom.objects.create(service=by.service, study=study, record=record)
    return study


def screening_of(review: EvidenceReview) -> Screening:
    """How a review is screened; as it is by itself where nobody has set it up."""
    return Screening.objects.get_or_create(
        review=review, defaults={"service_id": review.service_id, "seed": _seed()}
    )[0]


def _decided(
    record: LiteratureRecord, by: Staff, stage: Stage, how: How, says: str, reason: str, note: str
) -> RecordDecision:
    made = RecordDecision.objects.create(
        service=by.service,
        by=by.user,
        record=record,
        stage=stage,
        how=how,
        says=says,
        reason=reason,
        note=note,
    )
    now = standing_of(record.decisions.filter(stage=stage), wanted=policies.wanted_in(record.review))
    if stage == Stage.ABSTRACT:
        record.abstract_stands = now.stands
    else:
        record.full_text_stands, record.reason = now.stands, now.reason
    record.save(update_fields=["abstract_stands", "full_text_stands", "reason"])
    return made


def _order_anew_if_due(review: EvidenceReview, by: Staff) -> None:
    screening = Screening.objects.filter(review=review).exclude(ordered_after=None).first()
    if screening is None or screening.ordered_after is None:
        return
    read = LiteratureRecord.objects.filter(review=review, into=None).exclude(abstract_stands="").count()
    if read - screening.ordered_after >= max(FEWEST_MORE, GROWS * screening.ordered_after):
        _enqueue_order(screening, by)


def _enqueue_order(screening: Screening, by: Staff) -> None:
    from speakopenly.web.understand.evidence.literature.tasks import order_records

    if screening.job is not None and screening.job.state in {State.WAITING, State.RUNNING}:
        return
    screening.job = jobs.enqueue(
        order_records,
        service=by.service,
        by=by.user,
        leads_to=reverse("understand:evidence-literature", args=[screening.review.number]),
        screening_id=screening.pk,
    )
    screening.save(update_fields=["job"])


def _hold(review: EvidenceReview) -> None:
    """One deed after the other in a review."""
    if not EvidenceReview.objects.select_for_update().filter(pk=review.pk).exists():
        raise NotAllowed(_("This review is not here."))


def _held(record: LiteratureRecord) -> LiteratureRecord:
    return LiteratureRecord.objects.select_for_update().select_related("review").get(pk=record.pk)


def _seed() -> int:
    return secrets.randbelow(2**31)
