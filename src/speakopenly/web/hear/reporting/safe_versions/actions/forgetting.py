"""How this room forgets: a report, a yes that is taken back, a report that leaves learning."""

from __future__ import annotations

from django.db import transaction

from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.web.hear.events import LeavesLearning, RawWordsHadTheirTime, ReportForgotten
from speakopenly.web.hear.reporting.reports import threads
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions.actions.saving import take_back
from speakopenly.web.hear.reporting.safe_versions.models import (
    Maker,
    SafeState,
    SafeVersion,
    SharedRecord,
    StrangersRead,
)
from speakopenly.web.sqlite.erasing import empty_the_log


def forget_report(event: ReportForgotten | RawWordsHadTheirTime) -> None:
    """Erase the safe version, which stands beside their words, and every read of it.

    The teller destroys the keys they were sealed to. What was shared stays with learning.
    """
    versions = SafeVersion.objects.filter(service=event.service_id, report=event.report_id)
    reads = StrangersRead.objects.filter(version__in=versions)
    event.case_keys.update(versions.values_list("case_key", flat=True))
    event.case_keys.update(reads.values_list("case_key", flat=True))
    versions.delete()


@transaction.atomic
def forget_shared(wanted: Erasure) -> ErasureRecord:
    """Erase what could be exported of these contributions."""
    removed, _of = SharedRecord.objects.filter(ident__in=wanted.contributions).delete()
    transaction.on_commit(empty_the_log)
    return ErasureRecord("safe_versions", {"records": removed})


def leave_learning(event: LeavesLearning) -> None:
    """Erase what was made of it to learn from, drafts as well (decision 103).

    A row without words stays, so that none is made again.
    """
    report = threads.held(Report.objects.get(service=event.service_id, pk=event.report_id))
    take_back(report)
    row = SafeVersion.objects.filter(report=report).first()
    if row is None:
        row = SafeVersion(service_id=event.service_id, report=report, case_key=report.case_key)
    Maker.objects.filter(version=row).delete()
    StrangersRead.objects.filter(version=row).delete()
    row.state, row.sealed = SafeState.LEFT, b""
    row.save()
    transaction.on_commit(empty_the_log)
