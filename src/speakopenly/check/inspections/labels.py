"""The label set: what software readers found in reports, by offsets, without a word of any report.

``data/labels.jsonl`` has a row a report and reader: ``id``, ``sha256`` of its text, ``reader``, ``use``
(``learn``, ``held_out``, ``second``: a blind second reader; ``again``: the same reader once more), ``lines``
and ``families``. Quotes are ``[start, end, polarity]`` in code points. What the labels mean stands in
docs/explanation/reading-inspection-reports.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

from speakopenly.check.inspections.records import Line, Polarity, Report
from speakopenly.core.errors import BadInput


class Use(StrEnum):
    """What a row of labels serves for."""

    LEARN = "learn"
    HELD_OUT = "held_out"
    SECOND = "second"
    AGAIN = "again"


@dataclass(frozen=True)
class LineLabel:
    """A reader's judgement of one line; ``polarity`` is None where it is not mentioned."""

    polarity: Polarity | None
    borderline: bool
    quotes: tuple[tuple[int, int, Polarity], ...]


@dataclass(frozen=True)
class Labels:
    """What one reader found in one report."""

    id: str
    sha256: str
    reader: str
    use: Use
    lines: Mapping[Line, LineLabel]


def load_labels() -> tuple[Labels, ...]:
    """Every row of the committed label set."""
    path = files("speakopenly.check.inspections").joinpath("data", "labels.jsonl")
    return tuple(_labels(json.loads(row)) for row in path.read_text("utf-8").splitlines())


def digest(text: str) -> str:
    """By which a text is known to be the one that was labelled."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def check_labels(labels: Sequence[Labels], reports: Mapping[str, Report]) -> Iterator[str]:
    """Say, one line each, where labels do not fit the reports: absent, other words, or a quote outside."""
    for row in labels:
        if row.id not in reports:
            yield f"{row.id}: no such report."
        elif digest(reports[row.id].text) != row.sha256:
            yield f"{row.id}: its words are not those that were labelled."
        else:
            yield from _misplaced(row, len(reports[row.id].text))


def need_fitting(labels: Sequence[Labels], reports: Mapping[str, Report]) -> None:
    """Raise BadInput where labels do not fit the reports."""
    for trouble in check_labels(labels, reports):
        raise BadInput(trouble, do="Give the file of reports that was labelled.")


def _misplaced(row: Labels, length: int) -> Iterator[str]:
    for line, label in row.lines.items():
        if any(not 0 <= start < end <= length for start, end, _ in label.quotes):
            yield f"{row.id}: a quote on {line} stands outside the report."
        if label.quotes and label.polarity is None:
            yield f"{row.id}: {line} has quotes and is not mentioned."


def _labels(row: Mapping[str, Any]) -> Labels:
    return Labels(
        id=row["id"],
        sha256=row["sha256"],
        reader=row["reader"],
        use=Use(row["use"]),
        lines={Line(name): _line(label) for name, label in row["lines"].items()},
    )


def _line(label: Mapping[str, Any]) -> LineLabel:
    return LineLabel(
        polarity=Polarity(label["polarity"]) if label["polarity"] else None,
        borderline=label["borderline"],
        quotes=tuple((start, end, Polarity(which)) for start, end, which in label["quotes"]),
    )
