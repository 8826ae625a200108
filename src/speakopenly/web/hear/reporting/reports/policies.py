"""Who may read and answer reports, and which changes of state are lawful.

Guards come in pairs: one raises and says why, one answers for the page. A reporter needs no guard but the
eight words; what their mailbox allows stands in ``check_can_add``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking.questions import Sharing
from speakopenly.hear.speaking.text import is_blank
from speakopenly.hear.speaking.threads import Author, MessageKind
from speakopenly.web.hear.events import MayClose
from speakopenly.web.hear.reporting.reports import dates
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState, Report, ReportState
from speakopenly.web.people import events
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_READ = (Role.READER, Role.SAFEGUARDING_LEAD)
"""Whom the reporter is told of when a report is opened, in this order where one person is both."""
NOT_BY_HAND = frozenset({MessageKind.REPORT, MessageKind.SHARING_CHANGE, MessageKind.BULLETIN_CHANGE})
"""Kinds no reporter chooses: the first is the report itself, the others go with what they change."""
MAY_BE_SHARED = (ReportState.SAFE, ReportState.CLOSED)
"""Where a safe version may be handed to learning: a report may be closed before its writer says yes."""

MAY_BECOME: Mapping[ReportState, frozenset[ReportState]] = {
    ReportState.RECEIVED: frozenset({ReportState.OPENED, ReportState.WITHDRAWN}),
    ReportState.OPENED: frozenset({ReportState.READ_ONCE, ReportState.WITHDRAWN}),
    ReportState.READ_ONCE: frozenset({ReportState.READ_TWICE, ReportState.WITHDRAWN}),
    ReportState.READ_TWICE: frozenset(
        {ReportState.SAFE, ReportState.NOT_ACCEPTED, ReportState.CLOSED, ReportState.WITHDRAWN}
    ),
    ReportState.SAFE: frozenset(
        {ReportState.READ_TWICE, ReportState.SHARED, ReportState.CLOSED, ReportState.WITHDRAWN}
    ),
    ReportState.SHARED: frozenset(
        {ReportState.SAFE, ReportState.RESPONDED, ReportState.CLOSED, ReportState.WITHDRAWN}
    ),
    ReportState.RESPONDED: frozenset({ReportState.CLOSED, ReportState.WITHDRAWN}),
    ReportState.NOT_ACCEPTED: frozenset({ReportState.OPENED, ReportState.CLOSED, ReportState.WITHDRAWN}),
    ReportState.CLOSED: frozenset({ReportState.OPENED, ReportState.WITHDRAWN}),
    ReportState.WITHDRAWN: frozenset(),
}
"""The way of a report. Whether readers owe its reporter words is apart from it (``reply_owed``)."""

A_FLAG_MAY_BECOME: Mapping[FlagState, frozenset[FlagState]] = {
    FlagState.RAISED: frozenset({FlagState.CONFIRMED, FlagState.CLEARING}),
    FlagState.CLEARING: frozenset({FlagState.CONFIRMED, FlagState.CLEARED}),
    FlagState.CONFIRMED: frozenset(),
    FlagState.CLEARED: frozenset({FlagState.CONFIRMED}),
}
"""One person confirms; clearing takes two; what was cleared may still be confirmed."""
DONE = (ReportState.CLOSED, ReportState.WITHDRAWN)
UNDECIDED = (FlagState.RAISED, FlagState.CLEARING)


def check_can_turn_flag(flag: Flag, to: FlagState) -> None:
    """Raise NotAllowed unless people may still make this of a flag."""
    if to not in A_FLAG_MAY_BECOME[FlagState(flag.state)]:
        raise NotAllowed(
            _("This was decided already. It stands at: %(state)s.") % {"state": flag.get_state_display()}
        )


def has_open_flag(report: Report) -> bool:
    """Whether people have not decided yet on a flag of this report."""
    return Flag.objects.filter(report=report, state__in=UNDECIDED).exists()


def open_flags(report: Report) -> tuple[bool, bool]:
    """Whether a flag people have not decided on was raised by an answer, and whether one was by words."""
    flags = Flag.objects.filter(report=report, state__in=UNDECIDED).values_list("by_answer", "by_words")
    return any(by_answer for by_answer, _by_words in flags), any(by_words for _by_answer, by_words in flags)


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
    _check_has_words(report)


def can_answer(by: Staff, report: Report) -> bool:
    """Whether the box to ask or reply may be shown."""
    return people.allows(check_can_answer, by, report)


def check_can_close(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person may close this report: two have read it, nothing is undecided."""
    check_can_answer(by, report)
    if has_open_flag(report):
        raise NotAllowed(
            _("Decide first whether a child may be in danger: see “Is a child in danger?” above.")
        )
    if report.state in (ReportState.OPENED, ReportState.READ_ONCE):
        raise NotAllowed(_("Two readers read every report. Save your notes, and ask a second reader."))
    check_lawful(report, ReportState.CLOSED)
    events.tell(MayClose(report.service_id, report.pk))


