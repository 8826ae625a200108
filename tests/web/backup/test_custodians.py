"""The worst day: the machine is gone and nobody knows a passphrase. Two custodians' sheets and a backup are left."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from speakopenly.core.sealing import passphrases
from speakopenly.web.backup.restoring import Restored
from speakopenly.web.hear.reporting.reports import daily
from speakopenly.web.people.roles import Role
from tests.web.backup.conftest import ask
from tests.web.conftest import Cast, _person
from tests.web.hear.keyring.conftest import make_key
from tests.web.hear.keyring.test_custodians import sheets
from tests.web.hear.reporting.reports.conftest import WORDS, number_of, send

RECOVER = """
from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.hear.keyring import actions, key_locks, policies
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.people import actions as people
from speakopenly.web.people.models import Membership, Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

SECRET = "teapot ladder orchard violin"
northmoor = Service.objects.get(name="Northmoor")
user = people.add_person(
    service=northmoor, email="new@northmoor.example", name="Nia", password="four calm words here", roles=[Role.READER]
)
nia = Staff(user, northmoor, frozenset([Role.READER]))
actions.make_reading_key(by=nia, passphrase=SECRET)
key = policies.current_key(nia)
opened = Unlocked(key, key_locks.open_by_passphrase(key, SECRET), policies.kinds_of(nia.roles))

def read():
    try:
        return conversations.read(nia, opened, given["number"]).thread[0].body.words
    except SpeakOpenlyError as refusal:
        return type(refusal).__name__

before = read()
member = Membership.objects.filter(service=northmoor, role=Role.CUSTODIAN).select_related("user").first()
custodian = Staff(member.user, northmoor, frozenset([Role.CUSTODIAN]))
handed = actions.use_escrow(by=custodian, shares=given["sheets"], reader=key)
print(json.dumps([before, handed, read()]))
"""


def test_two_custodians_and_a_backup_let_a_new_reader_read(
    cast: Cast,
    back_up: Callable[[], Path],
    bring_back: Callable[..., Restored],
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))
    service = cast.ben.service
    make_key(cast.ben, passphrase=secrets.token_urlsafe(24))  # and nobody remembers it
    first, _second, third = sheets([_person(service, name, Role.CUSTODIAN) for name in ("Cal", "Cat", "Con")])
    number = number_of(send(service))
    daily.daily_round()

    bring_back(back_up())

    assert ask(home, RECOVER, number=number, sheets=[third, first]) == ["NotAllowed", 1, WORDS]
