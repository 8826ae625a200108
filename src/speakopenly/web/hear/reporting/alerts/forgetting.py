"""How this room forgets: what somebody wrote when they decided goes with the words it was about."""

from __future__ import annotations

from django.db.models import QuerySet

from speakopenly.web.hear.events import RawWordsHadTheirTime, ReportForgotten
from speakopenly.web.hear.reporting.alerts.models import FlagDecision
from speakopenly.web.people.events import listen


@listen(ReportForgotten)
def name_keys(event: ReportForgotten) -> None:
    """The teller erases the flags, and with them what was decided, and destroys the keys named here."""
    _name(event, _of(event))


@listen(RawWordsHadTheirTime)
def forget_words(event: RawWordsHadTheirTime) -> None:
    """That a danger was confirmed or cleared, and when, stays; what was written about it goes."""
    decisions = _of(event)
    _name(event, decisions)
    decisions.update(sealed=b"", case_key=None)


def _of(event: ReportForgotten | RawWordsHadTheirTime) -> QuerySet[FlagDecision]:
    return FlagDecision.objects.filter(service=event.service_id, flag__report=event.report_id)


def _name(event: ReportForgotten | RawWordsHadTheirTime, decisions: QuerySet[FlagDecision]) -> None:
    event.case_keys.update(key for key in decisions.values_list("case_key", flat=True) if key is not None)
