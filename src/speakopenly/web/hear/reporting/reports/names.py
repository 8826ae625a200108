"""Who might be named in what a reader is about to send. The machine misses some; the reader looks as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from speakopenly.understand.deidentify import SpanKind
from speakopenly.web.hear.recogniser import recogniser

POINTS_TO_A_PERSON: Final = frozenset(
    {
        SpanKind.PERSON,
        SpanKind.ADDRESS,
        SpanKind.POSTCODE,
        SpanKind.PHONE,
        SpanKind.EMAIL,
        SpanKind.HANDLE,
        SpanKind.NHS,
        SpanKind.NI,
        SpanKind.CASE,
        SpanKind.VEHICLE,
    }
)
"""Dates, ages, places and organisations are often needed in an answer, and alone point to nobody."""


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """What in these texts may point to a person, each once, in order."""
    said = list(texts)
    found = (
        text[span.start : span.end]
        for text, spans in zip(said, recogniser().find_many(said), strict=True)
        for span in spans
        if span.kind in POINTS_TO_A_PERSON
    )
    return tuple(dict.fromkeys(found))
