"""Invented lists of literature, read as a job would read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from speakopenly.hear.literature import read_records
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.literature import actions, queries
from speakopenly.web.understand.evidence.literature.models import (
    LiteratureFile,
    LiteratureRecord,
    RecordPair,
    Stage,
)
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview
from tests.library.hear.literature.lists import MEETINGS, record, ris
from tests.web.understand.evidence.one_review import begun


def brought(review: EvidenceReview, by: Staff, data: bytes, name: str = "search.ris") -> LiteratureFile:
    """A list that a job has read."""
    file = actions.bring_in(review=review, by=by, name=name, data=data)
    actions.keep(file=file, read=read_records(data, name))
    return LiteratureFile.objects.get(pk=file.pk)


def with_titles(by: Staff, *titles: str, wanted: int = 1) -> EvidenceReview:
    """A review with a record for each title."""
    review = begun(by)
    brought(review, by, ris(*(record(title, authors=(f"Author{at}, A",)) for at, title in enumerate(titles))))
    actions.set_up(review=review, by=by, wanted=wanted, keywords="", reasons=["other people", "no study"])
    return review


def say(by: Staff, review: EvidenceReview, number: int, says: str, **more: Any) -> LiteratureRecord:
    """Somebody decides on a record."""
    found = queries.record_of(review, number)
    actions.decide(record=found, by=by, stage=more.pop("stage", Stage.ABSTRACT), says=says, **more)
    return queries.record_of(review, number)


def said(by: Staff, review: EvidenceReview, says: Sequence[str]) -> None:
    """Somebody decides on the first records, one after the other."""
    for number, each in enumerate(says, 1):
        say(by, review, number, each)


def a_list_of_literature(staff: Mapping[Role, Staff], number: int) -> dict[str, Any]:
    """A list with a record whose full text is in and a pair, as an address names them."""
    by = staff[Role.RESEARCHER]
    review = EvidenceReview.objects.get(service=by.service, number=number)
    actions.set_up(review=review, by=by, wanted=1, keywords="", reasons=["no study"])
    file = brought(review, by, ris(record(MEETINGS, doi="10.1000/a"), record(MEETINGS, doi="10.1000/b")))
    say(by, review, 1, "in")
    say(by, review, 1, "in", stage=Stage.FULL_TEXT)
    return {
        "literature_list_id": file.pk,
        "record_pair_id": RecordPair.objects.get(review=review).pk,
        "record_number": 1,
        "stage": "abstract",
        "literature_file": "records.csv",
    }
