"""What is hidden, and how the text reads once it is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from speakopenly.core.errors import BadInput


class SpanKind(StrEnum):
    """The kinds of identifier, as ``docs/explanation/deidentification.md`` defines them."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    ADDRESS = "ADDRESS"
    POSTCODE = "POSTCODE"
    DATE = "DATE"
    AGE = "AGE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    HANDLE = "HANDLE"
    NHS = "NHS"
    NI = "NI"
    CASE = "CASE"
    VEHICLE = "VEHICLE"


SHOWN_AS = MappingProxyType(
    {
        SpanKind.PERSON: "[name]",
        SpanKind.ORG: "[organisation]",
        SpanKind.PLACE: "[place]",
        SpanKind.ADDRESS: "[address]",
        SpanKind.POSTCODE: "[postcode]",
        SpanKind.DATE: "[date]",
        SpanKind.AGE: "[age]",
        SpanKind.PHONE: "[phone]",
        SpanKind.EMAIL: "[email]",
        SpanKind.HANDLE: "[handle]",
        SpanKind.NHS: "[NHS number]",
        SpanKind.NI: "[NI number]",
        SpanKind.CASE: "[case number]",
        SpanKind.VEHICLE: "[vehicle]",
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """One identifier: ``text[start:end]``, in code points, the end not included."""

    start: int
    end: int
    kind: SpanKind
    text: str


def hide(text: str, spans: Sequence[Span]) -> str:
    """Put a bracketed plain word in the place of each span.

    Spans may come in any order. Raises BadInput where two overlap or one does not fit the text.
    """
    pieces, done = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        fits = done <= span.start < span.end <= len(text)
        if not fits or text[span.start : span.end] != span.text:
            raise BadInput("Spans overlap or belong to another text.", do="Find them again in this text.")
        pieces += [text[done : span.start], SHOWN_AS[span.kind]]
        done = span.end
    return "".join([*pieces, text[done:]])


def moved(positions: Sequence[int], spans: Sequence[Span]) -> tuple[int, ...]:
    """Where positions of a text, in rising order, stand once its spans are hidden.

    A position inside a span goes to the start of what is shown for it.
    """
    where, shift, waiting = [], 0, sorted(spans, key=lambda span: span.start)
    number = 0
    for position in positions:
        while number < len(waiting) and waiting[number].end <= position:
            span = waiting[number]
            shift += len(SHOWN_AS[span.kind]) - (span.end - span.start)
            number += 1
        inside = number < len(waiting) and waiting[number].start < position
        where.append((waiting[number].start if inside else position) + shift)
    return tuple(where)
