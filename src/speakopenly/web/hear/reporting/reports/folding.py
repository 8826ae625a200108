"""Which reports are folded until a reader is ready. It looks at harm, never at anybody's tone."""

from __future__ import annotations

from collections.abc import Iterable

from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.questions import Danger, Effect
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState, Report
from speakopenly.web.hear.reporting.reports.threads import Entry

GRAVE = (Effect.SERIOUS, Effect.DEATH)


def is_folded(report: Report, thread: Iterable[Entry]) -> bool:
    """Whether serious harm may be told: the writer chose so, or words were marked and nobody cleared it.

    A danger question that was left blank folds nothing: it says nothing of what is told.
    """
    return (
        report.danger == Danger.YES
        or any(isinstance(entry.body, Answers) and entry.body.effect in GRAVE for entry in thread)
        or Flag.objects.filter(report=report, by_words=True).exclude(state=FlagState.CLEARED).exists()
    )
