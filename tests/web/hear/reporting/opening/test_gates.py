"""Each gate by itself: what passes, and what shuts the door again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.speaking import Wording
from speakopenly.web.commands import add_user
from speakopenly.web.hear.keyring.models import CustodianShare, Escrow, ReadingKey
from speakopenly.web.hear.reporting.opening import actions, policies
from speakopenly.web.hear.reporting.opening import gates as ours
from speakopenly.web.hear.reporting.opening.models import PromiseConfirmation, Side, YoungDoorCheck
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.hear.reporting.speak import policies as speak
from speakopenly.web.hear.reporting.speak import promise
from speakopenly.web.hear.reporting.speak.models import Contact, ContactKind, SpeakDoor
from speakopenly.web.people import founding, gates
from speakopenly.web.people.gates import Door
from speakopenly.web.people.models import AuditLine, Membership, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import PASSWORD
from tests.web.hear.reporting.opening.conftest import OURS, Ready

SignIn = Callable[[Staff], Client]


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def shut(ready: Ready, door: Door = Door.SPEAK) -> set[str]:
    return {gate.name for gate, _looked in gates.shut(ready.service, door)}


def test_with_everything_in_place_both_doors_may_open(ready: Ready) -> None:
    assert shut(ready) == set()
    assert shut(ready, Door.YOUNG) == set()


def test_a_service_that_has_nothing_yet_is_told_everything(ready: Ready) -> None:
    missing = {gate.name for gate, _looked in gates.shut(ready.dilys.service)}

    assert missing == set(OURS) - {"separation"}


WAYS_TO_BREAK: dict[str, tuple[str, Callable[[Ready], object]]] = {
    "a number that was never rung": (
        "contacts",
        lambda it: Contact.objects.filter(kind=ContactKind.BY_DAY).update(checked_on=None),
    ),
    "a number rung 91 days ago": (
        "contacts",
        lambda it: Contact.objects.filter(kind=ContactKind.RELAY).update(checked_on=ago(91)),
    ),
    "a name in one language": (
        "contacts",
        lambda it: Contact.objects.filter(kind=ContactKind.BY_DAY).update(name={"en-gb": "Front door"}),
    ),
    "nobody to ring at night": (
        "contacts",
        lambda it: Contact.objects.filter(kind=ContactKind.OUT_OF_HOURS).delete(),
    ),
    "no leader's word": (
        "promise",
        lambda it: PromiseConfirmation.objects.filter(side=Side.LEADER).delete(),
    ),
    "no word of the staff side": (
        "promise",
        lambda it: PromiseConfirmation.objects.filter(side=Side.STAFF_SIDE).delete(),
    ),
    "other words than were confirmed": (
        "promise",
        lambda it: PromiseConfirmation.objects.update(digest="older words"),
    ),
    "a leader who left": ("promise", lambda it: Membership.objects.filter(user=it.lea.user).delete()),
    "a reader without a key": (
        "readers",
        lambda it: ReadingKey.objects.filter(user=it.ben.user).update(retired_on=ago(1)),
    ),
    "no safeguarding lead": ("readers", lambda it: Membership.objects.filter(user=it.sam.user).delete()),
    "two roles in one person": (
        "separation",
        lambda it: Membership.objects.create(service=it.service, user=it.cara.user, role=Role.READER),
    ),
    "no escrow": ("custodians", lambda it: Escrow.objects.update(retired_on=ago(1))),
    "too few custodians left": (
        "custodians",
        lambda it: Membership.objects.filter(
            user__in=CustodianShare.objects.filter(place__gt=0).values("user")
        ).delete(),
    ),
    "no Welsh at the door": (
        "door-texts",
        lambda it: SpeakDoor.objects.update(hosted_by={"en-gb": "A charity"}),
    ),
}


@pytest.mark.parametrize("what", WAYS_TO_BREAK)
def test_one_thing_missing_shuts_the_door_and_is_named(ready: Ready, what: str) -> None:
    gate, break_it = WAYS_TO_BREAK[what]

    break_it(ready)

    assert gate in shut(ready)
    with pytest.raises(NotAllowed, match=str(gates._gates[gate].title)):
        actions.open_door(by=ready.cara)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda: Contact.objects.filter(kind=ContactKind.ADVOCATE).delete(),
        lambda: Contact.objects.filter(kind=ContactKind.NAMED_ADULT).delete(),
        lambda: YoungDoorCheck.objects.all().delete(),
    ],
    ids=["no advocate", "no named adult", "no assessment"],
)
def test_young_peoples_words_have_a_gate_of_their_own(ready: Ready, break_it: Callable[[], object]) -> None:
    prepare_keys()
    break_it()
    actions.open_door(by=ready.cara)
    door = SpeakDoor.objects.get()

    assert shut(ready, Door.YOUNG) == {"young"}
    assert speak.is_open(door, Wording.EVERYDAY)
    assert not speak.is_open(door, Wording.YOUNG)
    page = Client().get("/young/speak/").text
    assert "This site is being set up." in page
    assert "01632 960 111" in page
    assert "This site is being set up." not in Client().get("/speak/").text


def test_opening_and_shutting_are_deeds_with_a_line(ready: Ready) -> None:
    actions.open_door(by=ready.lea)
    actions.shut_door(by=ready.sam)

    assert list(
        AuditLine.objects.filter(deed__startswith="speak door")
        .order_by("when")
        .values_list("deed", flat=True)
    ) == ["speak door opened", "speak door shut"]
    assert not speak.is_open(SpeakDoor.objects.get())


def test_a_number_that_grows_old_shuts_a_door_that_was_open(ready: Ready) -> None:
    actions.open_door(by=ready.cara)
    Contact.objects.update(checked_on=ago(91))

    assert not speak.is_open(SpeakDoor.objects.get())
    assert "This site is being set up." in Client().get("/speak/").text


def test_only_the_demonstration_is_open_without_its_gates(ready: Ready, settings) -> None:
    Contact.objects.update(checked_on=ago(91))
    SpeakDoor.objects.update(is_open=True)
    door = SpeakDoor.objects.get()

    assert not speak.is_open(door)
    settings.DEMO = True
    assert speak.is_open(door)


@pytest.mark.parametrize(("days", "is_told"), [(75, False), (76, True), (90, True)])
def test_today_says_fourteen_days_before_that_numbers_grow_old(
    ready: Ready, sign_in: SignIn, days: int, is_told: bool
) -> None:
    actions.open_door(by=ready.cara)
    Contact.objects.update(checked_on=ago(days))

    page = sign_in(ready.cara).get(reverse("today")).text

    assert ("Ring the danger contacts by" in page) is is_told


def test_today_says_what_keeps_an_open_door_shut(ready: Ready, sign_in: SignIn) -> None:
    actions.open_door(by=ready.cara)
    Contact.objects.update(checked_on=ago(91))

    page = sign_in(ready.sam).get(reverse("today")).text

    assert "The Speak door is shut to the public: Danger contacts rung" in page


def test_a_number_that_changes_has_to_be_rung_again(ready: Ready) -> None:
    contact = Contact.objects.get(kind=ContactKind.BY_DAY)

    actions.keep_contact(by=ready.cara, door=ready.door, said={"number": "01632 960 999"}, contact=contact)

    assert Contact.objects.get(pk=contact.pk).checked_on is None
    assert "contacts" in shut(ready)


def test_who_rang_a_number_that_was_changed_meanwhile_is_told(ready: Ready) -> None:
    contact = Contact.objects.get(kind=ContactKind.BY_DAY)

    with pytest.raises(BadInput, match="changed meanwhile"):
        actions.note_rung(by=ready.cara, contact=contact, number="01632 960 000")


def test_a_ringing_keeps_the_day_and_who_did_it(ready: Ready) -> None:
    contact = Contact.objects.get(kind=ContactKind.BY_DAY)

    actions.note_rung(by=ready.sam, contact=contact, number=contact.number)

    contact.refresh_from_db()
    assert (contact.checked_on, contact.checked_by) == (timezone.localdate(), ready.sam.user)


def test_one_host_has_one_speak_door(ready: Ready) -> None:
    other = SpeakDoor.objects.create(service=ready.dilys.service, nation="wales", is_open=True)

    with pytest.raises(NotAllowed, match="One host name has one Speak door"):
        actions.open_door(by=ready.cara)

    other.delete()
    assert policies.can_open(ready.cara, ready.door)


def test_the_founding_is_over_once_the_door_was_open(ready: Ready) -> None:
    before = founding.is_over(ready.service)

    actions.open_door(by=ready.cara)
    actions.shut_door(by=ready.cara)

    assert (before, founding.is_over(ready.service)) == (False, True)
    assert not founding.is_over(ready.dilys.service)


def test_then_the_command_line_proposes_readers_and_gives_none(ready: Ready, tmp_path: Path) -> None:
    actions.open_door(by=ready.cara)
    (tmp_path / "password").write_text(PASSWORD)
    asked = ["n@example.org", "--name", "N", "--service", "Northmoor", "--role", "reader", "--role", "coder"]

    told = CliRunner().invoke(add_user, [*asked, "--password-file", str(tmp_path / "password")])

    assert told.exit_code == 0
    assert "Proposed, not given: reader." in told.output
    assert [held.role for held in User.objects.get(email="n@example.org").memberships.all()] == ["coder"]


def test_the_promise_is_known_by_every_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = promise.digest.__wrapped__()
    monkeypatch.setattr(promise, "PROMISE", ("We keep every secret.",))

    assert promise.digest.__wrapped__() != now


@pytest.mark.parametrize(
    ("side", "who"), [(Side.LEADER, "una"), (Side.STAFF_SIDE, "lea"), (Side.LEADER, "cara")]
)
def test_nobody_confirms_for_the_other_side(ready: Ready, side: Side, who: str) -> None:
    assert not policies.can_confirm(getattr(ready, who), side)


def test_who_confirms_other_words_than_those_that_stand_is_told(ready: Ready) -> None:
    PromiseConfirmation.objects.all().delete()

    with pytest.raises(BadInput, match="changed since"):
        actions.confirm_promise(by=ready.lea, side=Side.LEADER, digest="older words")


def test_holding_a_gate_open_counts_no_longer_than_its_oldest_number(ready: Ready) -> None:
    assert ours.holds_until([]) is None
    assert ours.holds_until([Contact(checked_on=ago(10)), Contact(checked_on=ago(0))]) == ago(10) + timedelta(
        90
    )
    assert ours.holds_until([Contact(checked_on=ago(10)), Contact(checked_on=None)]) is None
