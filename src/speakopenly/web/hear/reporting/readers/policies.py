"""Who may note, see and decide what in the readers' room. Guards come in pairs, as everywhere.

The second reader is blind to the first: nobody who may still become the second sees any of the first one's
notes, by page, search or address.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.answering import RuleId
from speakopenly.web.hear.reporting.readers.models import READERS, IdentityStep, StepState
from speakopenly.web.hear.reporting.readers.notebook import Notebook, notebook_of
from speakopenly.web.hear.reporting.reports import policies as reports
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

NOT_NOW = (ReportState.RECEIVED, ReportState.CLOSED, ReportState.NOT_ACCEPTED, ReportState.WITHDRAWN)
MOST_DAYS_UNTOLD = 90
"""The longest that a writer may stay untold: by then the slip itself would be gone."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may enter the readers' pages at all."""
    reports.check_can_enter(by)


def can_enter(by: Staff) -> bool:
    """Whether the readers' pages may be linked to."""
    return people.allows(check_can_enter, by)


def check_can_note(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person may save notes: a reader, and one of the two."""
    reports.check_can_read(by, report)
    people.check_has_role(by, Role.READER)
    if report.state in NOT_NOW:
        raise NotAllowed(_("Notes can be saved once a report was opened, and until it is closed."))
    notes = notebook_of(report)
    if notes.of(by) is None and len(notes.own) == len(READERS):
        raise NotAllowed(_("Two readers have read this report already."))


def can_note(by: Staff, report: Report) -> bool:
    """Whether the page to save notes may be shown."""
    return people.allows(check_can_note, by, report)


def is_blind(by: Staff, notes: Notebook) -> bool:
    """Whether this person may still become the second reader, and so must not see what the first noted."""
    may_become_second = people.has_role(by, Role.READER) and len(notes.own) < len(READERS)
    own = notes.of(by)
    return may_become_second and own is None or own is not None and not own.is_of_this_reading


def check_not_blind(by: Staff, report: Report) -> None:
    """Raise NotAllowed where seeing more would show what another reader noted."""
    reports.check_can_read(by, report)
    if is_blind(by, notebook_of(report)):
        raise NotAllowed(_("Save your own notes first. Until then you do not see anybody else's."))


def is_free_to_see(by: Staff, report: Report) -> bool:
    """Whether pages that show what was noted may be linked to."""
    return people.allows(check_not_blind, by, report)


def check_can_see_notes(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless two readers have saved their notes and this person is not blind."""
    check_not_blind(by, report)
    if len(notebook_of(report).now) < len(READERS):
        raise NotAllowed(_("The second reader has not saved notes yet."))


def can_see_notes(by: Staff, report: Report) -> bool:
    """Whether the page with both readers' notes may be shown."""
    return people.allows(check_can_see_notes, by, report)


def check_can_agree(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person is one of the two, who agree on the coding after talking."""
    check_can_see_notes(by, report)
    if report.state in NOT_NOW:
        raise NotAllowed(_("The coding is agreed on before a report is closed."))
    if notebook_of(report).of(by) is None:
        raise NotAllowed(_("The two who read this report agree on its coding."))


def can_agree(by: Staff, report: Report) -> bool:
    """Whether the form to agree may be shown."""
    return people.allows(check_can_agree, by, report)


def check_can_confirm(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless the other reader has proposed a coding that this person may confirm."""
    check_can_agree(by, report)
    agreed = notebook_of(report).agreed
    if agreed is None or agreed.confirmed_by_id is not None:
        raise NotAllowed(_("There is nothing to confirm."))
    if agreed.by_id == by.user.pk:
        raise NotAllowed(_("The other reader confirms what you wrote down."))


def can_confirm(by: Staff, report: Report) -> bool:
    """Whether the button to confirm may be shown."""
    return people.allows(check_can_confirm, by, report)


def check_can_route(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person may record what was done about a rule."""
    check_not_blind(by, report)
    if report.state == ReportState.RECEIVED:
        raise NotAllowed(_("Read this report first."))


def can_route(by: Staff, report: Report) -> bool:
    """Whether the page of rules may be shown."""
    return people.allows(check_can_route, by, report)


def check_can_turn_away(by: Staff, report: Report, *, both_say: frozenset[RuleId], is_not_ours: bool) -> None:
    """Raise NotAllowed unless both readers say it is pay or a complaint, and nothing protects more."""
    check_can_agree(by, report)
    reports.check_lawful(report, ReportState.NOT_ACCEPTED)
    if not is_not_ours or not both_say:
        raise NotAllowed(_("It can be turned away only where both readers say so, and no other rule fires."))


def check_can_ask_for_identity(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person may begin the step of two people."""
    reports.check_can_read(by, report)
    if report.state in (ReportState.RECEIVED, ReportState.CLOSED):
        raise NotAllowed(_("The way to reach somebody is opened only while a report is being answered."))
    if IdentityStep.objects.filter(report=report, state=StepState.ASKED).exists():
        raise NotAllowed(_("Somebody has asked already. A second person may sign."))


def can_ask_for_identity(by: Staff, report: Report) -> bool:
    """Whether the form to begin may be shown."""
    return people.allows(check_can_ask_for_identity, by, report)


def check_can_sign(by: Staff, step: IdentityStep) -> None:
    """Raise NotAllowed unless this is somebody else than who asked, and the step still waits."""
    reports.check_can_read(by, step.report)
    if step.state != StepState.ASKED:
        raise NotAllowed(_("This step is over. Nothing can be opened with it."))
    if step.asked_by_id == by.user.pk:
        raise NotAllowed(_("It takes two people. Somebody else signs, on their own screen."))


def can_sign(by: Staff, step: IdentityStep) -> bool:
    """Whether the button to sign may be shown."""
    return people.allows(check_can_sign, by, step)


def check_can_end(by: Staff, step: IdentityStep) -> None:
    """Raise NotAllowed unless the step still waits; who asked may end it, and so may any other reader."""
    reports.check_can_read(by, step.report)
    if step.state != StepState.ASKED:
        raise NotAllowed(_("This step is over."))


def can_end(by: Staff, step: IdentityStep) -> bool:
    """Whether the button to end it may be shown."""
    return people.allows(check_can_end, by, step)


def check_tell_by(tell_by: date | None, *, today: date) -> None:
    """Raise NotAllowed for a day to tell the writer that has passed or lies too far ahead."""
    if tell_by is not None and not 0 < (tell_by - today).days <= MOST_DAYS_UNTOLD:
        raise NotAllowed(
            _("Name a day within the next %(days)s days by which the writer is told.")
            % {"days": MOST_DAYS_UNTOLD}
        )
