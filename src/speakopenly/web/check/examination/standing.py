"""An examination's rows as they stand now, as the library's record: all that is printed is made of it."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from speakopenly.check.examination import (
    SELF_QUESTIONS,
    Accuracy,
    Beside,
    Line,
    LineRecord,
    LineReply,
    NoReply,
    Offer,
    Said,
    Seen,
    Source,
    Step,
)
from speakopenly.check.examination import Examination as Record
from speakopenly.understand.pressures.pinned import Pinned, from_data
from speakopenly.understand.pressures.pinning import later_than
from speakopenly.web.check.examination import sources
from speakopenly.web.check.examination.models import Examination, LineJudged, Observation
from speakopenly.web.understand.pressures.queries import store


def record_of(examination: Examination) -> Record:
    """Everything that would be printed of this examination now."""
    today = timezone.localdate()
    service = examination.service
    last = examination.editions.order_by("edition").last()
    return Record(
        title=examination.title,
        service=service.name,
        body=examination.body,
        number=examination.number,
        edition=last.edition + 1 if last else 1,
        day=today,
        about_itself=about_itself(examination),
        lines=tuple(line_of(examination, line) for line in Line),
        own_staff=sources.sentences(sources.OwnStaff(), service, today),
        examined=sources.sentences(sources.Examined(), service, today),
        trusts=sources.trusts_of(service, today),
        offers=tuple(offers_of(examination).values()),
        asked_on=examination.sent_on,
        no_reply=no_reply_of(examination),
        is_demonstration=settings.DEMO,
    )


def about_itself(examination: Examination) -> tuple[Said, ...]:
    """Every question that the body has answered about itself, in their order."""
    words = {row.question: row.words for row in examination.about_itself.all()}
    return tuple(Said(each.asks, words[each.code]) for each in SELF_QUESTIONS if each.code in words)


def line_of(examination: Examination, line: Line) -> LineRecord:
    """One line as it stands."""
    judged = judged_of(examination, line)
    return LineRecord(
        line=line,
        seen=tuple(
            Seen(number, Source(row.source), row.words) for number, row in seen_of(examination, line).items()
        ),
        official=official_of(examination, line),
        disagree=judged.disagree if judged else "",
        step=Step(judged.step) if judged else None,
        strength=judged.strength if judged else "",
        reply=reply_of(examination, line),
        written_on=timezone.localdate(_written_at(examination, line)),
    )


def seen_of(examination: Examination, line: Line) -> dict[int, Observation]:
    """The observations of a line that stand, by number."""
    latest = {row.number: row for row in examination.observations.filter(line=line.value)}
    return {number: latest[number] for number in sorted(latest) if latest[number].words}


def figures_of(examination: Examination, line: Line) -> dict[int, Pinned]:
    """The official figures beside a line, by number; one that was taken out is not among them."""
    latest = {row.number: row.figure for row in examination.official.filter(line=line.value)}
    return {number: from_data(latest[number]) for number in sorted(latest) if latest[number] is not None}


def official_of(examination: Examination, line: Line) -> tuple[Beside, ...]:
    """Each of them with what the newest release says instead."""
    return tuple(Beside(each, later_than(each, store())) for each in figures_of(examination, line).values())


def judged_of(examination: Examination, line: Line) -> LineJudged | None:
    """What was chosen and written of a line; None until somebody has."""
    return examination.judged.filter(line=line.value).last()


def reply_of(examination: Examination, line: Line) -> LineReply | None:
    """What the authority says of a line; None while it has not replied."""
    row = examination.replies.filter(line=line.value).last()
    if row is None:
        return None
    return LineReply(Accuracy(row.accuracy), row.words, row.on, row.at >= _written_at(examination, line))


def offers_of(examination: Examination) -> dict[int, Offer]:
    """The offers that stand, by their place."""
    latest = {row.place: row for row in examination.offers.all()}
    return {
        place: Offer(latest[place].what, latest[place].inside, latest[place].outside)
        for place in sorted(latest)
        if latest[place].what
    }


def no_reply_of(examination: Examination) -> NoReply | None:
    """The statement that no reply came; None where none was made."""
    row = examination.no_replies.last()
    if row is None or examination.sent_on is None:
        return None
    return NoReply(examination.sent_on, row.on, row.words)


def replied_on(examination: Examination) -> date | None:
    """The day of the newest reply."""
    row = examination.replies.last()
    return row.on if row else None


def _written_at(examination: Examination, line: Line) -> datetime:
    """When the examiner last wrote on a line; the beginning where nothing stands there."""
    rows = [
        examination.observations.filter(line=line.value).last(),
        judged_of(examination, line),
        examination.official.filter(line=line.value).last(),
    ]
    return max((row.at for row in rows if row is not None), default=examination.at)
