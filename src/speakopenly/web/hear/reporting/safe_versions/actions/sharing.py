"""Hand the approved words on, ask their writer, take shared records out as a file."""

from __future__ import annotations

from django.db import transaction

from speakopenly.hear.safe_versions.crowds import Description
from speakopenly.hear.safe_versions.records import SafeRecord, rows_of, was_unheard
from speakopenly.hear.speaking.questions import Asks, Bulletin
from speakopenly.hear.speaking.threads import Consent, MessageKind
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import case_keys, learning, threads
from speakopenly.web.hear.reporting.reports import policies as reports
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.safe_versions import policies, queries, safekeeping
from speakopenly.web.hear.reporting.safe_versions.actions.saving import opened_for
from speakopenly.web.hear.reporting.safe_versions.models import SharedRecord
from speakopenly.web.hear.reporting.safe_versions.noted import noted
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def share(by: Staff, unlocked: Unlocked, report: Report) -> None:
    """Hand the approved safe version to learning, where its writer said yes. Twice does no harm.

    Raises NotAllowed, SealBroken, or NobodyHoldsAKey where no facilitator could read it.
    """
    report = threads.held(report)
    policies.check_can_share(by, report, queries.version_of(report))
    version = opened_for(by, unlocked, report)
    policies.check_still_holds(version.crowd, is_outdated=version.is_outdated)
    said = version.body.description
    learning.hand_over(report, by, text=version.body.confirmed, groups=_groups(said))
    _keep_record(by, unlocked, report, version)
    if report.state == ReportState.SAFE:
        reports.check_lawful(report, ReportState.SHARED)
        threads.turn(report, ReportState.SHARED)
    audit.record("report handed to learning", report, by=by.user, service=by.service)


@transaction.atomic
def ask(by: Staff, unlocked: Unlocked, report: Report, asks: Asks) -> None:
    """Show its writer the safe version, and ask whether it may be shared, or printed. Raises NotAllowed."""
    report = threads.held(report)
    policies.check_can_ask(by, report, queries.version_of(report), asks)
    version = opened_for(by, unlocked, report)
    policies.check_still_holds(version.crowd, is_outdated=version.is_outdated)
    head = threads.head_of(report, opener(unlocked))
    body = Consent(asks, version.body.confirmed)
    case_key = case_keys.for_the_next_message(report, head.mailbox)
    threads.put_into(report, case_key, MessageKind.CONSENT, body)
    if asks is Asks.BULLETIN:
        report.bulletin = Bulletin.ASKED
        report.save(update_fields=["bulletin"])
    audit.record("reporter asked", report, by=by.user, service=by.service)


@transaction.atomic
def export(by: Staff) -> list[dict[str, str]]:
    """The rows of everything shared that may leave today. Raises NotAllowed or SealBroken."""
    policies.check_can_export(by)
    rows = rows_of(queries.shared_records(by), queries.people_of(by.service))
    audit.record("export made", by.service, by=by.user, service=by.service)
    return rows


def _groups(said: Description) -> dict[str, str]:
    return {"role band": said.role} if said.role else {}


def _keep_record(by: Staff, unlocked: Unlocked, report: Report, version: OpenVersion) -> None:
    ident = learning.ident_of(report)
    if queries.is_shared(report):
        return
    answers = learning.answers_in(threads.read_thread(report, opener(unlocked)))
    row = SharedRecord(service=by.service, ident=ident)
    words, said = version.body.confirmed, version.body.description
    unheard = was_unheard(answers.said_elsewhere, answers.anyone_replied)
    record = SafeRecord(words, answers.kind, said, noted(by, unlocked, report), unheard)
    safekeeping.seal_record(row, record)
    row.save(force_insert=True)
