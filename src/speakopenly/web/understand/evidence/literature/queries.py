"""Literature of a review as people of a service may see it, and its counts from found to included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet
from django.http import Http404

from speakopenly.understand.evidence.flow import NO_REASON, Flow
from speakopenly.understand.evidence.screening import Stopping, stand_since_draw
from speakopenly.understand.evidence.screening.stopping import stand
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import policies as evidence
from speakopenly.web.understand.evidence.literature.models import (
    CheckSample,
    FileState,
    LiteratureFile,
    LiteratureRecord,
    MachineSaid,
    RecordDecision,
    RecordPair,
    Screening,
    Stage,
    Stands,
    StudyFrom,
)
from speakopenly.web.understand.evidence.literature.standing import OPEN
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview, ReviewStudy

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Account:
    """What became of every record of a list: ``found`` is kept + merged + left out."""

    file: LiteratureFile
    kept: int
    merged: int

    @property
    def rejected(self) -> int:
        return len(self.file.rejected)


@dataclass(frozen=True, slots=True)
class Sampled:
    """The last check sample, how many of it are to be read, and what stopping now may miss."""

    sample: CheckSample | None
    waiting: int
    stopping: Stopping


def file_for(by: Staff, file_id: UUID) -> LiteratureFile:
    """One list. Raises NotAllowed or Http404."""
    evidence.check_can_enter(by)
    return _found(LiteratureFile.objects.filter(service=by.service, pk=file_id).select_related("review"))


def pair_for(by: Staff, pair_id: UUID) -> RecordPair:
    """One pair. Raises NotAllowed or Http404."""
    evidence.check_can_enter(by)
    rows = RecordPair.objects.filter(service=by.service, pk=pair_id)
    return _found(rows.select_related("review", "one__file", "other__file"))


def record_of(review: EvidenceReview, number: int) -> LiteratureRecord:
    """One record of a review. Raises Http404."""
    rows = LiteratureRecord.objects.filter(review=review, number=number)
    return _found(rows.select_related("review", "file", "into").prefetch_related("merged"))


def accounts_of(review: EvidenceReview) -> list[Account]:
    """Every list with what became of its records."""
    rows = LiteratureFile.objects.filter(review=review).defer("waiting")
    records = LiteratureRecord.objects.filter(review=review).order_by().values("file")
    of = {
        each["file"]: (each["kept"], each["every"])
        for each in records.annotate(kept=Count("pk", filter=Q(into=None)), every=Count("pk"))
    }
    counts = ((each, *of.get(each.pk, (0, 0))) for each in rows)
    return [Account(each, kept, every - kept + len(each.within)) for each, kept, every in counts]


def account_of(file: LiteratureFile) -> Account:
    """One list with what became of its records."""
    kept = file.records.filter(into=None).count()
    return Account(file, kept, file.records.count() - kept + len(file.within))


def merged_in(file: LiteratureFile) -> list[LiteratureRecord]:
    """Records of a list that are one work with another, in order."""
    rows = LiteratureRecord.objects.filter(file=file, into__isnull=False)
    return list(rows.select_related("into__file").order_by("line"))


def pairs_to_look_at(review: EvidenceReview) -> QuerySet[RecordPair]:
    """Near pairs of which nobody has said what they are, and that are not one work by other pairs."""
    return (
        RecordPair.objects.filter(review=review, machine=MachineSaid.NEAR, stands="")
        .exclude(Q(one__into=F("other")) | Q(other__into=F("one")))
        .exclude(one__into__isnull=False, one__into=F("other__into"))
        .select_related("one__file", "other__file")
    )


def pairs_of(review: EvidenceReview) -> QuerySet[RecordPair]:
    """Pairs that count as one work, and those that somebody has looked at."""
    rows = RecordPair.objects.filter(review=review).filter(Q(machine=MachineSaid.SAME) | ~Q(stands=""))
    return rows.select_related("one__file", "other__file")


def works_of(review: EvidenceReview) -> QuerySet[LiteratureRecord]:
    """Every work: records that are not one with another."""
    return LiteratureRecord.objects.filter(review=review, into=None)


def in_order(works: QuerySet[LiteratureRecord]) -> QuerySet[LiteratureRecord]:
    """In the order of reading; what has no place yet comes last, as it came in."""
    return works.order_by(F("place").asc(nulls_last=True), "number")


def next_for(by: Staff, review: EvidenceReview, stage: Stage) -> LiteratureRecord | None:
    """What this person reads next: the check sample first, then by the order. None where nothing waits."""
    mine = RecordDecision.objects.filter(record=OuterRef("pk"), stage=stage, by=by.user)
    works = works_of(review).filter(~Exists(mine))
    if stage == Stage.FULL_TEXT:
        return works.filter(abstract_stands=Stands.IN, full_text_stands="").order_by("number").first()
    waiting = works.filter(abstract_stands="")
    last = CheckSample.objects.filter(review=review).last()
    if last and (sampled := waiting.filter(sample=last.number).order_by("number").first()):
        return sampled
    return in_order(waiting).first()


def to_settle(review: EvidenceReview) -> QuerySet[LiteratureRecord]:
    """What two did not agree on or all are unsure of, by number. Only what is in can be open in full text."""
    is_sought = Q(abstract_stands=Stands.IN, full_text_stands__in=OPEN)
    return works_of(review).filter(Q(abstract_stands__in=OPEN) | is_sought).order_by("number")


def screening_now(review: EvidenceReview) -> Screening:
    """How a review is screened; not stored where nobody has set it up."""
    return Screening.objects.select_related("job").filter(review=review).first() or Screening(review=review)


def sampled_in(review: EvidenceReview) -> Sampled:
    """The last check sample, and what stopping now may miss by it; nothing before it is read whole."""
    works = works_of(review)
    stands = _counted(works)
    counts = {
        "records": stands.total(),
        "included": stands[Stands.IN],
        "excluded": stands[Stands.OUT],
        "unsure": stands[Stands.UNSURE] + stands[Stands.CONFLICT],
    }
    sample = CheckSample.objects.filter(review=review).last()
    drawn = works.filter(sample=sample.number) if sample else works.none()
    waiting = drawn.exclude(abstract_stands__in=(Stands.IN, Stands.OUT)).count()
    if sample is None or waiting:
        return Sampled(sample, waiting, stand(**counts, checked=0, hits=0))
    hits = drawn.filter(abstract_stands=Stands.IN).count()
    others = works.filter(drawn_from=sample.number).exclude(sample=sample.number)
    return Sampled(
        sample,
        0,
        stand_since_draw(
            **counts,
            drawn_from=drawn.count() + others.count(),
            checked=drawn.count(),
            hits=hits,
            found_since=others.filter(abstract_stands=Stands.IN).count(),
            later=works.filter(abstract_stands="").exclude(drawn_from=sample.number).count(),
        ),
    )


def flow_of(review: EvidenceReview, accounts: Sequence[Account] | None = None) -> Flow:
    """Every record from found to included, counted from the rows; with the accounts where they are known."""
    accounts = accounts_of(review) if accounts is None else accounts
    read = [each for each in accounts if each.file.state == FileState.READ]
    works = works_of(review)
    stands = _counted(works)
    sought = works.filter(abstract_stands=Stands.IN).order_by().values("full_text_stands", "reason")
    later = {
        (each["full_text_stands"], each["reason"]): each["how_many"]
        for each in sought.annotate(how_many=Count("pk"))
    }
    texts = Counter[str]()
    for (stood, _reason), count in later.items():
        texts[stood] += count
    out = {reason or NO_REASON: count for (stood, reason), count in later.items() if stood == Stands.OUT}
    found = sum(each.file.found for each in read)
    merged = sum(each.merged for each in read)
    rejected = sum(each.rejected for each in read)
    return Flow(
        screened=stands.total() - stands[Stands.WAITING],
        undecided=stands[Stands.WAITING],
        unsure=stands[Stands.UNSURE] + stands[Stands.CONFLICT],
        excluded=stands[Stands.OUT],
        sought=stands[Stands.IN],
        not_retrieved=texts[Stands.NOT_FOUND],
        not_assessed=texts[Stands.WAITING] + texts[Stands.CONFLICT] + texts[Stands.UNSURE],
        full_text_excluded=dict(sorted(out.items())),
        included=texts[Stands.IN],
        before={
            "identified": found,
            "identified_by_source": {
                f"{each.file.number}. {each.file.name}": each.file.found for each in read
            },
            "removed_duplicates": merged,
            "removed_for_other_reasons": rejected,
            "to_screen": found - merged - rejected,
        },
    )


def decisions_of(record: LiteratureRecord, stage: Stage) -> list[RecordDecision]:
    """Every decision on a record at a stage, the first first."""
    return list(record.decisions.filter(stage=stage))


def mine_of(by: Staff, record: LiteratureRecord, stage: Stage) -> RecordDecision | None:
    """What this person said last, alone or when settling."""
    return record.decisions.filter(stage=stage, by=by.user).last()


def included_in(review: EvidenceReview) -> list[LiteratureRecord]:
    """Works whose full text is in, with the studies that were made of them."""
    rows = works_of(review).filter(abstract_stands=Stands.IN, full_text_stands=Stands.IN)
    return list(rows.prefetch_related("studies__study"))


def record_behind(study: ReviewStudy) -> LiteratureRecord | None:
    """The record a study was taken from."""
    link = StudyFrom.objects.filter(study=study).select_related("record__review").first()
    return link.record if link else None


def records_behind(review: EvidenceReview) -> dict[UUID, int]:
    """The number of the record behind each study of a review."""
    return dict(StudyFrom.objects.filter(study__review=review).values_list("study", "record__number"))


def people_who_said(record: LiteratureRecord, stage: Stage) -> int:
    """How many people have said something; never who."""
    return record.decisions.filter(stage=stage).values("by").distinct().count()


def read_by(by: Staff, review: EvidenceReview) -> int:
    """How many works this person has decided on by title and abstract."""
    mine = RecordDecision.objects.filter(record=OuterRef("pk"), stage=Stage.ABSTRACT, by=by.user)
    return works_of(review).filter(Exists(mine)).count()


def _counted(works: QuerySet[LiteratureRecord]) -> Counter[str]:
    """How many works stand how, by title and abstract."""
    rows = works.order_by().values("abstract_stands").annotate(how_many=Count("pk"))
    return Counter({each["abstract_stands"]: each["how_many"] for each in rows})


def _found(rows: QuerySet[Row]) -> Row:
    found = rows.first()
    if found is None:
        raise Http404
    return found
