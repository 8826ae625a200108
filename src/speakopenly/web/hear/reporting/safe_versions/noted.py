"""What two readers agreed on, as the room that keeps their notes tells it; nothing by default."""

from __future__ import annotations

from collections.abc import Callable

from speakopenly.hear.safe_versions.records import Noted
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.staff import Staff

NotedQuery = Callable[[Staff, Unlocked, Report], Noted]

_asked: list[NotedQuery] = []


def tell_what_was_noted(query: NotedQuery) -> None:
    """Let this room ask another for what readers agreed on; the last to say so answers."""
    _asked[:] = [query]


def noted(by: Staff, unlocked: Unlocked, report: Report) -> Noted:
    """Harm and factors as both readers have them; empty where they do not agree or nobody tells."""
    return _asked[0](by, unlocked, report) if _asked else Noted()
