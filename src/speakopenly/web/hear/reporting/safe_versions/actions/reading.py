"""Read a safe version as somebody would who works there: the last look before anything is shared."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import policies as reports
from speakopenly.web.hear.reporting.reports import threads
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.safe_versions import policies, queries, safekeeping
from speakopenly.web.hear.reporting.safe_versions.actions.saving import check_is_as_seen, opened_for, save
from speakopenly.web.hear.reporting.safe_versions.bodies import Looked
from speakopenly.web.hear.reporting.safe_versions.models import SafeState, SafeVersion, StrangersRead
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def read_as_stranger(by: Staff, unlocked: Unlocked, report: Report, *, seen: int, looked: Looked) -> bool:
    """Say whether anybody could be told. Three times no: the report is safe. Gives whether it goes on.

    Anything else sends it back to whoever makes it, with the reason. Raises ChangedMeanwhile where it was
    changed since it was shown, NotAllowed where the reader had a part in it, words came since, or fewer than
    eight people share the description by now.
    """
    report = threads.held(report)
    row = queries.version_of(report)
    policies.check_can_read_as_stranger(by, report, row)
    version = opened_for(by, unlocked, report)
    check_is_as_seen(version.row, seen)
    if looked.goes_on:
        policies.check_still_holds(version.crowd, is_outdated=version.is_outdated)
        _approve(report, version.row, unlocked, version)
    else:
        _send_back(version, unlocked, looked)
    _keep(version.row, by, looked)
    deed = "safe version approved" if looked.goes_on else "safe version sent back"
    audit.record(deed, report, by=by.user, service=by.service)
    return looked.goes_on


def _approve(report: Report, row: SafeVersion, unlocked: Unlocked, version: OpenVersion) -> None:
    reports.check_lawful(report, ReportState.SAFE)
    row.state = SafeState.APPROVED
    save(row, unlocked, version.body)
    threads.turn(report, ReportState.SAFE)


def _send_back(version: OpenVersion, unlocked: Unlocked, looked: Looked) -> None:
    version.row.state = SafeState.DRAFT
    save(version.row, unlocked, replace(version.body, confirmed="", sent_back=looked.reason))


def _keep(row: SafeVersion, by: Staff, looked: Looked) -> None:
    read = StrangersRead(
        service=by.service, version=row, case_key=row.case_key, by=by.user, revision=row.revision
    )
    safekeeping.seal_read(read, looked)
    read.save(force_insert=True)
