"""The flag beside a sealed message: that a child may be in danger. Made while the words are in the request.

What the reporter answered and what a machine noticed each raise one; nobody's words are kept with it.
"""

from __future__ import annotations

from speakopenly.hear.danger import screen
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.questions import Danger, Effect
from speakopenly.hear.speaking.threads import Body, texts_of
from speakopenly.web.hear.reporting.reports.models import Flag, Report
from speakopenly.web.hear.reporting.reports.models import Message as Stored

GRAVE = (Effect.SERIOUS, Effect.DEATH)
"""Effects that somebody has to look at today, whatever was answered about danger now."""


def raised(report: Report, message: Stored, body: Body) -> Flag | None:
    """The flag of a message that is being put into a thread, not yet stored; None where none is needed."""
    by_answer, by_words = is_answered(body), is_noticed(body)
    if not (by_answer or by_words):
        return None
    return Flag(
        service_id=report.service_id,
        report=report,
        place=message.place,
        by_answer=by_answer,
        by_words=by_words,
        raised_on=message.said_on,
    )


def is_answered(body: Body) -> bool:
    """Whether a reporter's own answer asks for it: anything but "no" about danger, or a grave effect."""
    return isinstance(body, Answers) and (Danger(body.danger).is_flagged or body.effect in GRAVE)


def is_noticed(body: Body) -> bool:
    """Whether a machine noticed words of danger in what is said."""
    return any(screen(text) for text in texts_of(body))
