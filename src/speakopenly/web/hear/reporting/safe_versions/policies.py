"""Who may make, read and share a safe version, and what has to be so before. Guards come in pairs."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.safe_versions.crowds import Crowd
from speakopenly.hear.speaking.questions import Asks, Bulletin, Sharing
from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.hear.reporting.reports import held
from speakopenly.web.hear.reporting.reports import policies as reports
from speakopenly.web.hear.reporting.reports.models import Message, Report, ReportState
from speakopenly.web.hear.reporting.safe_versions.models import Maker, SafeState, SafeVersion
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_MAKE = (Role.READER,)
MAY_EXPORT = (Role.READER, Role.LEARNING_LEAD)
MAY_COUNT = (Role.LEARNING_LEAD, Role.FACILITATOR)
"""Who may say how many people there are: those who know the service, and read no reports."""
NEWS = (MessageKind.ADDITION, MessageKind.CORRECTION, MessageKind.ANSWER)
"""After any of these a safe version has to be looked at again: it may ask to leave something out."""
APPROVED_IN = (ReportState.SAFE, ReportState.SHARED, ReportState.RESPONDED, ReportState.CLOSED)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person makes or reads safe versions."""
    people.check_has_role(by, *MAY_MAKE)


def check_can_look(by: Staff, report: Report) -> None:
    """Raise NotAllowed unless this person may see a report's words beside its safe version."""
    check_can_enter(by)
    reports.check_can_read(by, report)


def can_look(by: Staff, report: Report) -> bool:
    """Whether the page of a safe version may be shown."""
    return people.allows(check_can_look, by, report)


def check_can_make(by: Staff, report: Report, version: SafeVersion | None) -> None:
    """Raise NotAllowed unless a safe version of this report may be begun or changed now."""
    check_can_look(by, report)
    if version is not None and version.state == SafeState.LEFT:
        raise NotAllowed(_("This report has left learning. No safe version of it is made."))
    if report.sharing == Sharing.NO:
        raise NotAllowed(_("The person who wrote this does not want it shared. It needs no safe version."))
    if report.state != ReportState.READ_TWICE:
        raise NotAllowed(_("A safe version is made once two readers have read the report."))
    if version is not None and version.state != SafeState.DRAFT:
        raise NotAllowed(_("This safe version is confirmed. To change it, make it again."))


def can_make(by: Staff, report: Report, version: SafeVersion | None) -> bool:
    """Whether the controls to make a safe version may be shown."""
    return people.allows(check_can_make, by, report, version)


def check_is_whole(crowd: Crowd, *, undecided: int, is_outdated: bool) -> None:
    """Raise NotAllowed unless all is decided, nothing came since, and enough people fit the description."""
    if undecided:
        raise NotAllowed(undecided_line(undecided))
    check_still_holds(crowd, is_outdated=is_outdated)


def check_still_holds(crowd: Crowd, *, is_outdated: bool) -> None:
    """Raise NotAllowed where words came since, or fewer than eight people share the description."""
    if is_outdated:
        raise NotAllowed(_("Words have come since this safe version was made. Make it again with them."))
    if not crowd.is_enough:
        raise NotAllowed(_("Fewer than 8 people share this description: make it vaguer."))


def undecided_line(number: int) -> str:
    """How much is missing: "3 words or phrases still need your decision." """
    return ngettext(
        "%(number)s word or phrase still needs your decision.",
        "%(number)s words or phrases still need your decision.",
        number,
    ) % {"number": number}


def check_can_read_as_stranger(by: Staff, report: Report, version: SafeVersion | None) -> None:
    """Raise NotAllowed unless this person took no part in a safe version that waits for a stranger."""
    check_can_look(by, report)
    if version is None or version.state != SafeState.CONFIRMED or report.state != ReportState.READ_TWICE:
        raise NotAllowed(_("No safe version of this report waits for a stranger's read."))
    if Maker.objects.filter(version=version, user=by.user).exists():
        raise NotAllowed(_("You took part in making this safe version. Another reader must read it."))


def can_read_as_stranger(by: Staff, report: Report, version: SafeVersion | None) -> bool:
    """Whether the link to the stranger's read may be shown."""
    return people.allows(check_can_read_as_stranger, by, report, version)


