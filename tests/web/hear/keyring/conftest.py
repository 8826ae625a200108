"""Readers of Northmoor and their keys. Guessing is made cheap, so that tests are quick; one test is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from speakopenly.core.sealing import passphrases, unseal
from speakopenly.web.hear.keyring import actions, case_keys, key_locks, lending, policies
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, ReadingKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person

SECRET = "teapot ladder orchard violin"
WORDS = b"Nobody told the night worker that the plan had changed."
ABOUT = b"a report"


@pytest.fixture(autouse=True)
def cheap_guessing(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "dear_guessing" not in request.fixturenames:
        monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))


@pytest.fixture
def dear_guessing() -> None:
    """For a test that wants guessing to cost what it costs."""


@dataclass(frozen=True)
class Readers:
    """Ben and Bea read reports; Sam is safeguarding lead; Asha is facilitator; Cara runs the machine."""

    ben: Staff
    bea: Staff
    sam: Staff
    asha: Staff
    cara: Staff
    dilys: Staff


@pytest.fixture
def readers(cast: Cast) -> Readers:
    service = cast.ben.service
    return Readers(
        ben=cast.ben,
        bea=_person(service, "Bea", Role.READER),
        sam=_person(service, "Sam", Role.SAFEGUARDING_LEAD),
        asha=cast.asha,
        cara=cast.cara,
        dilys=cast.dilys,
    )


def make_key(staff: Staff, passphrase: str = SECRET) -> ReadingKey:
    actions.make_reading_key(by=staff, passphrase=passphrase)
    found = policies.current_key(staff)
    assert found is not None
    return found


def opened(staff: Staff, passphrase: str = SECRET) -> Unlocked:
    """This person's key, open, as in a session."""
    reading_key = policies.current_key(staff)
    assert reading_key is not None
    private = key_locks.open_by_passphrase(reading_key, passphrase)
    return Unlocked(reading_key, private, policies.kinds_of(staff.roles))


def a_case(staff: Staff, kind: CaseKind = CaseKind.REPORT) -> CaseKey:
    return case_keys.make_case_key(staff.service.pk, kind)


def sealed(case_key: CaseKey) -> bytes:
    return case_keys.seal_to(case_key, WORDS, about=ABOUT)


def can_read(case_key: CaseKey, unlocked: Unlocked) -> bool:
    """Whether words sealed to this case key come out right with that reading key."""
    private = case_keys.open_as_reader(case_key, unlocked)
    return unseal(sealed(case_key), key=private, about=ABOUT) == WORDS


def work() -> None:
    Shift().work(until_empty=True)


@pytest.fixture
def shift() -> Iterator[Shift]:
    """A worker that is there when a key is lent."""
    shift = Shift()
    lending._make_worker_key(lending.WorkerBegins(shift.owner))
    yield shift
    lending._forget_worker_key(lending.WorkerEnds(shift.owner))


@pytest.fixture
def a_request(readers: Readers) -> Callable[[Staff], HttpRequest]:
    """A request of a browser that has a session."""

    def make(staff: Staff) -> HttpRequest:
        request = RequestFactory().get("/staff/hear/keys/")
        client = Client()
        client.force_login(staff.user)
        request.session = client.session
        request.user = staff.user
        return request

    return make
