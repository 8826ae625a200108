"""Which case key the next message of a report is sealed to."""

from __future__ import annotations

from speakopenly.core.sealing import HolderPublicKey
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind
from speakopenly.web.hear.reporting.reports.models import Report


def for_the_next_message(report: Report, mailbox: HolderPublicKey) -> CaseKey:
    """The report's case key; a new one where somebody who holds a wrap of it has left since.

    The report is held by the caller's transaction. Raises NobodyHoldsAKey.
    """
    current = report.case_key
    if current is not None and not case_keys.needs_new_case_key(current):
        return current
    report.case_key = case_keys.make_case_key(report.service_id, CaseKind.REPORT, mailbox=mailbox)
    report.save(update_fields=["case_key"])
    return report.case_key
