"""An examination that lacks nothing, as a record; everything in it is invented."""

from __future__ import annotations

from datetime import date

from speakopenly.check.examination import (
    SELF_QUESTIONS,
    Accuracy,
    Examination,
    Line,
    LineRecord,
    LineReply,
    Offer,
    Said,
    Seen,
    Source,
    Step,
)

ASKED_ON = date(2026, 3, 2)


def a_line(line: Line) -> LineRecord:
    return LineRecord(
        line=line,
        seen=(Seen(1, Source.VISIT, f"Seen of {line.value}: the rota had a gap."),),
        disagree="Staff and figures agree.",
        step=Step.STARTING,
        strength="Two kinds of source.",
        reply=LineReply(Accuracy.ACCURATE, f"Said of {line.value}: the gap is filled.", date(2026, 3, 9)),
    )


def whole() -> Examination:
    return Examination(
        title="Work in Northmoor",
        service="Northmoor",
        body="Fairwater Examiners",
        number=1,
        edition=1,
        day=date(2026, 4, 1),
        about_itself=tuple(Said(each.asks, f"Our answer to {each.code}.") for each in SELF_QUESTIONS),
        lines=tuple(a_line(line) for line in Line),
        offers=(Offer("A day beside the duty team", "the principal social worker", "a practice lead"),),
        asked_on=ASKED_ON,
    )
