"""The literature of a review as files for other programs: every decision, its reason, and the flow.

``records.csv`` and ``import.json`` are what ``speakopenly literature flow`` reads: it counts the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final

from speakopenly.core.tables import csv_bytes
from speakopenly.hear.literature.to_ris import write_ris
from speakopenly.understand.evidence.flow import draw_flow, lines_of
from speakopenly.web.understand.evidence.literature import queries
from speakopenly.web.understand.evidence.literature.models import LiteratureRecord, Stands
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview

COLUMNS: Final = (
    *("id", "title", "abstract", "authors", "year", "journal", "doi", "kind", "listed_in"),
    *("included", "full_text", "reason", "sample"),
)
_SCREENED: Final = {Stands.IN: "1", Stands.OUT: "0", Stands.WAITING: ""}
_ASSESSED: Final = {Stands.IN: "1", Stands.OUT: "0", Stands.NOT_FOUND: "not found"}


def records_csv(review: EvidenceReview) -> bytes:
    """Every work with what stands of it. What two did not agree on yet is "unsure"."""
    return csv_bytes(COLUMNS, (_row(each) for each in _works(review)))


def _row(record: LiteratureRecord) -> tuple[str, ...]:
    whole = record.whole
    stands = record.abstract_stands
    is_sought = stands == Stands.IN
    listed = sorted([record, *record.merged.all()], key=lambda each: each.number)
    return (
        str(record.number), whole.title, whole.abstract, "; ".join(whole.authors),
        "" if whole.year is None else str(whole.year), whole.journal, whole.doi, whole.kind,
        "; ".join(f"{each.file.name}:{each.line}" for each in listed),
        _SCREENED.get(Stands(stands), "unsure"),
        _ASSESSED.get(Stands(record.full_text_stands), "") if is_sought else "",
        record.reason if is_sought else "",
        "" if record.sample is None else str(record.sample),
    )  # fmt: skip


def included_ris(review: EvidenceReview) -> bytes:
    """Works whose full text is in."""
    return _ris((each, "in") for each in queries.included_in(review))


def excluded_ris(review: EvidenceReview) -> bytes:
    """Works that are out, each with when and why."""
    return _ris((each, why) for each in _works(review) if (why := _why_out(each)))


def _why_out(record: LiteratureRecord) -> str:
    if record.abstract_stands == Stands.OUT:
        return "out by title and abstract"
    if record.abstract_stands != Stands.IN:
        return ""
    if record.full_text_stands == Stands.NOT_FOUND:
        return "the full text could not be got"
    return f"out by full text: {record.reason}" if record.full_text_stands == Stands.OUT else ""


def _ris(records: Iterator[tuple[LiteratureRecord, str]]) -> bytes:
    return write_ris((each.whole, note) for each, note in records).encode()


def flow_svg(review: EvidenceReview) -> bytes:
    """The flow as a picture."""
    return draw_flow(queries.flow_of(review)).svg.encode()


def flow_csv(review: EvidenceReview) -> bytes:
    """The numbers of the picture."""
    rows = ((name.strip(), str(count)) for name, count in lines_of(queries.flow_of(review)))
    return csv_bytes(("box", "records"), rows)


def import_json(review: EvidenceReview) -> bytes:
    """The counts before screening, as ``literature import --json`` prints them."""
    return json.dumps({"prisma": queries.flow_of(review).before}, ensure_ascii=False).encode()


FILES: Final[dict[str, tuple[str, Callable[[EvidenceReview], bytes]]]] = {
    "records.csv": ("text/csv; charset=utf-8", records_csv),
    "included.ris": ("application/x-research-info-systems", included_ris),
    "excluded.ris": ("application/x-research-info-systems", excluded_ris),
    "flow.svg": ("image/svg+xml", flow_svg),
    "flow.csv": ("text/csv; charset=utf-8", flow_csv),
    "import.json": ("application/json", import_json),
}


def _works(review: EvidenceReview) -> Iterator[LiteratureRecord]:
    rows = queries.works_of(review).select_related("file").prefetch_related("merged__file")
    return iter(rows.order_by("number"))
