"""Save one's notes, and agree on the coding after talking."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from speakopenly.hear import answering
from speakopenly.hear.answering.rules import RuleId, rule
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import policies
from speakopenly.web.hear.reporting.readers.models import AGREED, READERS, Candour, Notes
from speakopenly.web.hear.reporting.readers.notebook import Notebook, notebook_of
from speakopenly.web.hear.reporting.readers.routing import keep_numbers
from speakopenly.web.hear.reporting.readers.safekeeping import key_for, seal_into
from speakopenly.web.hear.reporting.reports import threads
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.policies import check_lawful
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def save_notes(by: Staff, unlocked: Unlocked, report: Report, notes: answering.Notes) -> Notes:
    """Save one reader's notes, or a correction as a new version. Raises NotAllowed or SealBroken.

    The first reader's make the report read once, a different person's read twice.
    """
    report = threads.held(report)
    policies.check_can_note(by, report)
    before = notebook_of(report)
    own = before.of(by)
    place = own.place if own is not None else _free_place(before)
    row = _keep(by, unlocked, report, notes, place=place, version=own.version + 1 if own else 1)
    _turn(report, notebook_of(report))
    _ask_for_candour(report, notes)
    keep_numbers(report, unlocked)
    audit.record("notes saved", report, by=by.user, service=by.service)
    return row


@transaction.atomic
def agree(by: Staff, unlocked: Unlocked, report: Report, notes: answering.Notes) -> Notes:
    """Write down the coding two readers talked about; the other one confirms it. Raises NotAllowed."""
    report = threads.held(report)
    policies.check_can_agree(by, report)
    before = notebook_of(report).agreed
    row = _keep(by, unlocked, report, notes, place=AGREED, version=before.version + 1 if before else 1)
    _ask_for_candour(report, notes)
    keep_numbers(report, unlocked)
    audit.record("coding proposed", report, by=by.user, service=by.service)
    return row


@transaction.atomic
def confirm_agreed(by: Staff, unlocked: Unlocked, report: Report) -> None:
    """The other reader says that this is the coding. Raises NotAllowed or SealBroken."""
    report = threads.held(report)
    policies.check_can_confirm(by, report)
    agreed = notebook_of(report).agreed
    if agreed is not None:
        agreed.confirmed_by = by.user
        agreed.save(update_fields=["confirmed_by"])
    keep_numbers(report, unlocked)
    audit.record("coding agreed", report, by=by.user, service=by.service)


def _keep(
    by: Staff, unlocked: Unlocked, report: Report, notes: answering.Notes, *, place: int, version: int
) -> Notes:
    row = Notes(service_id=report.service_id, report=report, by=by.user, place=place, version=version)
    row.saved_on = timezone.localdate()
    seal_into(row, key_for(report, unlocked), notes.to_bytes())
    row.save(force_insert=True)
    return row


def _free_place(notes: Notebook) -> int:
    taken = {each.place for each in notes.own}
    return next(place for place in READERS if place not in taken)


def _turn(report: Report, notes: Notebook) -> None:
    """A report that stands further already stays where it is: a correction takes nothing back."""
    steps = {1: ReportState.READ_ONCE, 2: ReportState.READ_TWICE}
    to = steps[len(notes.now)]
    if report.state in (ReportState.OPENED, ReportState.READ_ONCE) and report.state != to:
        check_lawful(report, to)
        threads.turn(report, to)


def _ask_for_candour(report: Report, notes: answering.Notes) -> None:
    """Once a reader says it was a mistake with an effect, the question stays, whatever is said later."""
    clock = rule(RuleId.RT13).clock
    if notes.is_mistake_with_effect and clock is not None:
        due_on = clock.due(report.received_on)
        Candour.objects.get_or_create(
            report=report, defaults={"service_id": report.service_id, "due_on": due_on}
        )
