"""What two readers agree on in a report, for rooms that may pass it on without anybody's words."""

from __future__ import annotations

from collections.abc import Sequence

from speakopenly.hear.answering import HarmKind, Notes
from speakopenly.hear.safe_versions.records import Noted
from speakopenly.hear.speaking.questions import Effect
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers.notebook import notebook_of
from speakopenly.web.hear.reporting.readers.routing import counting_notes
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.staff import Staff

READERS = 2


def agreed_by_both(_by: Staff, unlocked: Unlocked, report: Report) -> Noted:
    """Harm and factors on which both readers agree, or which they wrote down together; else nothing.

    Raises NotAllowed or SealBroken where the notes do not open.
    """
    notebook = notebook_of(report)
    notes = counting_notes(notebook, unlocked)
    if not notebook.is_final and len(notes) < READERS:
        return Noted()
    codes = frozenset[tuple[str, str]].intersection(*(frozenset(each.codes) for each in notes))
    return Noted(
        physical=_harm(notes, HarmKind.PHYSICAL),
        psychological=_harm(notes, HarmKind.EMOTIONAL),
        factors=tuple(sorted(codes)),
    )


def _harm(notes: Sequence[Notes], kind: HarmKind) -> Effect | None:
    """How great an effect of this kind was, where all say the same."""
    said = {each.harm_actual if kind in each.harm_kinds else None for each in notes}
    return said.pop() if len(said) == 1 else None
