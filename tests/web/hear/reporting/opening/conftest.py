"""A service in which everything is in place, and each thing can be taken away again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from speakopenly.core.sealing import make_holder_keys
from speakopenly.web.hear.keyring.models import CustodianShare, Escrow
from speakopenly.web.hear.reporting.opening import actions
from speakopenly.web.hear.reporting.opening.models import Side
from speakopenly.web.hear.reporting.speak import promise
from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people import gates
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.conftest import ROOT
from tests.web.conftest import Cast, _person
from tests.web.things import give_key

SAID: dict[str, Any] = json.loads((ROOT / "examples" / "northmoor" / "speak.json").read_text("utf-8"))["door"]
OURS = ("door-texts", "contacts", "promise", "readers", "separation", "custodians")


@dataclass(frozen=True)
class Ready:
    """Northmoor, ready to open: Cara runs the machine, Lea leads, Una is of the staff side."""

    service: Service
    door: SpeakDoor
    cara: Staff
    lea: Staff
    una: Staff
    sam: Staff
    ben: Staff
    dilys: Staff


@pytest.fixture(autouse=True)
def our_gates_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gates of other rooms have their own tests."""
    kept = {name: gate for name, gate in gates._gates.items() if name in {*OURS, "young"}}
    monkeypatch.setattr(gates, "_gates", kept)


@pytest.fixture
def ready(cast: Cast) -> Ready:
    service = cast.cara.service
    people = {
        name: _person(service, name, role)
        for name, role in (
            ("Lea", Role.LEADER),
            ("Una", Role.STAFF_SIDE),
            ("Sam", Role.SAFEGUARDING_LEAD),
            ("Bea", Role.READER),
        )
    }
    for staff in (cast.ben, people["Bea"], people["Sam"]):
        give_key(staff)
    door = set_up_door(service, said=SAID, checked_on=date(2026, 11, 2))
    door.contacts.update(checked_on=gates_today())
    actions.confirm_promise(by=people["Lea"], side=Side.LEADER, digest=promise.digest())
    actions.confirm_promise(by=people["Una"], side=Side.STAFF_SIDE, digest=promise.digest())
    actions.confirm_assessment(by=people["Sam"], assessed_on=date(2026, 10, 1))
    custodians_of(service)
    return Ready(service, door, cast.cara, people["Lea"], people["Una"], people["Sam"], cast.ben, cast.dilys)


def gates_today() -> date:
    from django.utils import timezone

    return timezone.localdate()


def custodians_of(service: Service) -> Escrow:
    """An escrow in use, of which any two of three custodians hold enough."""
    today = gates_today()
    public, _private = make_holder_keys()
    escrow = Escrow.objects.create(
        service=service, public_key=public.data, shares=3, needed=2, in_use_on=today
    )
    for place, name in enumerate(("Cal", "Cat", "Con")):
        user = _person(service, name, Role.CUSTODIAN).user
        CustodianShare.objects.create(
            service=service, escrow=escrow, user=user, place=place, digest=name, confirmed_on=today
        )
    return escrow
