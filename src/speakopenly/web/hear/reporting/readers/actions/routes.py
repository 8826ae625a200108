"""Record what was done about a rule, refuse who asks for a name, and turn away what is not ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.answering import RuleId, rule
from speakopenly.hear.speaking.threads import Message, MessageKind, Notice, NoticeKind
from speakopenly.web.hear.events import LeavesLearning, ReportPassedOn
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import policies
from speakopenly.web.hear.reporting.readers.models import Deed, RouteRecord, ToRole
from speakopenly.web.hear.reporting.readers.routing import keep_numbers, routed
from speakopenly.web.hear.reporting.readers.safekeeping import key_for, seal_into
from speakopenly.web.hear.reporting.reports import conversations, learning, threads
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Done:
    """What was done about a rule: to which role, on which day, and what, in words that are sealed."""

    rule: RuleId
    deed: Deed
    to_role: ToRole
    done_on: date
    text: str
    tell_writer: bool = True


@transaction.atomic
def record_route(by: Staff, unlocked: Unlocked, report: Report, done: Done) -> None:
    """Confirm by name what was done. The writer is told in the same transaction, unless told not to.

    Raises NotAllowed or SealBroken; ErasureIncomplete where a room could not forget what left learning.
    """
    report = threads.held(report)
    policies.check_can_route(by, report)
    _check_is_known_by_now(done)
    _keep(by, unlocked, report, done)
    if done.deed is Deed.PASSED_ON and done.tell_writer:
        conversations.say(report, unlocked, MessageKind.NOTICE, Notice(NoticeKind.PASSED_ON))
    if done.deed is Deed.PASSED_ON and rule(done.rule).leaves_learning:
        _leave_learning(report, done.rule)
    keep_numbers(report, unlocked)
    audit.record("route confirmed", report, by=by.user, service=by.service)


@transaction.atomic
def ask_about_whistleblowing(by: Staff, unlocked: Unlocked, report: Report, question: str) -> None:
    """Put the writer's rights and their choice into the thread, and record that it was offered."""
    report = threads.held(report)
    policies.check_can_route(by, report)
    conversations.ask(by, unlocked, report, Message(question))
    today = timezone.localdate()
    _keep(by, unlocked, report, Done(RuleId.RT7, Deed.OFFERED, ToRole.WRITER, today, ""))
    keep_numbers(report, unlocked)
    audit.record("whistleblowing rights offered", report, by=by.user, service=by.service)


@transaction.atomic
def log_request(by: Staff, unlocked: Unlocked, report: Report, asked_by: ToRole, on: date) -> None:
    """Log that somebody asked who wrote it, and was refused: their role and the day, nothing more."""
    report = threads.held(report)
    policies.check_can_route(by, report)
    done = Done(RuleId.RT12, Deed.REFUSED, asked_by, on, "")
    _check_is_known_by_now(done)
    _keep(by, unlocked, report, done)
    audit.record("request for a name refused", report, by=by.user, service=by.service)


@transaction.atomic
def turn_away(by: Staff, unlocked: Unlocked, report: Report) -> None:
    """Say that a report is not ours to answer, where both readers say so. Raises NotAllowed or SealBroken.

    Closing it then needs a signpost to who can help.
    """
    report = threads.held(report)
    found = routed(report, unlocked)
    both_say = found.both_say & {RuleId.RT9, RuleId.RT10}
    policies.check_can_turn_away(by, report, both_say=both_say, is_not_ours=found.routing.is_not_ours)
    threads.turn(report, ReportState.NOT_ACCEPTED)
    for ident in both_say:
        _keep(by, unlocked, report, Done(ident, Deed.OFFERED, ToRole.WRITER, timezone.localdate(), ""))
    keep_numbers(report, unlocked)
    audit.record("report not accepted", report, by=by.user, service=by.service)


def take_note_of_danger(event: ReportPassedOn) -> None:
    """Somebody confirmed a danger and wrote down what was passed on: its rules have their record with that.

    Their words stand sealed beside the flag, and are not kept twice.
    """
    report = threads.held(Report(pk=event.report_id))
    for name in event.rules:
        RouteRecord.objects.create(
            service_id=event.service_id,
            report=report,
            by_id=event.by_id,
            rule=RuleId(name),
            deed=Deed.PASSED_ON,
            to_role=ToRole.OTHER,
            done_on=timezone.localdate(),
            sealed=b"",
        )
    leaves = [RuleId(name) for name in event.rules if rule(RuleId(name)).leaves_learning]
    if leaves:
        _leave_learning(report, leaves[0])


def _keep(by: Staff, unlocked: Unlocked, report: Report, done: Done) -> None:
    row = RouteRecord(
        service_id=report.service_id,
        report=report,
        by=by.user,
        rule=done.rule,
        deed=done.deed,
        to_role=done.to_role,
        done_on=done.done_on,
    )
    seal_into(row, key_for(report, unlocked), done.text.encode("utf-8"))
    row.save(force_insert=True)


def _leave_learning(report: Report, ident: RuleId) -> None:
    """Learning stops on the person and forgets the words; what readers coded may be kept."""
    learning.leave(report)
    events.tell(LeavesLearning(report.service_id, report.pk, ident.value))


def _check_is_known_by_now(done: Done) -> None:
    if done.done_on > timezone.localdate():
        raise NotAllowed(_("That day is still to come. Record what was done, once it is done."))
