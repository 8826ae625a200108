"""Confirm or clear a flag: one person confirms, clearing takes two and a reason. No machine does either."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking.text import is_blank
from speakopenly.hear.speaking.threads import MessageKind, Notice, NoticeKind
from speakopenly.web.hear.events import ReportPassedOn
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.alerts import policies
from speakopenly.web.hear.reporting.alerts.models import Answer, FlagDecision
from speakopenly.web.hear.reporting.alerts.safekeeping import seal_decision
from speakopenly.web.hear.reporting.reports import case_keys, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff


@transaction.atomic
def decide(
    *, by: Staff, unlocked: Unlocked, flag: Flag, answer: Answer, text: str, tell_the_writer: bool = True
) -> FlagState:
    """Say what a flag is. ``text``: what was passed on and to whom, or why it is none of these.

    A yes tells the writer what was passed on, unless that would put a child at more risk. Gives what became
    of the flag. Raises NotAllowed or SealBroken.
    """
    report = threads.held(flag.report)
    flag = Flag.objects.select_for_update(of=("self",)).select_related("report").get(pk=flag.pk)
    policies.check_can_decide(by, flag, answer)
    if is_blank(text):
        raise NotAllowed(_("Write a line: what you passed on and to whom, or why it is none of these."))
    is_yes = answer is not Answer.NONE
    head = threads.head_of(report, opener(unlocked))
    case_key = case_keys.for_the_next_message(report, head.mailbox)
    decision = FlagDecision(
        service=by.service,
        flag=flag,
        decided_on=timezone.localdate(),
        answer=answer,
        by=by.user,
        writer_told=is_yes and tell_the_writer,
        case_key=case_key,
    )
    decision.sealed = seal_decision(text, decision, case_key)
    decision.save(force_insert=True)
    if decision.writer_told:
        threads.put_into(report, case_key, MessageKind.NOTICE, Notice(NoticeKind.PASSED_ON, text))
    return _turn(by, flag, answer)


def _turn(by: Staff, flag: Flag, answer: Answer) -> FlagState:
    to = policies.would_become(flag, answer)
    flag.state, flag.opened_on = to, flag.opened_on or timezone.localdate()
    flag.save(update_fields=["state", "opened_on"])
    audit.record(_DEEDS[to], flag.report, by=by.user, service=by.service)
    if to is FlagState.CONFIRMED:
        rules = policies.RULES[answer]
        events.tell(ReportPassedOn(flag.service_id, flag.report_id, by.user.pk, rules))
    return to


_DEEDS = {
    FlagState.CONFIRMED: "danger flag confirmed",
    FlagState.CLEARING: "danger flag would be cleared",
    FlagState.CLEARED: "danger flag cleared",
}