def check_can_make_again(by: Staff, report: Report, version: SafeVersion | None) -> None:
    """Raise NotAllowed unless a confirmed or approved safe version may be opened again."""
    check_can_look(by, report)
    waits = (
        version is not None
        and version.state == SafeState.CONFIRMED
        and report.state == ReportState.READ_TWICE
    )
    stands = version is not None and version.state == SafeState.APPROVED
    if not waits and not (stands and report.state in (ReportState.SAFE, ReportState.SHARED)):
        raise NotAllowed(_("There is no safe version here that could be made again."))


def can_make_again(by: Staff, report: Report, version: SafeVersion | None) -> bool:
    """Whether the button to make it again may be shown."""
    return people.allows(check_can_make_again, by, report, version)


def check_is_approved(report: Report, version: SafeVersion | None) -> None:
    """Raise NotAllowed unless two people have seen to this safe version, and it stands."""
    if version is None or version.state != SafeState.APPROVED or report.state not in APPROVED_IN:
        raise NotAllowed(_("This report has no safe version that was read by a second person."))


def check_can_share(by: Staff, report: Report, version: SafeVersion | None) -> None:
    """Raise NotAllowed unless the approved safe version may go to learning; then ``check_still_holds``."""
    check_can_look(by, report)
    reports.check_can_share(by, report)
    check_is_approved(report, version)


def can_share(by: Staff, report: Report, version: SafeVersion | None) -> bool:
    """Whether the button to hand it to learning may be shown."""
    return people.allows(check_can_share, by, report, version)


def check_can_ask(by: Staff, report: Report, version: SafeVersion | None, asks: Asks) -> None:
    """Raise NotAllowed unless its writer may be shown the safe version and asked this."""
    check_can_look(by, report)
    reports.check_can_answer(by, report)
    check_is_approved(report, version)
    if report.sharing == Sharing.NO:
        raise NotAllowed(_("The person who wrote this does not want it shared. Do not ask again."))
    if asks is Asks.SHARING and report.sharing == Sharing.YES:
        raise NotAllowed(_("The person who wrote this has said yes already."))


def can_ask(by: Staff, report: Report, version: SafeVersion | None, asks: Asks) -> bool:
    """Whether the button to ask may be shown."""
    return people.allows(check_can_ask, by, report, version, asks)


def check_can_be_printed(report: Report, version: SafeVersion | None) -> None:
    """Raise NotAllowed unless its writer said yes to printing this version, and nothing keeps it back."""
    check_is_approved(report, version)
    if report.bulletin != Bulletin.YES or report.sharing != Sharing.YES:
        raise NotAllowed(_("The person who wrote this has not said yes to printing it."))
    if reports.has_open_flag(report):
        raise NotAllowed(_("Decide first whether a child may be in danger."))
    if report.left_learning_on is not None or held.is_held(report):
        raise NotAllowed(_("This report was passed on or is held. Nothing of it is printed."))
    if version is None or is_outdated(version):
        raise NotAllowed(_("Words have come since this safe version was made. Make it again with them."))


def can_be_printed(report: Report, version: SafeVersion | None) -> bool:
    """Whether the approved safe version may be offered to whoever prints."""
    return people.allows(check_can_be_printed, report, version)


def is_outdated(version: SafeVersion) -> bool:
    """Whether its writer has said more since."""
    return Message.objects.filter(report=version.report_id, kind__in=NEWS, place__gt=version.covers).exists()


def check_can_export(by: Staff) -> None:
    """Raise NotAllowed unless this person may take shared records out as a file."""
    people.check_has_role(by, *MAY_EXPORT)


def can_export(by: Staff) -> bool:
    """Whether the page of the export may be shown."""
    return people.allows(check_can_export, by)


def check_can_count_people(by: Staff) -> None:
    """Raise NotAllowed unless this person may say how many people there are."""
    people.check_has_role(by, *MAY_COUNT)


def can_count_people(by: Staff) -> bool:
    """Whether the page on how many people there are may be shown."""
    return people.allows(check_can_count_people, by)
