"""What was found in an inspection report: never how an authority is, only what inspectors wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum


class Line(StrEnum):
    """A line of enquiry; what each means stands in the explanation of the method."""

    BLAME_CLIMATE = "blame_climate"
    OPENNESS = "openness"
    CORPORATE_LEARNING = "corporate_learning"
    SUPERVISION = "supervision"
    WORKLOAD_PRESSURE = "workload_pressure"


class Polarity(StrEnum):
    """Which way the inspectors' words point. Mixed: both, of comparable weight."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"


class Framework(StrEnum):
    """The rules under which Ofsted inspected, as the first page tells."""

    PRE_SIF = "pre-SIF"
    SIF = "SIF"
    ILACS = "ILACS"
    OTHER = "other"


@dataclass(frozen=True)
class Quote:
    """Words of a report as they stand there: ``report text[start:end] == text``, in code points.

    ``page`` counts from 1. ``polarity`` is that of these words alone.
    """

    start: int
    end: int
    text: str
    page: int
    polarity: Polarity


@dataclass(frozen=True)
class LineReading:
    """What a report says on one line. Not mentioned is a result, and never means that something is absent.

    ``polarity`` is None exactly where the line is not mentioned; quotes stand in the order of the report.
    """

    mentioned: bool
    polarity: Polarity | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Reading:
    """One report, read on all five lines; ``lines`` holds each of ``Line`` in its order.

    ``families`` is the second line of the same weight: words about blaming parents, mothers or children.
    A weakness where they are blamed, a strength where inspectors praise practice that does not blame them.
    ``characters`` and ``pages`` count the whole report; ``authority`` is given by the file or not at all.
    """

    file: str
    framework: Framework
    date: Date | None
    authority: str | None
    lines: Mapping[Line, LineReading]
    families: tuple[Quote, ...]
    characters: int
    pages: int


@dataclass(frozen=True)
class Report:
    """The words of one inspection report, a form feed between pages, and what its file says about it.

    ``framework``, ``date`` and ``authority`` are None where only the words can tell.
    """

    file: str
    text: str
    framework: Framework | None = None
    date: Date | None = None
    authority: str | None = None
