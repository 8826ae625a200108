"""Invented reports as a job would have read them, with no file and no program between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from speakopenly.check.inspections import Framework, Line, LineReading, Polarity, Quote, Reading
from speakopenly.web.check.inspections import actions
from speakopenly.web.check.inspections.models import InspectionReport
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

SAYS = "Supervision is regular and reflective."
BLAMES = "The mother is blamed for what was done to her."


def a_reading(
    *,
    lines: Mapping[Line, Sequence[str]] | None = None,
    families: Sequence[str] = (),
    day: date | None = date(2024, 5, 7),
    way: Polarity = Polarity.STRENGTH,
) -> Reading:
    """What a report was found to say: the sentences given for each line, one after the other."""
    said = lines or {}
    return Reading(
        file="report.txt",
        framework=Framework.ILACS,
        date=day,
        authority=None,
        lines={line: _on(said.get(line, ()), 1000 * at, way) for at, line in enumerate(Line)},
        families=_quotes(families, 9000, Polarity.WEAKNESS),
        characters=9999,
        pages=12,
    )


def a_read_report(by: Staff, authority: str, reading: Reading | None = None) -> InspectionReport:
    """A report that was brought in and read."""
    report = actions.bring_in(by=by, name=f"{authority.lower()}_2024.pdf", data=authority.encode())
    found = reading or a_reading(lines={Line.SUPERVISION: [SAYS]}, families=[BLAMES])
    actions.keep(report=report, found=found)
    return InspectionReport.objects.get(pk=report.pk)


def an_inspection(staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """A report with a passage, as an address names them."""
    examiner = staff[Role.EXAMINER]
    report = a_read_report(examiner, examiner.service.name)
    passage = report.passages.get(topic="supervision")
    return {"inspection_id": report.pk, "inspection_passage_id": passage.pk, "topic": "supervision"}


def _on(sentences: Sequence[str], start: int, way: Polarity) -> LineReading:
    return LineReading(bool(sentences), way if sentences else None, _quotes(sentences, start, way))


def _quotes(sentences: Sequence[str], start: int, way: Polarity) -> tuple[Quote, ...]:
    places = [start + 200 * at for at in range(len(sentences))]
    return tuple(
        Quote(place, place + len(text), text, 3 + at, way)
        for at, (place, text) in enumerate(zip(places, sentences, strict=True))
    )