def check_has_signpost(report: Report, signpost: str) -> None:
    """Raise NotAllowed where a report that is not ours to answer would be closed with nobody to turn to."""
    if report.state == ReportState.NOT_ACCEPTED and is_blank(signpost):
        raise NotAllowed(_("Say who can help. It is never turned away without that."))


def can_close(by: Staff, report: Report) -> bool:
    """Whether the page to close may be shown."""
    return people.allows(check_can_close, by, report)


def check_can_reply(by: Staff, report: Report, *, new_date: date | None, today: date) -> None:
    """Raise NotAllowed where the promised day has passed and the reply names no new one."""
    check_can_answer(by, report)
    if new_date is not None and new_date <= today:
        raise NotAllowed(_("The new day is not ahead. Name a day to come."))
    is_late = report.reply_owed and dates.promised(report.received_on, report.reply_by) < today
    if new_date is None and is_late and report.state not in DONE:
        raise NotAllowed(
            _("The day promised has passed. Name the day by which you will write again, or close the report.")
        )


def check_can_release(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this report is in quarantine and this person may take it out."""
    check_can_read(by, report)
    if not report.in_quarantine:
        raise NotAllowed(_("This report is not in quarantine."))


def can_release(by: Staff, report: Report) -> bool:
    """Whether the button to take a report out of quarantine may be shown."""
    return people.allows(check_can_release, by, report)


def check_can_share(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless the reporter said yes and the report has come so far."""
    check_can_read(by, report)
    if report.sharing != Sharing.YES:
        raise NotAllowed(_("The person who wrote this has not said yes to sharing it with the service."))
    if report.state not in MAY_BE_SHARED:
        raise NotAllowed(_("This report has no safe version that was read by a second person."))
    if has_open_flag(report):
        raise NotAllowed(_("Decide first whether a child may be in danger."))
    if report.left_learning_on is not None:
        raise NotAllowed(_("This report was passed on, and nothing is learnt from it here."))
    _check_has_words(report)


def can_share(by: Staff, report: Report) -> bool:
    """Whether a report's safe version may be handed to learning, as far as the report goes."""
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
    _check_has_words(report)
    if kind.author is not Author.REPORTER or kind in NOT_BY_HAND:
        raise NotAllowed(_("This cannot be added to a report."))


def can_add(report: Report, kind: MessageKind) -> bool:
    """Whether the box to add may be shown in the mailbox."""
    return people.allows(check_can_add, report, kind)


def check_can_decide_on_bulletin(report: Report, shown_at: int | None) -> None:
    """Raise NotAllowed unless readers asked about the bulletin, for the version shown at this place."""
    check_can_add(report, MessageKind.ADDITION)
    if not report.bulletin or shown_at is None:
        raise NotAllowed(_("Nobody asked about this version."))


def can_decide_on_bulletin(report: Report, shown_at: int | None) -> bool:
    """Whether the question about the bulletin may be shown in the mailbox."""
    return people.allows(check_can_decide_on_bulletin, report, shown_at)


def _check_has_words(report: Report) -> None:
    """Once they are gone nothing is added: only the words themselves knew whose mailbox it is."""
    if report.words_gone_on is not None:
        raise NotAllowed(_("The words of this report have had their time and are gone."))


def check_lawful(report: Report, to: ReportState) -> None:
    """Raise NotAllowed unless a report may go from its state to this one."""
    if to not in MAY_BECOME[ReportState(report.state)]:
        raise NotAllowed(
            _("This report cannot be changed so any more. It stands at: %(state)s.")
            % {"state": report.get_state_display()}
        )
