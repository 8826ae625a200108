"""Words of a release before reading keys open on until somebody has a key; then only readers open them."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.releases.keep import HERE, KEY_THAT_PROTECTS_NOTHING, VOICES

BEFORE_READING_KEYS = sorted(HERE.glob("0.1.*.sqlite3.xz"))
SCRIPT = """
import json
from speakopenly.web import commands
commands.prepare_database()
from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.core.sealing import make_holder_keys
from speakopenly.web.hear import listening_room
from speakopenly.web.hear.keyring import actions, custody, key_locks, policies
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people import actions as people
from speakopenly.web.people.models import Membership
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

SECRET = "teapot ladder orchard violin"
exercise = Exercise.objects.get()
service = exercise.service

def person(name, role):
    user = people.add_person(
        service=service, email=name + "@northmoor.example", name=name, password="four calm words", roles=[role]
    )
    return Staff(user, service, frozenset([role]))

def key_of(staff):
    actions.make_reading_key(by=staff, passphrase=SECRET)
    return policies.current_key(staff)

def opened(staff):
    key = policies.current_key(staff)
    return Unlocked(key, key_locks.open_by_passphrase(key, SECRET), policies.kinds_of(staff.roles))

def words(unlocked=None):
    try:
        return sorted(said.text for said in queries.raw_contributions(exercise, unlocked=unlocked))
    except SpeakOpenlyError as refusal:
        return type(refusal).__name__

before = words()
doctor_before = listening_room.words_in_reach().is_well
custodians = [person(name, Role.CUSTODIAN) for name in ("cal", "cat")]
seats = {}
for staff in custodians:
    public, seats[staff.user.pk] = make_holder_keys()
    actions.take_a_seat(by=staff, public=public)
actions.set_up_escrow(by=custodians[0], needed=2)
sheets = []
for staff in custodians:
    share = custody.share_to_print(staff)
    sheets.append(custody.open_share(share, seats[staff.user.pk]))
    letters = sheets[-1].split()[custody.word_asked(share) - 1][:4]
    actions.confirm_share(by=staff, share=share, private=seats[staff.user.pk], letters=letters)

member = Membership.objects.filter(service=service, role=Role.FACILITATOR).select_related("user").first()
facilitator = Staff(member.user, service, frozenset([Role.FACILITATOR]))
reader = person("ben", Role.READER)
key_of(reader)
key_of(facilitator)
Shift().work(until_empty=True)
later = person("fay", Role.FACILITATOR)
later_key = key_of(later)
alone = words(opened(later))
actions.use_escrow(by=custodians[0], shares=sheets, reader=later_key)
print(json.dumps({
    "before": before,
    "doctor": [doctor_before, listening_room.words_in_reach().is_well],
    "wraps": [bytes(row.wrapped_key).hex() for row in Import.objects.filter(state="brought_in")],
    "machine": words(),
    "facilitator": words(opened(facilitator)),
    "reader": words(opened(reader)),
    "later, before the escrow": alone,
    "later, by the escrow": words(opened(later)),
}))
"""


@pytest.mark.parametrize("kept", BEFORE_READING_KEYS, ids=lambda path: path.name)
def test_the_first_facilitators_key_takes_the_words_from_the_machine(kept: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "database").mkdir(parents=True)
    (home / "keys").mkdir(mode=0o700)
    (home / "database" / "speakopenly.sqlite3").write_bytes(lzma.decompress(kept.read_bytes()))
    key = home / "keys" / "installation.key"
    key.write_bytes(KEY_THAT_PROTECTS_NOTHING)
    key.chmod(0o600)

    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=True,
    )

    said = sorted(text for _, text in VOICES)
    found = json.loads(ran.stdout)
    assert found["before"] == said
    assert found["doctor"] == [False, True]
    assert set(found["wraps"]) == {""}
    assert found["machine"] == "WordsLocked"
    assert found["facilitator"] == said
    assert found["reader"] == "NotAllowed"
    assert found["later, before the escrow"] == "NotAllowed"
    assert found["later, by the escrow"] == said
