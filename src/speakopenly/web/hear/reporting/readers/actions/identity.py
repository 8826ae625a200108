"""Open the way to reach a writer: by two people, for a reason, and the writer is told.

The first seals their share of the slip's key to each of the others who hold one. The second, on their own
screen, puts it together with theirs and sees what the slip says, once. What it says is stored nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.core.sealing import join_case_key
from speakopenly.hear.speaking.text import is_blank
from speakopenly.hear.speaking.threads import MessageKind, Notice, NoticeKind
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import policies
from speakopenly.web.hear.reporting.readers.models import IdentityStep, PassedShare, StepReason, StepState
from speakopenly.web.hear.reporting.readers.safekeeping import (
    key_for,
    open_passed_share,
    seal_into,
    seal_passed_share,
)
from speakopenly.web.hear.reporting.reports import contact, conversations, safekeeping, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import ContactShare, Report
from speakopenly.web.hear.reporting.reports.safekeeping import NO_SLIP
from speakopenly.web.hear.reporting.reports.traces import empty_the_log_after
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Opened:
    """What a slip says, in memory for one page. ``is_told`` is whether the writer was told just now."""

    says: str = field(repr=False)
    is_told: bool


@transaction.atomic
def ask_for_identity(
    by: Staff,
    unlocked: Unlocked,
    report: Report,
    reason: StepReason,
    text: str,
    *,
    tell_by: date | None = None,
) -> IdentityStep:
    """State a reason and pass one's own share on, sealed to the others who hold one.

    ``tell_by`` is for when telling the writer now would put a child at more risk. Raises NotAllowed where
    there is no slip, this person holds no share, or nobody else does.
    """
    report = threads.held(report)
    policies.check_can_ask_for_identity(by, report)
    policies.check_tell_by(tell_by, today=timezone.localdate())
    if is_blank(text):
        raise NotAllowed(_("Say in a line why it has to be opened."))
    slip = _slip_of(report, unlocked)
    own, others = _own_share(slip, unlocked), _others(slip, by)
    step = IdentityStep(service_id=report.service_id, report=report, reason=reason, tell_by=tell_by)
    step.asked_by, step.asked_on = by.user, timezone.localdate()
    seal_into(step, key_for(report, unlocked), text.encode("utf-8"))
    step.save(force_insert=True)
    PassedShare.objects.bulk_create([_passed(step, own, other) for other in others])
    audit.record("identity step asked for", report, by=by.user, service=by.service)
    return step


@transaction.atomic
def open_identity(by: Staff, unlocked: Unlocked, step: IdentityStep) -> Opened:
    """Sign as the second person, and see what the slip says. The writer is told in the same transaction.

    Raises NotAllowed for whoever asked, where the step is over, or where this person holds no share.
    """
    report = threads.held(step.report)
    step = IdentityStep.objects.select_for_update().get(pk=step.pk)
    policies.check_can_sign(by, step)
    slip = _slip_of(report, unlocked)
    shares = [_own_share(slip, unlocked), _share_passed_to(step, unlocked)]
    says = _open_slip(slip, report, shares)
    is_told = step.tell_by is None
    if is_told:
        conversations.say(report, unlocked, MessageKind.NOTICE, Notice(NoticeKind.IDENTITY_OPENED))
    step.state, step.signed_by, step.opened_on = StepState.OPENED, by.user, timezone.localdate()
    step.is_told = is_told
    step.save()
    _forget_shares(step)
    audit.record("identity opened by two", report, by=by.user, service=by.service)
    return Opened(says, is_told)


@transaction.atomic
def end_identity_step(by: Staff, step: IdentityStep) -> None:
    """End a step that nobody signed; the share that was passed on goes. Raises NotAllowed."""
    report = threads.held(step.report)
    step = IdentityStep.objects.select_for_update().get(pk=step.pk)
    policies.check_can_end(by, step)
    step.state = StepState.ENDED
    step.save(update_fields=["state"])
    _forget_shares(step)
    audit.record("identity step ended", report, by=by.user, service=by.service)


def _slip_of(report: Report, unlocked: Unlocked) -> UUID:
    slip = threads.head_of(report, opener(unlocked)).slip
    if slip == NO_SLIP or not contact.is_kept(slip):
        raise NotAllowed(_("There is no way to reach this writer, or it was destroyed already."))
    return slip


def _own_share(slip: UUID, unlocked: Unlocked) -> str:
    row = ContactShare.objects.filter(slip=slip, reading_key=unlocked.reading_key).first()
    if row is None:
        raise NotAllowed(_("You hold no share of this slip. Ask a colleague who was here when it came."))
    return safekeeping.open_share(
        bytes(row.sealed),
        unlocked.private,
        service_id=row.service_id,
        slip=row.slip_id,
        reading_key=row.reading_key_id,
    )


def _others(slip: UUID, by: Staff) -> list[ContactShare]:
    rows = ContactShare.objects.filter(slip=slip, reading_key__retired_on__isnull=True)
    others = list(rows.exclude(reading_key__user=by.user).select_related("reading_key"))
    if not others:
        raise NotAllowed(_("Nobody else here holds a share of this slip, so it cannot be opened."))
    return others


def _passed(step: IdentityStep, share: str, other: ContactShare) -> PassedShare:
    passed = PassedShare(service_id=step.service_id, step=step, reading_key=other.reading_key)
    seal_passed_share(passed, share, case_keys.public_half(other.reading_key))
    return passed


def _share_passed_to(step: IdentityStep, unlocked: Unlocked) -> str:
    passed = PassedShare.objects.filter(step=step, reading_key=unlocked.reading_key).first()
    if passed is None:
        raise NotAllowed(_("The share was not passed on to you. End this step, and ask again."))
    return open_passed_share(passed, unlocked.private)


def _open_slip(slip: UUID, report: Report, shares: list[str]) -> str:
    row = contact.slip(slip)
    return safekeeping.open_slip(
        bytes(row.sealed), join_case_key(shares), service_id=report.service_id, slip=slip
    )


def _forget_shares(step: IdentityStep) -> None:
    PassedShare.objects.filter(step=step).delete()
    empty_the_log_after()
