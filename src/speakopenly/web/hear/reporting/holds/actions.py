"""Propose, agree, decline, look again, lift: each by its person, each with its audit line."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import transaction
from django.utils import timezone

from speakopenly.core.sealing import place, unseal
from speakopenly.web.hear import erasures
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.holds import policies
from speakopenly.web.hear.reporting.holds.models import Hold, HoldReason, HoldState
from speakopenly.web.hear.reporting.holds.on_the_list import held_thing, lifted_thing
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

SCHEMA = 1


@transaction.atomic
def propose(
    *,
    by: Staff,
    report: Report | None,
    reason: HoldReason,
    note: str,
    review_on: date,
    unsafe_because: str = "",
) -> Hold:
    """Propose a hold on a report, or without one on everything of the service. A second person agrees.

    Raises NotAllowed, or NobodyHoldsAKey where nobody could read the note.
    """
    policies.check_can_propose(by, report)
    policies.check_review_day(review_on)
    hold = Hold(
        id=uuid.uuid4(),
        service=by.service,
        report=report,
        reason=reason,
        review_on=review_on,
        unsafe_because=unsafe_because,
        proposed_by=by.user,
    )
    hold.case_key = case_keys.make_case_key(by.service.pk, CaseKind.REPORT)
    hold.sealed_note = case_keys.seal_to(hold.case_key, note.encode("utf-8"), about=_about(hold))
    hold.save(force_insert=True)
    audit.record("legal hold proposed", hold, by=by.user, service=by.service)
    return hold


@transaction.atomic
def agree(*, by: Staff, hold: Hold, also_unsafe: bool = False) -> None:
    """Put a hold in force; from this moment nothing of it is erased. ``also_unsafe``: the writer is not told.

    Without ``also_unsafe`` the writer is told, whatever was proposed. Raises NotAllowed.
    """
    hold = _held(hold)
    policies.check_can_answer(by, hold)
    hold.state, hold.agreed_by, hold.agreed_on = HoldState.IN_FORCE, by.user, timezone.localdate()
    hold.is_unsafe_agreed = also_unsafe and bool(hold.unsafe_because)
    hold.save()
    erasures.note_done([held_thing(hold)])
    audit.record("legal hold in force", hold, by=by.user, service=by.service)


@transaction.atomic
def decline(*, by: Staff, hold: Hold) -> None:
    """Do not agree: nothing is held. Raises NotAllowed."""
    hold = _held(hold)
    policies.check_can_answer(by, hold)
    hold.state = HoldState.DECLINED
    hold.save(update_fields=["state"])
    audit.record("legal hold not agreed to", hold, by=by.user, service=by.service)


@transaction.atomic
def ask_to_lift(*, by: Staff, hold: Hold) -> None:
    """Say that the hold has had its time; a second person lifts it. Raises NotAllowed."""
    hold = _held(hold)
    policies.check_can_ask_to_lift(by, hold)
    hold.state, hold.lift_asked_by = HoldState.LIFTING, by.user
    hold.save(update_fields=["state", "lift_asked_by"])
    audit.record("lifting a legal hold proposed", hold, by=by.user, service=by.service)


@transaction.atomic
def lift(*, by: Staff, hold: Hold) -> None:
    """End a hold. The next daily round erases what it kept. Raises NotAllowed."""
    hold = _held(hold)
    policies.check_can_lift(by, hold)
    hold.state, hold.lifted_by, hold.lifted_on = HoldState.LIFTED, by.user, timezone.localdate()
    hold.save(update_fields=["state", "lifted_by", "lifted_on"])
    erasures.note_done([lifted_thing(hold)])
    audit.record("legal hold lifted", hold, by=by.user, service=by.service)


@transaction.atomic
def keep(*, by: Staff, hold: Hold) -> None:
    """Do not lift it: it goes on. Raises NotAllowed."""
    hold = _held(hold)
    policies.check_can_lift(by, hold)
    hold.state, hold.lift_asked_by = HoldState.IN_FORCE, None
    hold.save(update_fields=["state", "lift_asked_by"])
    audit.record("legal hold goes on", hold, by=by.user, service=by.service)


@transaction.atomic
def review(*, by: Staff, hold: Hold, again_on: date) -> None:
    """Say that one has looked and it is still needed, until another day. Raises NotAllowed."""
    hold = _held(hold)
    policies.check_can_review(by, hold)
    policies.check_review_day(again_on)
    hold.review_on = again_on
    hold.save(update_fields=["review_on"])
    audit.record("legal hold looked at again", hold, by=by.user, service=by.service)


def read_note(*, by: Staff, unlocked: Unlocked, hold: Hold) -> str:
    """Why it was placed, in somebody's own words. Raises NotAllowed or SealBroken."""
    policies.check_can_see(by, hold)
    if hold.case_key is None:
        return ""
    key = case_keys.open_as_reader(hold.case_key, unlocked)
    return unseal(bytes(hold.sealed_note), key=key, about=_about(hold)).decode("utf-8")


def _held(hold: Hold) -> Hold:
    rows = Hold.objects.select_for_update(of=("self",)).select_related("report", "case_key")
    return rows.get(pk=hold.pk)


def _about(hold: Hold) -> bytes:
    return place("legal hold", str(hold.service_id), str(hold.pk), SCHEMA)
