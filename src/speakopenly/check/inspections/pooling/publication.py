"""Make a publication of pooled inspection reports, and check one that was made.

``public/`` holds the document three times and not one word of a report. ``sealed/`` holds what every report
was found to say, passage by passage, with the name of its authority; from it everything public is made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import TypeAdapter, ValidationError

from speakopenly import __version__
from speakopenly.check.inspections.pooling.accuracy import Accuracy
from speakopenly.check.inspections.pooling.records import Said, passage_id
from speakopenly.check.inspections.pooling.report import compose, sentences_of
from speakopenly.core.documents import page_numbers, write_html, write_pdf, write_word
from speakopenly.core.documents.agreeing import Three, differences_between, differences_from
from speakopenly.core.documents.tree import Document
from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.core.publications import PUBLIC, Difference, Manifest, Packs, altered_files, make_packs

HTML, PDF, WORD = "inspections.html", "inspections.pdf", "inspections.docx"
RECORD, EVIDENCE = "readings.json", "evidence.jsonl"
THREE: Final = Three(html=HTML, pdf=PDF, word=WORD)
_CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Record:
    """One edition: what every report was found to say, and what must be known of the set and of its reader.

    ``about_the_set`` says where the reports come from and what is missing; no authority is named in it.
    """

    edition: int
    day: date
    about_the_set: tuple[str, ...]
    reports: tuple[Said, ...]
    accuracy: tuple[Accuracy, ...]


_RECORD = TypeAdapter(Record)


def write_record(record: Record) -> bytes:
    """The record as bytes; equal records give equal bytes."""
    return _RECORD.dump_json(record) + b"\n"


def read_record(data: bytes) -> Record:
    """Read what ``write_record`` wrote. Raises VerificationFailed for anything else."""
    try:
        return _RECORD.validate_json(data)
    except ValidationError as error:
        raise VerificationFailed("is not a record of inspection reports.") from error


def check_code(record: Record) -> str:
    """The short code printed on every page: twelve hex digits of the sha256 of the whole record."""
    return hashlib.sha256(write_record(record)).hexdigest()[:_CODE_LENGTH]


def document_of(record: Record) -> Document:
    """The document that a record makes."""
    return compose(
        record.reports,
        accuracy=record.accuracy,
        about_the_set=record.about_the_set,
        edition=record.edition,
        day=record.day,
        check_code=check_code(record),
    )


def publish(record: Record) -> Packs:
    """Compose it and write it three times; the result is two packs, not yet on disk."""
    document = document_of(record)
    pages = page_numbers(document)
    public = {
        HTML: write_html(document, pages),
        WORD: write_word(document, pages),
        PDF: write_pdf(document),
    }
    return make_packs(
        public=public,
        sealed={RECORD: write_record(record), EVIDENCE: write_evidence(record)},
        title=document.title,
        edition=document.edition,
        check_code=document.check_code,
        made_by=f"speakopenly {__version__}",
        pages=pages,
    )


def write_evidence(record: Record) -> bytes:
    """What stands behind each numbered paragraph: its evidence id, reports and passages, a line for each."""
    lines = [
        {
            "paragraph": number,
            "evidence": sentence.evidence,
            "reports": sorted(sentence.reports),
            "passages": sorted(sentence.passages),
        }
        for number, sentence in sentences_of(record.reports, record.accuracy)
    ]
    return "".join(f"{json.dumps(line)}\n" for line in lines).encode()


def verify(manifest: Manifest, packs: Packs) -> list[Difference]:
    """Everything that does not agree in such a publication; an empty list when all does."""
    differences = list(altered_files(manifest, packs))
    missing = [name for name in (HTML, PDF, WORD) if name not in packs.public]
    if missing:
        return differences or [Difference(name, "is missing.") for name in missing]
    try:
        differences += differences_between(THREE, packs.public, manifest.pages)
        if packs.sealed:
            differences += _record_agrees(manifest, packs)
    except BadInput as unreadable:
        differences.append(Difference(PUBLIC, str(unreadable)))
    return differences


def _record_agrees(manifest: Manifest, packs: Packs) -> Iterator[Difference]:
    """The documents are what the sealed record makes, and each passage stands where its id says."""
    try:
        record = read_record(packs.sealed.get(RECORD, b""))
    except VerificationFailed as error:
        yield Difference(f"sealed/{RECORD}", str(error))
        return
    if check_code(record) != manifest.check_code:
        yield Difference(f"sealed/{RECORD}", "is not the record of this publication: the check code differs.")
    if packs.sealed.get(EVIDENCE) != write_evidence(record):
        yield Difference(f"sealed/{EVIDENCE}", "is not what stands behind the paragraphs.")
    yield from _misplaced(record)
    yield from differences_from(document_of(record), THREE, packs.public)


def _misplaced(record: Record) -> Iterator[Difference]:
    for said in record.reports:
        for on_topic in said.topics.values():
            for each in on_topic.passages:
                if each.id != passage_id(said.report, each.start, each.end):
                    yield Difference(f"sealed/{RECORD}", f"passage {each.id} is not of the place it names.")
                if len(each.text) != each.end - each.start:
                    yield Difference(
                        f"sealed/{RECORD}", f"passage {each.id} is longer or shorter than its place."
                    )
