"""Who may do what: every address and every command, role by role, in one's own service and in another.

The table is ``who_may_do_what.csv``, one line for each address. ``see`` and ``do`` name who may GET and POST:
roles, or ``signed-in`` (whoever works in a service; ``!coder``: but not a coder), or ``anyone``, or ``-`` (nobody: the method is not
there). ``seen`` and ``done`` are the statuses with which those people are answered here, where reading keys
are locked and nothing is filled in; ``unlock`` stands for the page that asks for the passphrase. Everybody else is refused, and what belongs to another service is
answered as what exists nowhere.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import click
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.hear.speaking import Answers, Danger, Wording, new_receipt
from speakopenly.web.doors.middleware import SPEAK_ONLY, WORK_ONLY
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports.actions import take_in
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.hosts import HostsWeKnow
from speakopenly.web.people.lock import OPEN_WHILE_LOCKED
from speakopenly.web.people.models import Service, User
from speakopenly.web.people.roles import Role
from tests.web.addresses_by_name import Named, every_name
from tests.web.asked import taken_back
from tests.web.conftest import PASSWORD
from tests.web.made_public import make_public, marks_of
from tests.web.things import World, browser, make_world

TABLE = Path(__file__).with_name("who_may_do_what.csv")
COMMANDS = Path(__file__).with_name("who_may_command_what.csv")
REFUSED = {"403", "404"}
NO_SUCH_METHOD = "405"
UNLOCK = "unlock"
IDENTS = {"hear:alert-rota": "rota_id", "hear:alert": "route_id", "hear:hold": "hold_id"}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    address: str
    see: frozenset[str]
    do: frozenset[str]
    seen: frozenset[str]
    done: frozenset[str]

    def may(self, method: str) -> frozenset[str]:
        return self.see if method == "get" else self.do

    def answers(self, method: str) -> frozenset[str]:
        return self.seen if method == "get" else self.done


def table() -> dict[str, Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    rows = [
        Row(
            line["address"],
            frozenset(line["see"].split()),
            frozenset(line["do"].split()),
            frozenset(line["seen"].split()),
            frozenset(line["done"].split()),
        )
        for line in lines
    ]
    assert len({row.address for row in rows}) == len(rows), "an address stands in the table twice"
    return {row.address: row for row in rows}


NAMES = every_name()
ROWS = table()
LISTED = [ROWS[name] for name in NAMES if name in ROWS]
WORK = [row for row in LISTED if not NAMES[row.address].is_public]
PUBLIC = [row for row in LISTED if NAMES[row.address].is_public]
WITH_A_THING = [row for row in WORK if NAMES[row.address].asks_for - {"pk", "kind"}]
pytestmark = pytest.mark.django_db
by_name = pytest.mark.parametrize("row", WORK, ids=lambda row: row.address)


@dataclass
class Browsers:
    """The world, and a browser for everybody in it, made once."""

    world: World
    clients: dict[Role, Client]
    locked: Client
    closed: Client
    of_no_service: Client


@pytest.fixture(scope="module")
def there(django_db_setup: None, django_db_blocker: object) -> Iterator[Browsers]:
    """Made once for all lines, and gone afterwards: each question is taken back as soon as it is answered."""
    with django_db_blocker.unblock(), taken_back():  # type: ignore[attr-defined]
        installation_key(may_make=True)
        world = make_world()
        clients = {role: browser(staff.user) for role, staff in world.people.items()}
        locked = browser(world.people[Role.FACILITATOR].user)
        locked.post(reverse("lock"))
        gone = User.objects.create_user("gone@example.org", PASSWORD, name="Gone")
        new = User.objects.create_user("new@example.org", PASSWORD, name="New")
        closed, of_no_service = browser(gone), browser(new)
        User.objects.filter(pk=gone.pk).update(is_active=False)
        yield Browsers(world, clients, locked, closed, of_no_service)


def ask(client: Client, method: str, address: str) -> HttpResponse:
    """One question whose effects are taken back."""
    with taken_back():
        answer: HttpResponse = getattr(client, method)(address)
    return answer


def address_of(named: Named, things: Mapping[str, Any]) -> str:
    here = {**things, "ident": things[_ident_of(named)]}
    return reverse(named.name, kwargs={name: here[name] for name in named.asks_for})


def _ident_of(named: Named) -> str:
    """What an address calls its thing: themes by a short name, others by the number of their row."""
    for start, name in IDENTS.items():
        if named.name.startswith(start):
            return name
    return "file" if "number" in named.asks_for else "ident"


def is_allowed(row: Row, method: str, role: Role) -> bool:
    named = row.may(method)
    return bool(named & {role.value, "signed-in", "anyone"}) and f"!{role.value}" not in named


def who_asks(row: Row) -> Role:
    """Somebody who may see the page: a reader where a reader may, as theirs is a key that opens; else the first."""
    may = [role for role in Role if is_allowed(row, "get", role)]
    return Role.READER if Role.READER in may else may[0]


def expected(row: Row, method: str, role: Role) -> set[str]:
    if "-" in row.may(method):
        return {NO_SUCH_METHOD, *REFUSED}
    return set(row.answers(method)) if is_allowed(row, method, role) else REFUSED


def test_every_address_stands_in_the_table() -> None:
    assert set(NAMES) == set(ROWS), "one line for each address: tests/web/who_may_do_what.csv"


@pytest.mark.parametrize("urlconf", [SPEAK_ONLY, WORK_ONLY])
def test_doors_on_host_names_of_their_own_open_nothing_more(urlconf: str) -> None:
    assert set(every_name(urlconf)) - {"front"} <= set(ROWS), "front leads from the host's root to Today"


def test_the_table_names_roles_we_know() -> None:
    known = {*Role.values, *(f"!{role}" for role in Role.values), "signed-in", "anyone", "-"}

    assert not {role for row in ROWS.values() for role in row.see | row.do} - known


def test_only_public_addresses_are_for_anyone() -> None:
    assert {row.address for row in ROWS.values() if "anyone" in row.see | row.do} == {
        row.address for row in PUBLIC
    }


@by_name
@pytest.mark.parametrize("method", ["get", "post"])
def test_in_ones_own_service(there: Browsers, row: Row, method: str) -> None:
    address = address_of(NAMES[row.address], there.world.own)

    wrong = {
        role.value: status
        for role in Role
        if (status := answered(ask(there.clients[role], method, address))) not in expected(row, method, role)
    }

    assert not wrong


@pytest.mark.parametrize("row", WITH_A_THING, ids=lambda row: row.address)
@pytest.mark.parametrize("method", ["get", "post"])
def test_things_of_another_service_are_answered_as_what_exists_nowhere(
    there: Browsers, row: Row, method: str
) -> None:
    theirs = address_of(NAMES[row.address], there.world.others)
    nowhere = address_of(NAMES[row.address], there.world.nowhere)

    for role in those_who_may_and_one_more(row, method):
        found, missing = (ask(there.clients[role], method, each) for each in (theirs, nowhere))
        assert found.status_code == missing.status_code, role
        assert answered(found) in {*REFUSED, NO_SUCH_METHOD, UNLOCK}, role
        assert len(found.content) == len(missing.content) or answered(found) == UNLOCK, role


@by_name
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_whoever_is_not_there(there: Browsers, row: Row, method: str) -> None:
    address = address_of(NAMES[row.address], there.world.own)
    signed_out, closed, locked = (
        ask(client, method, address) for client in (Client(), there.closed, there.locked)
    )

    assert {leads(signed_out), leads(closed)} == {"account_login"} or row.address in OPEN_WHILE_LOCKED
    assert leads(locked) == "account_reauthenticate" or row.address in OPEN_WHILE_LOCKED


@by_name
def test_for_an_account_of_no_service(there: Browsers, row: Row) -> None:
    address = address_of(NAMES[row.address], there.world.own)

    statuses = {answered(ask(there.of_no_service, method, address)) for method in ("get", "post")}

    assert statuses <= {*REFUSED, NO_SUCH_METHOD, UNLOCK} or is_about_ones_own_account(row)


@pytest.mark.parametrize("row", PUBLIC, ids=lambda row: row.address)
def test_public_addresses_answer_anyone(there: Browsers, row: Row) -> None:
    address = address_of(NAMES[row.address], there.world.nowhere)

    assert answered(ask(Client(), "get", address)) in row.seen
    assert answered(ask(Client(), "post", address)) in row.done


HOST = "speak.southmere.example"
"""Where the other service has its own Speak door."""
STAYS_AT_HOME = {"report", "report-check", "public-review", "public-examination", "survey", "round"}
"""Addresses at which something of the first service is there for anybody, so that it could be found here."""


OF_NOBODY = {
    "pressures-area", "pressures-counted", "pressures-figures", "api-area", "api-indicator", "privacy-notice",
}  # fmt: skip
"""Official figures belong to no service, and each has its own notices under the same names: they are at every
door, and still say nothing of another service."""


def test_at_the_host_of_another_service_nothing_public_of_this_one_is_there(
    there: Browsers, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = HostsWeKnow(["testserver"])
    prepare_keys()
    home, away = Client(), Client(headers={"host": HOST})
    found_at_home, found_away = set(), {}
    with taken_back():
        own, signer = there.world.own, there.world.people[Role.CUSTODIAN]
        Service.objects.filter(name="Southmere").update(host=HOST)
        make_public(signer.service, signer.user)
        marks = marks_of(own, signer.service)
        for row, method in itertools.product(PUBLIC, ("get", "post")):
            named = NAMES[row.address]
            theirs, nowhere = address_of(named, own), address_of(named, there.world.nowhere)
            here, missing = told(away, method, theirs), told(away, method, nowhere)
            tells = [each for each in marks if each in here[1]]
            if tells or (here != missing and row.address not in OF_NOBODY):
                found_away[row.address, method] = (here[0], missing[0], tells)
            if theirs != nowhere and ask(home, method, theirs).status_code == 200:
                found_at_home.add(row.address)

    assert found_away == {}
    assert found_at_home >= STAYS_AT_HOME


def test_eight_words_of_another_service_open_nothing_and_are_told_as_wrong_ones(
    there: Browsers, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = HostsWeKnow(["testserver"])
    prepare_keys()
    receipt, wrong = new_receipt(), new_receipt()
    with taken_back():
        service = there.world.people[Role.READER].service
        Service.objects.filter(name="Southmere").update(host=HOST)
        said = Answers("The line rang out.", Danger.NO, Wording.EVERYDAY, "en-gb")
        take_in(service=service, answers=said, receipt=receipt, once=receipt.secret)

        answers = {
            (host, each): Client(headers={"host": host}).post(
                reverse("return-report"), {"words": " ".join(each.words)}
            )
            for host in ("testserver", HOST)
            for each in (receipt, wrong)
        }

    shown = {at: answer.text.replace(" ".join(at[1].words), "") for at, answer in answers.items()}
    assert answers["testserver", receipt].status_code == 200
    assert "The line rang out." in shown["testserver", receipt]
    assert shown[HOST, receipt] == shown[HOST, wrong]
    assert answers[HOST, receipt].status_code == answers[HOST, wrong].status_code == 400


def told(client: Client, method: str, address: str) -> tuple[int, str]:
    """What an answer tells apart from what was asked: its status, and its words without the address."""
    answer = ask(client, method, address)
    return answer.status_code, answer.content.decode(errors="replace").replace(address.lstrip("/"), "")


def those_who_may_and_one_more(row: Row, method: str) -> list[Role]:
    """Whoever is let in here, and one who is not: the others are refused before a thing is looked up."""
    may = [role for role in Role if is_allowed(row, method, role)]
    return [*may, *[role for role in Role if role not in may][:1]]


def leads(answer: HttpResponse) -> str:
    """The name of the page a stranger is sent to."""
    place = answer.headers.get("Location", "").partition("?")[0]
    names = ("account_login", "account_reauthenticate")
    return next((name for name in names if reverse(name) == place), place or str(answer.status_code))


def answered(answer: HttpResponse) -> str:
    """The status, or that the reading key has to be unlocked first: said before anything is looked up."""
    asks = (
        answer.headers.get("Location", "").startswith(reverse("hear:unlock"))
        or b'name="kept"' in answer.content
    )
    return UNLOCK if asks else str(answer.status_code)


def is_about_ones_own_account(row: Row) -> bool:
    return row.address.startswith(("account", "mfa_", "lock", "hear:lock-key", "elsewhere-"))


def every_command() -> set[str]:
    """The service's commands, and what stands below them."""
    return {
        path for each in entry_points(group="speakopenly.commands") for path in _below(each.load(), each.name)
    }


def _below(command: click.Command, path: str) -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield path
        return
    for name, under in command.commands.items():
        yield from _below(under, f"{path} {name}")


def test_every_command_of_the_service_stands_in_the_table() -> None:
    with COMMANDS.open(encoding="utf-8", newline="") as file:
        listed = [line["command"] for line in csv.DictReader(file)]

    assert sorted(listed) == sorted(every_command()), "one line for each: tests/web/who_may_command_what.csv"
