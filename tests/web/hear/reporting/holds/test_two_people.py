"""A hold takes two people of different accounts, a reason and a date; so does lifting it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.holds import actions, policies, queries
from speakopenly.web.hear.reporting.holds.models import Hold, HoldReason, HoldState
from speakopenly.web.hear.reporting.reports.held import is_held, is_service_held
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.reporting.holds.conftest import NOTE
from tests.web.hear.reporting.reports.conftest import Reader

HERE = "/staff/hear/holds/"
SignIn = Callable[[Staff], Client]
Make = Callable[..., Hold]


@pytest.mark.parametrize("role", list(Role))
def test_who_may_place_a_hold(member: Callable[..., Staff], role: Role) -> None:
    assert policies.can_enter(member(role)) is (role in {Role.SAFEGUARDING_LEAD, Role.LEADER})


def test_whoever_runs_the_machine_may_not_even_as_a_leader(member: Callable[..., Staff]) -> None:
    assert not policies.can_enter(member(Role.LEADER, Role.ADMINISTRATOR))


def test_nothing_is_held_before_the_second_person_agrees(
    mailbox: OpenMailbox, propose: Make, lea: Staff
) -> None:
    hold = propose(mailbox.report)
    before = is_held(mailbox.report)

    actions.agree(by=lea, hold=hold)

    assert (before, is_held(mailbox.report)) == (False, True)
    assert not is_service_held(mailbox.report.service_id)


def test_a_hold_on_everything_holds_every_report(mailbox: OpenMailbox, place_hold: Make) -> None:
    place_hold(None)

    assert is_held(mailbox.report)
    assert is_service_held(mailbox.report.service_id)


def test_nobody_agrees_with_themselves_or_lifts_what_they_asked_to_lift(
    mailbox: OpenMailbox, propose: Make, fay: Reader, lea: Staff
) -> None:
    hold = propose(mailbox.report)
    with pytest.raises(NotAllowed, match="second person"):
        actions.agree(by=fay.staff, hold=hold)
    actions.agree(by=lea, hold=hold)
    actions.ask_to_lift(by=lea, hold=hold)
    with pytest.raises(NotAllowed, match="second person"):
        actions.lift(by=lea, hold=hold)

    assert is_held(mailbox.report)
    actions.lift(by=fay.staff, hold=hold)
    assert not is_held(mailbox.report)


def test_the_database_itself_refuses_one_person(mailbox: OpenMailbox, propose: Make, fay: Reader) -> None:
    hold = propose(mailbox.report)
    hold.agreed_by = fay.staff.user

    with pytest.raises(IntegrityError), transaction.atomic():
        hold.save()


def test_declined_or_kept_it_stands_as_it_stood(
    mailbox: OpenMailbox, propose: Make, fay: Reader, lea: Staff
) -> None:
    declined, kept = propose(mailbox.report), propose(None)
    actions.decline(by=lea, hold=declined)
    actions.agree(by=lea, hold=kept)
    actions.ask_to_lift(by=lea, hold=kept)
    actions.keep(by=fay.staff, hold=kept)

    states = {hold.pk: hold.state for hold in Hold.objects.all()}
    assert states == {declined.pk: HoldState.DECLINED, kept.pk: HoldState.IN_FORCE}


@pytest.mark.parametrize(
    ("days", "is_lawful"), [(-1, False), (0, False), (1, True), (183, True), (184, False)]
)
def test_it_is_looked_at_again_within_six_months(
    mailbox: OpenMailbox, propose: Make, days: int, is_lawful: bool
) -> None:
    if is_lawful:
        assert propose(mailbox.report, days=days)
    else:
        with pytest.raises(NotAllowed, match="six months"):
            propose(mailbox.report, days=days)


def test_today_shows_what_waits_and_what_is_due(
    mailbox: OpenMailbox, place_hold: Make, propose: Make, lea: Staff
) -> None:
    waits = propose(None)
    due = place_hold(mailbox.report)
    Hold.objects.filter(pk=due.pk).update(review_on=timezone.localdate())

    seen = {each.where.rstrip("/").rsplit("/", 1)[1]: each.more for each in queries.holds_that_wait(lea)}

    assert set(seen) == {str(waits.pk), str(due.pk)}
    assert "looked at again" in seen[str(due.pk)]


def test_the_note_is_sealed_to_readers(mailbox: OpenMailbox, propose: Make, fay: Reader, lea: Staff) -> None:
    hold = propose(mailbox.report)

    assert NOTE.encode() not in bytes(hold.sealed_note)
    assert actions.read_note(by=fay.staff, unlocked=fay.unlocked, hold=hold) == NOTE


def test_each_step_has_its_line_in_the_trail(
    mailbox: OpenMailbox, place_hold: Make, lift: Callable[[Hold], None]
) -> None:
    lift(place_hold(mailbox.report))

    deeds = (
        AuditLine.objects.filter(thing_kind="speakopenly_hear.hold")
        .order_by("when")
        .values_list("deed", flat=True)
    )
    assert list(deeds) == [
        "legal hold proposed",
        "legal hold in force",
        "lifting a legal hold proposed",
        "legal hold lifted",
    ]


def test_the_pages_from_proposal_to_lifting(
    mailbox: OpenMailbox, fay: Reader, lea: Staff, sign_in: SignIn
) -> None:
    first, second = sign_in(fay.staff), sign_in(lea)
    day = timezone.localdate() + timedelta(days=30)
    form = {"what": "report", "number": mailbox.report.number.lower(), "reason": "court", "note": NOTE}
    form |= {"review_on": day.isoformat(), "unsafe_because": "ordered"}
    page = first.post(f"{HERE}new/", form).headers["Location"]
    assert "Agree: put it in force" not in first.get(page).text
    assert "Agree: put it in force" in second.get(page).text

    second.post(f"{page}agree/", {"also_unsafe": "on"})
    hold = Hold.objects.get()
    assert (hold.state, hold.is_unsafe_agreed) == (HoldState.IN_FORCE, True)
    first.post(f"{page}review/", {"again_on": (day + timedelta(days=30)).isoformat()})
    first.post(f"{page}ask-to-lift/")
    assert "Lift the hold" not in first.get(page).text
    second.post(f"{page}lift/")

    hold.refresh_from_db()
    assert hold.state == HoldState.LIFTED
    assert hold.review_on == day + timedelta(days=30)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "NOBODY"}, "There is no report of this number"),
        ({"number": ""}, "Type the number of the report"),
        ({"note": " "}, "Say what the order"),
        ({"reason": HoldReason.RESTORED}, "is not one of the available choices"),
        ({"review_on": "2020-01-01"}, "six months"),
    ],
)
def test_a_form_that_will_not_do_says_why(
    mailbox: OpenMailbox, fay: Reader, sign_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    day = timezone.localdate() + timedelta(days=30)
    form = {"what": "report", "number": mailbox.report.number, "reason": "court", "note": NOTE}

    answer = sign_in(fay.staff).post(f"{HERE}new/", form | {"review_on": day.isoformat()} | wrong)

    assert answer.status_code == 400
    assert said in answer.text
    assert not Hold.objects.exists()


def test_others_see_nothing_of_it(
    mailbox: OpenMailbox, place_hold: Make, cast: Cast, member: Callable[..., Staff], sign_in: SignIn
) -> None:
    hold = place_hold(mailbox.report)
    elsewhere = Staff(cast.dilys.user, cast.dilys.service, frozenset({Role.LEADER}))

    assert not policies.can_answer(elsewhere, hold)
    for staff in (cast.ben, cast.asha, cast.cara, cast.dilys, member(Role.FACILITATOR)):
        assert sign_in(staff).get(HERE).status_code == 403
        assert sign_in(staff).get(f"{HERE}{hold.pk}/").status_code == 403
