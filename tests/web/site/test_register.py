"""The register: a number and no name, clocks that stand and run, steps before a decision, two who release it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.documents import plain_text
from speakopenly.core.errors import NotAllowed
from speakopenly.core.retention import REGISTER_ROW
from speakopenly.web.hear.reporting.holds.models import Hold, HoldReason, HoldState
from speakopenly.web.hear.reporting.opening.queries import nation_of
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people.models import AuditLine, Service
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.governance.queries import facts_of
from speakopenly.web.site.register import actions, daily, policies, queries
from speakopenly.web.site.register.grounds import GROUNDS, NEEDS_GROUNDS, OUTCOMES, grounds_of
from speakopenly.web.site.register.letters import letter
from speakopenly.web.site.register.models import (
    RIGHTS,
    AskedFor,
    Entry,
    ExtendedBecause,
    Kind,
    Outcome,
    State,
    StepDone,
)
from speakopenly.web.site.register.steps import STEPS, steps_of
from tests.web.hear.reporting.opening.conftest import Ready

SignIn = Callable[[Staff], Client]
TODAY = timezone.localdate()


def noted(by: Staff, kind: Kind = Kind.SUBJECT_ACCESS, *, days_ago: int = 3) -> Entry:
    came = TODAY - timedelta(days=days_ago)
    aware = timezone.now() - timedelta(days=days_ago) if kind == Kind.BREACH else None
    ordered = TODAY + timedelta(days=9) if kind == Kind.COURT_ORDER else None
    return actions.note(by=by, kind=kind, came_on=came, aware_at=aware, ordered_by=ordered)


def do_steps(by: Staff, entry: Entry) -> None:
    for step in steps_of(Kind(entry.kind)):
        if not step.is_after:
            actions.do_step(by=by, entry=entry, step=step.ident)


def closed(ready: Ready, kind: Kind = Kind.SUBJECT_ACCESS) -> Entry:
    entry = noted(ready.lea, kind)
    do_steps(ready.lea, entry)
    outcome = Outcome.NOT_TOLD if kind == Kind.BREACH else Outcome.IN_PART
    grounds = [grounds_of(kind)[0].ident]
    actions.decide(by=ready.lea, entry=entry, outcome=outcome, grounds=grounds)
    actions.release(by=ready.sam, entry=entry)
    entry.refresh_from_db()
    return entry


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_goes_from_its_steps_to_a_decision_that_two_release(ready: Ready, kind: Kind) -> None:
    entry = noted(ready.lea, kind)
    with pytest.raises(NotAllowed, match="not done yet"):
        actions.decide(by=ready.lea, entry=entry, outcome=OUTCOMES[kind][0])
    do_steps(ready.lea, entry)
    outcome = Outcome.NOT_TOLD if kind == Kind.BREACH else Outcome.IN_PART
    with pytest.raises(NotAllowed, match="ground"):
        actions.decide(by=ready.lea, entry=entry, outcome=outcome)

    actions.decide(by=ready.lea, entry=entry, outcome=outcome, grounds=[grounds_of(kind)[0].ident])
    with pytest.raises(NotAllowed, match="second person"):
        actions.release(by=ready.lea, entry=entry)
    with pytest.raises(NotAllowed):
        actions.release(by=ready.cara, entry=entry)
    actions.release(by=ready.sam, entry=entry)

    entry.refresh_from_db()
    assert (entry.state, entry.closed_on) == (State.CLOSED, TODAY)
    with pytest.raises(NotAllowed):
        actions.do_step(by=ready.lea, entry=entry, step=steps_of(kind)[0].ident)


@pytest.mark.parametrize("kind", [Kind.ERASURE, Kind.COURT_ORDER])
def test_nothing_is_given_or_erased_before_two_have_agreed_and_the_clock_runs_until_it_is(
    ready: Ready, kind: Kind
) -> None:
    entry = noted(ready.lea, kind)
    [last] = [step.ident for step in steps_of(kind) if step.is_after]
    do_steps(ready.lea, entry)
    with pytest.raises(NotAllowed, match="two people have agreed"):
        actions.do_step(by=ready.lea, entry=entry, step=last)
    actions.decide(by=ready.lea, entry=entry, outcome=Outcome.IN_FULL)
    with pytest.raises(NotAllowed, match="two people have agreed"):
        actions.do_step(by=ready.lea, entry=entry, step=last)
    actions.release(by=ready.sam, entry=entry)
    agreed = queries.one(ready.lea, entry.pk).clock
    waits = [each.more for each in queries.what_waits(ready.lea)]

    actions.do_step(by=ready.lea, entry=entry, step=last)

    assert not agreed.is_over
    assert "Agreed, and still to be done" in waits[0]
    assert queries.one(ready.lea, entry.pk).clock.is_over
    assert queries.what_waits(ready.lea) == []


def test_a_refused_erasure_is_closed_with_nothing_done(ready: Ready) -> None:
    entry = noted(ready.lea, Kind.ERASURE)
    do_steps(ready.lea, entry)
    actions.decide(by=ready.lea, entry=entry, outcome=Outcome.REFUSED, grounds=["public_task"])
    actions.release(by=ready.sam, entry=entry)

    assert queries.one(ready.lea, entry.pk).clock.is_over
    with pytest.raises(NotAllowed, match="two people have agreed"):
        actions.do_step(by=ready.lea, entry=entry, step="do_it")


def test_a_late_request_cannot_be_made_early_by_asking_for_something(ready: Ready) -> None:
    entry = noted(ready.lea, days_ago=60)

    with pytest.raises(NotAllowed, match="The time is over"):
        actions.ask(by=ready.lea, entry=entry, asked_for=AskedFor.IDENTITY)

    assert queries.one(ready.lea, entry.pk).clock.is_late


def test_days_of_waiting_count_once_where_somebody_asks_twice_in_a_day(ready: Ready) -> None:
    entry = noted(ready.lea, days_ago=9)
    for days_ago in (6, 4):
        actions.ask(by=ready.lea, entry=entry, asked_for=AskedFor.CLARITY)
        Entry.objects.update(asked_on=TODAY - timedelta(days=days_ago))
        actions.go_on(by=ready.lea, entry=entry)
        entry.refresh_from_db()

    assert entry.days_waited == 6 + 1 + 4


def test_an_acknowledged_complaint_is_not_late(ready: Ready) -> None:
    entry = noted(ready.lea, Kind.COMPLAINT, days_ago=40)
    before = queries.one(ready.lea, entry.pk).clock.is_late

    actions.do_step(by=ready.lea, entry=entry, step="acknowledge")

    assert before
    assert not queries.one(ready.lea, entry.pk).clock.is_late


def test_the_tables_of_states_steps_and_grounds_are_whole() -> None:
    assert set(policies.MAY_BECOME) == set(State)
    assert all(steps_of(kind) and OUTCOMES[kind] and grounds_of(kind) for kind in Kind)
    assert len({step.ident for step in STEPS}) == len(STEPS)
    assert len({each.ident for each in GROUNDS}) == len(GROUNDS)
    assert all(each.law for each in GROUNDS)
    assert {outcome for outcomes in OUTCOMES.values() for outcome in outcomes} >= NEEDS_GROUNDS
    assert all(reverse(step.url_name) for step in STEPS if step.url_name)


def test_nothing_in_it_can_hold_a_name_or_words(ready: Ready) -> None:
    free = [
        field.name
        for model in (Entry, StepDone)
        for field in model._meta.fields
        if isinstance(field, models.TextField)
        or (isinstance(field, models.CharField) and not field.choices and field.max_length > 30)
    ]

    assert free == []
    refused = Client()
    refused.force_login(ready.lea.user)
    address = reverse("register-note", args=[Kind.SUBJECT_ACCESS])
    answer = refused.post(address, {"came_on": TODAY.isoformat(), "office_number": "Mrs Jones 7"})
    assert answer.status_code == 400
    assert "Only letters, digits, / and -" in answer.text


def test_numbers_count_on_within_a_service_and_a_year(ready: Ready) -> None:
    assert [noted(ready.lea).number for _ in range(3)] == [f"{TODAY.year}-{n}" for n in (1, 2, 3)]


def test_proof_of_identity_begins_the_month_anew_and_days_of_asking_do_not_count(ready: Ready) -> None:
    who, what = noted(ready.lea, days_ago=20), noted(ready.lea, days_ago=20)
    for entry, asked in ((who, AskedFor.IDENTITY), (what, AskedFor.CLARITY)):
        actions.ask(by=ready.lea, entry=entry, asked_for=asked)
    Entry.objects.update(asked_on=TODAY - timedelta(days=4))
    stands = queries.one(ready.lea, who.pk).clock
    for entry in (who, what):
        actions.go_on(by=ready.lea, entry=entry)

    who.refresh_from_db()
    what.refresh_from_db()

    assert (stands.day, stands.in_words, stands.is_late) == (None, "The clock stands", False)
    assert (who.began_on, who.days_waited) == (TODAY, 0)
    assert (what.began_on, what.days_waited) == (TODAY - timedelta(days=20), 5)
    assert what.state == State.OPEN


def test_more_time_is_taken_once_for_a_lawful_reason_while_the_first_time_runs(ready: Ready) -> None:
    entry, late, told = noted(ready.lea), noted(ready.lea, days_ago=60), noted(ready.lea, Kind.INFORMATION)
    before = queries.one(ready.lea, entry.pk).clock.day
    refused = (
        (entry, ExtendedBecause.PUBLIC_INTEREST),
        (late, ExtendedBecause.COMPLEX),
        (told, ExtendedBecause.MANY),
    )
    for each, reason in refused:
        with pytest.raises(NotAllowed):
            actions.extend(by=ready.lea, entry=each, reason=reason)

    actions.extend(by=ready.lea, entry=entry, reason=ExtendedBecause.COMPLEX)

    after = queries.one(ready.lea, entry.pk).clock.day
    assert before
    assert after
    assert after - before > timedelta(days=50)
    with pytest.raises(NotAllowed, match="once"):
        actions.extend(by=ready.lea, entry=entry, reason=ExtendedBecause.MANY)
    SpeakDoor.objects.update(nation="scotland")
    with pytest.raises(NotAllowed, match="Scotland"):
        actions.extend(by=ready.lea, entry=told, reason=ExtendedBecause.PUBLIC_INTEREST)


def test_a_breach_counts_hours_and_a_late_word_to_the_commissioner_says_why(ready: Ready) -> None:
    entry = noted(ready.cara, Kind.BREACH, days_ago=4)
    clock = queries.one(ready.lea, entry.pk).clock
    now = timezone.now()

    with pytest.raises(NotAllowed, match="72 hours"):
        actions.tell(by=ready.lea, entry=entry, told_at=now)
    with pytest.raises(NotAllowed, match="hour"):
        actions.tell(by=ready.lea, entry=entry, told_at=now + timedelta(hours=1), late_because="missed")
    actions.tell(by=ready.lea, entry=entry, told_at=now, late_because="found_out")

    entry.refresh_from_db()
    assert clock.is_late
    assert clock.hour == entry.aware_at + timedelta(hours=72)  # type: ignore[operator]
    assert (entry.late_because, queries.one(ready.lea, entry.pk).clock.is_over) == ("found_out", True)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.BREACH])
def test_who_runs_the_machine_notes_a_breach_and_nothing_else(ready: Ready, kind: Kind) -> None:
    with pytest.raises(NotAllowed):
        noted(ready.cara, kind)


def test_today_shows_what_is_closest_first_and_says_what_is_late(ready: Ready) -> None:
    noted(ready.lea, days_ago=1)
    noted(ready.lea, days_ago=70)
    noted(ready.lea, Kind.BREACH, days_ago=1)

    waits = queries.what_waits(ready.lea)

    assert [each.what.split(": ")[0] for each in waits] == [f"{TODAY.year}-{n}" for n in (3, 2, 1)]
    assert "Late: it was due" in waits[1].more
    assert [each.what for each in queries.what_waits(ready.cara)] == [waits[0].what]
    assert queries.what_waits(ready.dilys) == queries.what_waits(ready.ben) == []


def test_a_decision_sent_back_is_under_way_again(ready: Ready) -> None:
    entry = noted(ready.lea)
    do_steps(ready.lea, entry)
    actions.decide(by=ready.lea, entry=entry, outcome=Outcome.IN_FULL)

    actions.send_back(by=ready.sam, entry=entry)

    entry.refresh_from_db()
    assert (entry.state, entry.outcome, entry.decided_by) == (State.OPEN, "", None)


def test_the_letter_says_what_was_decided_what_nobody_can_look_at_and_leaves_names_to_the_office(
    ready: Ready,
) -> None:
    words = {}
    for kind in (Kind.SUBJECT_ACCESS, Kind.INFORMATION, Kind.COURT_ORDER, Kind.BREACH):
        entry = closed(ready, kind)
        document = letter(entry, queries.one(ready.lea, entry.pk).clock, facts_of(ready.service))
        words[kind] = " ".join(plain_text(document))

    assert all("DRAFT" in said for said in words.values())
    assert "It would tell about somebody else" in words[Kind.SUBJECT_ACCESS]
    assert "No machine can search it for a name" in words[Kind.SUBJECT_ACCESS]
    assert "Data Protection Act 2018, schedule 2, part 3" in words[Kind.SUBJECT_ACCESS]
    assert "look at this again" in words[Kind.INFORMATION]
    assert "asks for no name" in words[Kind.COURT_ORDER]
    assert "[say whether one is held]" in words[Kind.COURT_ORDER]
    assert "72 hours end" in words[Kind.BREACH]
    assert not any("Lea" in said or "Sam" in said for said in words.values())


def test_after_three_years_a_line_goes_unless_a_hold_is_on_everything(ready: Ready) -> None:
    entry = closed(ready)
    Entry.objects.update(closed_on=TODAY - timedelta(days=REGISTER_ROW.days + 1))
    hold = Hold.objects.create(
        service=ready.service,
        state=HoldState.IN_FORCE,
        reason=HoldReason.COURT,
        proposed_by=ready.lea.user,
        agreed_by=ready.sam.user,
        review_on=TODAY,
    )

    daily.daily_round()
    is_held = Entry.objects.filter(pk=entry.pk).exists()
    hold.delete()
    noted(ready.lea, days_ago=3000)
    daily.daily_round()

    assert is_held
    assert not Entry.objects.filter(pk=entry.pk).exists()
    assert not StepDone.objects.exists()
    assert Entry.objects.count() == 1


def test_the_database_itself_wants_two_people_and_hours_for_a_breach_alone(ready: Ready) -> None:
    entry = noted(ready.lea)
    lea = ready.lea.user
    wrong = (
        {"decided_by": lea, "agreed_by": lea, "state": State.CLOSED, "closed_on": TODAY},
        {"state": State.CLOSED},
        {"aware_at": timezone.now()},
        {"state": State.WAITING},
    )

    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.filter(pk=entry.pk).update(**change)


def test_the_pages_from_noting_to_releasing(ready: Ready, sign_in: SignIn) -> None:
    lead, second = sign_in(ready.lea), sign_in(ready.sam)
    told = {"aware_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"), "office_number": "DP/26-7"}
    lead.post(reverse("register-note", args=[Kind.BREACH]), told)
    entry = Entry.objects.get()

    def address(name: str, *more: str) -> str:
        return reverse(f"register-{name}", args=[entry.pk, *more])

    lead.post(address("facts"), {"what": ["lost"], "people": "few", "effects": ["distress"]})
    for step in steps_of(Kind.BREACH):
        lead.post(address("step", step.ident))
    unfounded = lead.post(address("decide"), {"outcome": Outcome.NOT_TOLD})
    lead.post(address("decide"), {"outcome": Outcome.NOT_TOLD, "grounds": ["unreadable"]})
    asks = second.get(address("entry")).text
    second.post(address("release"))
    listed = second.get(reverse("register")).text
    draft = second.get(address("draft", "pdf"))

    entry.refresh_from_db()
    assert unfounded.status_code == 400
    assert "Choose the ground" in unfounded.text
    assert "Do you agree?" in asks
    assert (entry.state, entry.facts["people"], entry.office_number) == (State.CLOSED, ["few"], "DP/26-7")
    assert "Closed" in listed
    assert draft.content.startswith(b"%PDF")


def test_requests_about_ones_own_data_pause_and_others_do_not(ready: Ready) -> None:
    entries = {kind: noted(ready.lea, kind) for kind in Kind}
    may = {kind for kind, entry in entries.items() if policies.can_ask(ready.lea, entry, due=None)}

    assert may == {*RIGHTS, Kind.INFORMATION}
    for kind in (Kind.ERASURE, Kind.RECTIFICATION, Kind.OBJECTION):
        with pytest.raises(NotAllowed, match="no such question"):
            actions.ask(by=ready.lea, entry=entries[kind], asked_for=AskedFor.CLARITY)


def test_every_deed_leaves_a_line_that_quotes_nothing(ready: Ready) -> None:
    entry = closed(ready)

    lines = AuditLine.objects.filter(thing_id=str(entry.pk)).values_list("deed", flat=True)

    assert {*lines} == {
        "request or breach noted",
        "request or breach decided",
        "request or breach closed by two",
    }


def test_a_day_that_has_not_come_is_refused(ready: Ready) -> None:
    with pytest.raises(NotAllowed, match="after today"):
        actions.note(by=ready.lea, kind=Kind.ERASURE, came_on=date(TODAY.year + 1, 1, 1))


def test_a_scottish_service_without_a_door_has_scottish_days_and_letters(ready: Ready) -> None:
    SpeakDoor.objects.all().delete()
    Service.objects.filter(pk=ready.service.pk).update(nation="scotland")
    service = Service.objects.get(pk=ready.service.pk)
    entry = noted(ready.lea, Kind.INFORMATION)
    clock = queries.one(ready.lea, entry.pk).clock

    words = " ".join(plain_text(letter(entry, clock, facts_of(service))))

    assert nation_of(service) == facts_of(service).nation == "scotland"
    assert "the Scottish Information Commissioner" in words
