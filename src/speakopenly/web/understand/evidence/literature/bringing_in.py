"""Lists read and held beside those that are there: they become records, pairs and an account.

Only records of the new list are judged. What was there before stays as it is, so that nothing on which people
decided goes away because another list came in.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max

from speakopenly.hear.literature import Joined, Literature, Place, join
from speakopenly.web.understand.evidence.literature.models import (
    LiteratureFile,
    LiteratureRecord,
    MachineSaid,
    PairSays,
    RecordPair,
)
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview

AT_ONCE = 500


def keep_records(file: LiteratureFile, read: Literature) -> None:
    """Keep each record of a list, its account, and the pairs it makes with those that are there."""
    lines = {each.number: each.line for each in read.records}
    file.found, file.notes = read.found, list(read.notes)
    file.within = [[each.line, lines[each.into]] for each in read.merged]
    file.rejected = [[each.row, each.reason] for each in read.rejected]
    of_review = LiteratureRecord.objects.filter(review=file.review)
    last = of_review.aggregate(last=Max("number"))["last"] or 0
    before = _lists_of(file.review)
    LiteratureRecord.objects.bulk_create(
        (
            LiteratureRecord(
                service_id=file.service_id, review=file.review, file=file, number=number, line=each.line,
                title=each.title, abstract=each.abstract, authors=list(each.authors), year=each.year,
                journal=each.journal, doi=each.doi, kind=each.kind, given_id=each.given_id,
            )
            for number, each in enumerate(read.records, last + 1)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    new = Literature(str(file.number), b"", read.records)
    joined = join([*before, new], said=_said(file.review))
    _keep_pairs(file, joined)
    merge_anew(file.review)


def merge_anew(review: EvidenceReview) -> None:
    """Work out anew which records are one work, from every pair that counts as the same."""
    root = dict[UUID, UUID]()

    def end(of: UUID) -> UUID:
        while of in root:
            of = root[of]
        return of

    numbers = dict(LiteratureRecord.objects.filter(review=review).values_list("pk", "number"))
    for pair in RecordPair.objects.filter(review=review):
        first, second = sorted((end(pair.one_id), end(pair.other_id)), key=numbers.__getitem__)
        if pair.is_same and first != second:
            root[second] = first
    changed = []
    for record in LiteratureRecord.objects.filter(review=review).only("pk", "into"):
        last = end(record.pk)
        into = None if last == record.pk else last
        if record.into_id != into:
            record.into_id = into
            changed.append(record)
    LiteratureRecord.objects.bulk_update(changed, ["into"], batch_size=AT_ONCE)


def _lists_of(review: EvidenceReview) -> list[Literature]:
    """The lists that are there, as the library knows them; a list is named by its number."""
    held = dict[int, list[LiteratureRecord]]()
    for record in LiteratureRecord.objects.filter(review=review).select_related("file"):
        held.setdefault(record.file.number, []).append(record)
    return [
        Literature(str(number), b"", tuple(each.as_read for each in records))
        for number, records in sorted(held.items())
    ]


def _said(review: EvidenceReview) -> dict[frozenset[Place], bool]:
    """What people said of pairs, by the places of both."""
    rows = RecordPair.objects.filter(review=review).exclude(stands="")
    return {
        frozenset({(str(a), b), (str(c), d)}): stands == PairSays.SAME
        for a, b, c, d, stands in rows.values_list(
            "one__file__number", "one__line", "other__file__number", "other__line", "stands"
        )
    }


def _keep_pairs(file: LiteratureFile, joined: Joined) -> None:
    keys = {
        (str(number), line): (key, at)
        for number, line, key, at in LiteratureRecord.objects.filter(review=file.review).values_list(
            "file__number", "line", "pk", "number"
        )
    }
    found: Iterable[tuple[Place, Place, MachineSaid]] = [
        *((each.into, each.place, MachineSaid.SAME) for each in joined.merged),
        *((each.one, each.other, MachineSaid.NEAR) for each in joined.near),
    ]
    new, pairs = str(file.number), dict[tuple[UUID, UUID], RecordPair]()
    for one, other, said in found:
        if new not in {one[0], other[0]} or not {one, other} <= keys.keys():
            continue
        (first, _), (second, _) = sorted((keys[one], keys[other]), key=lambda each: each[1])
        pairs.setdefault(
            (first, second),
            RecordPair(
                service_id=file.service_id, review=file.review, one_id=first, other_id=second, machine=said
            ),
        )
    RecordPair.objects.bulk_create(pairs.values(), batch_size=AT_ONCE, ignore_conflicts=True)
