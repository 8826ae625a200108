"""Who may read and answer reports, and which changes of state are lawful.

Guards come in pairs: one raises and says why, one answers for the page. A reporter needs no guard but the
eight words; what their mailbox allows stands in ``check_can_add``.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking.questions import Sharing
from speakopenly.hear.speaking.threads import Author, MessageKind
from speakopenly.web.hear.reports.models import Report, ReportState
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_READ = (Role.READER, Role.SAFEGUARDING_LEAD)
"""Whom the reporter is told of when a report is opened, in this order where one person is both."""
NOT_BY_HAND = frozenset({MessageKind.REPORT, MessageKind.SHARING_CHANGE})
"""Kinds no reporter chooses: the first is the report itself, the other goes with ``change_sharing``."""

MAY_BECOME: Mapping[ReportState, frozenset[ReportState]] = {
    ReportState.RECEIVED: frozenset({ReportState.OPENED, ReportState.WITHDRAWN}),
    ReportState.OPENED: frozenset({ReportState.ANSWERED, ReportState.CLOSED, ReportState.WITHDRAWN}),
    ReportState.ANSWERED: frozenset({ReportState.OPENED, ReportState.CLOSED, ReportState.WITHDRAWN}),
    ReportState.CLOSED: frozenset({ReportState.OPENED, ReportState.WITHDRAWN}),
    ReportState.WITHDRAWN: frozenset(),
}
"""Answered or closed to opened: the reporter has written again, and readers are to look again."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see that there are reports."""
    people.check_has_role(by, *MAY_READ)


def can_enter(by: Staff) -> bool:
    """Whether this person may see the room of reports."""
    return people.allows(check_can_enter, by)


def check_can_read(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person may read this report, if it was sealed to them."""
    people.check_same_service(by, report)
    check_can_enter(by)
    if report.state == ReportState.WITHDRAWN:
        raise NotAllowed(_("This report was withdrawn. Its words are gone."))


def can_read(by: Staff, report: Report) -> bool:
    """Whether the link to this report may be shown."""
    return people.allows(check_can_read, by, report)


def check_can_answer(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person may ask or reply: somebody has to have read it first."""
    check_can_read(by, report)
    if report.state == ReportState.RECEIVED:
        raise NotAllowed(_("Read this report before you answer it."))


def can_answer(by: Staff, report: Report) -> bool:
    """Whether the box to ask or reply may be shown."""
    return people.allows(check_can_answer, by, report)


def check_can_close(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person may close this report now."""
    check_can_answer(by, report)
    check_lawful(report, ReportState.CLOSED)


def can_close(by: Staff, report: Report) -> bool:
    """Whether the page to close may be shown."""
    return people.allows(check_can_close, by, report)


def check_can_release(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this report is in quarantine and this person may take it out."""
    check_can_read(by, report)
    if not report.in_quarantine:
        raise NotAllowed(_("This report is not in quarantine."))


def can_release(by: Staff, report: Report) -> bool:
    """Whether the button to take a report out of quarantine may be shown."""
    return people.allows(check_can_release, by, report)


def check_can_share(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless the reporter said yes and the report is closed."""
    check_can_read(by, report)
    if report.sharing != Sharing.YES:
        raise NotAllowed(_("The person who wrote this has not said yes to sharing it with the service."))
    if report.state != ReportState.CLOSED:
        raise NotAllowed(_("Close this report first."))


def can_share(by: Staff, report: Report) -> bool:
    """Whether the button to hand a report's words to learning may be shown."""
    return people.allows(check_can_share, by, report)


def check_can_type_in(by: Staff) -> None:
    """Raise NotAllowed unless this person may type in what somebody told on the phone or in person."""
    check_can_enter(by)


def can_type_in(by: Staff) -> bool:
    """Whether the page to type in a report may be shown."""
    return people.allows(check_can_type_in, by)


def check_can_add(report: Report, kind: MessageKind) -> None:
    """Raise NotAllowed unless the reporter may add such a message. A closed report takes more words."""
    if report.state == ReportState.WITHDRAWN:
        raise NotAllowed(_("This report was withdrawn. To say more, send a new one."))
    if kind.author is not Author.REPORTER or kind in NOT_BY_HAND:
        raise NotAllowed(_("This cannot be added to a report."))


def can_add(report: Report, kind: MessageKind) -> bool:
    """Whether the box to add may be shown in the mailbox."""
    return people.allows(check_can_add, report, kind)


def check_lawful(report: Report, to: ReportState) -> None:
    """Raise NotAllowed unless a report may go from its state to this one."""
    if to not in MAY_BECOME[ReportState(report.state)]:
        raise NotAllowed(
            _("This report cannot be changed so any more. It stands at: %(state)s.")
            % {"state": report.get_state_display()}
        )
