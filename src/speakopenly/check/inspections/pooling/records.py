"""What is set side by side: for each report and topic, which way its words point and where they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from speakopenly.check.inspections.pooling.topics import Topic
from speakopenly.check.inspections.records import Framework, Line, Polarity, Quote, Reading

_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report with the place they stand at. ``id`` is of the report's id and that place."""

    id: str
    start: int
    end: int
    page: int
    polarity: Polarity
    text: str


@dataclass(frozen=True, slots=True)
class OnTopic:
    """What one report says of one topic. ``polarity`` is None exactly where nothing was found."""

    polarity: Polarity | None
    passages: tuple[Passage, ...] = ()

    @property
    def is_mentioned(self) -> bool:
        """Whether anything was found. Where nothing was, nothing follows for the authority."""
        return self.polarity is not None


@dataclass(frozen=True, slots=True)
class Said:
    """One report. ``authority`` and ``year`` are None where the report does not tell them."""

    report: str
    authority: str | None
    framework: Framework
    year: int | None
    topics: Mapping[Topic, OnTopic]


def said_in(reading: Reading) -> Said:
    """A reading as it is set side by side with others; the report is known by its file's name."""
    lines = {Topic(line): _of_line(reading, line) for line in Line}
    families = OnTopic(_overall(reading.families), _passages(reading.file, reading.families))
    return Said(
        report=reading.file,
        authority=_folded(reading.authority),
        framework=reading.framework,
        year=reading.date.year if reading.date else None,
        topics={topic: families if topic is Topic.FAMILIES else lines[topic] for topic in Topic},
    )


def passage_id(report: str, start: int, end: int) -> str:
    """The id of a place in a report: twelve hex digits of a sha256."""
    return hashlib.sha256(f"{report}\n{start}\n{end}".encode()).hexdigest()[:_ID_LENGTH]


def _of_line(reading: Reading, line: Line) -> OnTopic:
    found = reading.lines[line]
    return OnTopic(found.polarity if found.mentioned else None, _passages(reading.file, found.quotes))


def _passages(report: str, quotes: tuple[Quote, ...]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            id=passage_id(report, each.start, each.end),
            start=each.start,
            end=each.end,
            page=each.page,
            polarity=each.polarity,
            text=each.text,
        )
        for each in quotes
    )


def _overall(quotes: tuple[Quote, ...]) -> Polarity | None:
    """Of words about families: mixed as soon as they do not all point the same way."""
    ways = {each.polarity for each in quotes}
    if not ways:
        return None
    return ways.pop() if len(ways) == 1 else Polarity.MIXED


def _folded(authority: str | None) -> str | None:
    """One authority is one, however its name is written."""
    return " ".join(authority.replace("_", " ").casefold().split()) if authority else None
