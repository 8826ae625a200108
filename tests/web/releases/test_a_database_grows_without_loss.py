"""A database of every release before this one migrates, and every row of it can still be read."""

from __future__ import annotations

import json
import lzma
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tables import MIGRATE, copy_tables
from tests.web.releases.keep import HELPED, HERE, KEY_THAT_PROTECTS_NOTHING, REPLIED, SAVED, TOLD, VOICES

RELEASES = sorted(HERE.glob("*.sqlite3.xz"))
READ = """
import json
from speakopenly.web import commands
commands.prepare_database()
from django.apps import apps
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.publications.models import Publication
exercise = Exercise.objects.get(title="Kept")
publication = Publication.objects.get(exercise=exercise)
print(json.dumps({
    "rows": {model._meta.label: model.objects.count() for model in apps.get_models() if model._meta.managed},
    "said": sorted(each.text for each in queries.raw_contributions(exercise)),
    "heard": len(evidence_of(exercise).heard),
    "files": sorted(publication.files.values_list("name", flat=True)),
}))
"""

MAY_GROW = {"django_migrations", "django_content_type", "auth_permission"}
"""What Django notes of a release itself. Whatever people wrote is counted exactly."""
READ_EVERYTHING = """
import json
from speakopenly.web import commands
commands.prepare_database()
from django.apps import apps
from django.db import connection
from speakopenly.web.hear.reporting.holds import actions as holds
from speakopenly.web.hear.reporting.holds.models import Hold
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.reporting.reports import safekeeping
from speakopenly.web.hear.reporting.reports.models import Attachment, Message
from speakopenly.web.people.models import Service, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.releases.keep import opened
rows, sealed = {}, 0
for model in apps.get_models(include_auto_created=True):
    if model._meta.managed:
        rows[model._meta.db_table] = len([[getattr(row, f.attname) for f in model._meta.concrete_fields] for row in model._default_manager.all()])
user = User.objects.filter(name="Reader").first()
if user is not None:
    reader = Staff(user, Service.objects.get(), frozenset([Role.READER]))
    unlocked = opened(reader)
    for message in Message.objects.select_related("case_key"):
        assert safekeeping.open_body(message, case_keys.open_as_reader(message.case_key, unlocked))
        sealed += 1
    for file in Attachment.objects.select_related("message__case_key"):
        key = case_keys.open_as_reader(file.message.case_key, unlocked)
        assert safekeeping.open_note(file, file.message, key) and safekeeping.open_file(file, file.message, key)
        sealed += 1
    lead = Staff(user, Service.objects.get(), frozenset([Role.READER, Role.SAFEGUARDING_LEAD]))
    for hold in Hold.objects.select_related("case_key"):
        assert holds.read_note(by=lead, unlocked=unlocked, hold=hold)
        sealed += 1
print(json.dumps({"rows": rows, "sealed": sealed}))
"""

WITH_A_REPORT = [kept for kept in RELEASES if kept.name != "0.1.0.sqlite3.xz"]
READ_THE_REPORT = """
import json
from speakopenly.web import commands
commands.prepare_database()
from speakopenly.hear.speaking.receipts import receipt_from
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.people.models import User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from tests.web.releases.keep import RECEIPT_THAT_PROTECTS_NOTHING, opened
reader = Staff(User.objects.get(name="Reader"), Service.objects.get(), frozenset([Role.READER]))
mailbox = mailboxes.find(receipt_from(RECEIPT_THAT_PROTECTS_NOTHING))
by_reader = conversations.read(reader, opened(reader), mailbox.report.number).thread
words = lambda thread: [thread[0].body.words, thread[1].body.text]
print(json.dumps([words(mailboxes.thread(mailbox)), words(by_reader)]))
"""
WITHOUT_A_SURVEY = {"0.1.0.sqlite3.xz", "0.2.0.sqlite3.xz", "0.3.0.sqlite3.xz"}
WITH_A_SURVEY = [kept for kept in RELEASES if kept.name not in WITHOUT_A_SURVEY]
READ_THE_SURVEY = """
import json
from speakopenly.web import commands
commands.prepare_database()
from speakopenly.web.hear.listening import safekeeping
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.hear.surveys import saving
from speakopenly.web.hear.surveys.models import Response, ResponseState
from speakopenly.web.hear.surveys.sealed import open_response
from tests.web.releases.keep import SURVEY_SECRET_THAT_PROTECTS_NOTHING
sent = Response.objects.select_related("batch").get(state=ResponseState.SENT)
saved = Response.objects.select_related("edition__survey").get(state=ResponseState.SAVED)
print(json.dumps([
    dict(open_response(sent.batch, sent, safekeeping.key_of(sent.batch)).answers.values),
    saving.open_saved(saved, SURVEY_SECRET_THAT_PROTECTS_NOTHING[::-1]).decode(),
    Session.objects.get().came,
    Recording.objects.get().title,
]))
"""

WITH_CHANGES = [kept for kept in WITH_A_SURVEY if kept.name != "0.4.0.sqlite3.xz"]
READ_THE_CHANGES = """
import json
from speakopenly.web import commands
commands.prepare_database()
from speakopenly.change.recommendations import Recommendation as Record
from speakopenly.web.change.recommendations.models import LetOut
from speakopenly.web.change.reviews.publications.models import ReviewFile
from speakopenly.web.change.rights.judged import judge
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.check.bulletin import safekeeping
from speakopenly.web.check.bulletin.models import Story
print(json.dumps([
    judge(RightsCheck.objects.get()).outcome,
    Record.from_bytes(bytes(LetOut.objects.get().frozen)).letters[0].body,
    sorted(ReviewFile.objects.values_list("name", flat=True)),
    safekeeping.open_parts(Story.objects.get()).told,
]))
"""

WITH_AN_EXAMINATION = [kept for kept in WITH_CHANGES if kept.name != "0.5.0.sqlite3.xz"]
READ_THE_EXAMINATION = """
import json
from speakopenly.web import commands
commands.prepare_database()
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.culture.queries import answers_of
from speakopenly.web.check.examination.publications.models import ExaminationEdition
from speakopenly.web.check.examination.publications.queries import differences
from speakopenly.web.check.inspections.models import InspectionPassage
from speakopenly.web.check.supervision.models import PulseCount
print(json.dumps([
    len(answers_of(Wave.objects.get())),
    PulseCount.objects.get().tally().people,
    sorted(InspectionPassage.objects.values_list("topic", flat=True)),
    differences(ExaminationEdition.objects.get()),
]))
"""

READ_THE_TABLES = """
import json
from speakopenly.web import commands
commands.prepare_database()
from django.db import connection
from tests.web.releases.made_of import parts
with connection.cursor() as cursor:
    cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
    print(json.dumps({f"{kind} {name}": parts(sql) for kind, name, sql in cursor.fetchall()}))
"""


Ask = Callable[[Path, str], Any]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """What a program finds in a kept database once this release has migrated it.

    Each is migrated once, which takes most of a minute of a processor; every program has a copy of its own.
    """
    migrated: dict[Path, Path] = {}

    def ask(kept: Path, program: str) -> Any:
        if kept not in migrated:
            migrated[kept] = tmp_path_factory.mktemp("migrated") / "home"
            unpack(kept, migrated[kept])
            run(MIGRATE, migrated[kept])
        home = tmp_path_factory.mktemp("asked") / "home"
        shutil.copytree(migrated[kept], home)
        return json.loads(run(program, home))

    return ask


@pytest.mark.parametrize("kept", RELEASES, ids=lambda path: path.name)
def test_every_row_of_an_earlier_release_is_still_there(kept: Path, asked: Ask) -> None:
    found = asked(kept, READ)

    assert found["said"] == sorted(text for _, text in VOICES)
    assert found["heard"] == len(VOICES)
    assert {"findings.html", "findings.pdf", "findings.docx", "manifest.json", "evidence.jsonl"} <= set(
        found["files"]
    )
    assert found["rows"]["speakopenly_people.AuditLine"] > 0


@pytest.mark.parametrize("kept", RELEASES, ids=lambda path: path.name)
def test_every_table_keeps_every_row_and_everything_sealed_opens(
    kept: Path, tmp_path: Path, asked: Ask
) -> None:
    before = rows_of(kept, tmp_path / "plain.sqlite3")

    found = asked(kept, READ_EVERYTHING)

    lost = {table: (number, found["rows"].get(table)) for table, number in before.items()}
    assert {table: pair for table, pair in lost.items() if pair[0] != pair[1] and table not in MAY_GROW} == {}
    assert (found["sealed"] > 0) is (kept in WITH_A_REPORT)


@pytest.mark.parametrize("kept", WITH_A_REPORT, ids=lambda path: path.name)
def test_a_report_of_an_earlier_release_is_read_by_its_reader_and_by_its_eight_words(
    kept: Path, asked: Ask
) -> None:
    assert asked(kept, READ_THE_REPORT) == [[TOLD, REPLIED], [TOLD, REPLIED]]


@pytest.mark.parametrize("kept", WITH_A_SURVEY, ids=lambda path: path.name)
def test_answers_of_an_earlier_release_open_and_what_was_saved_goes_on(kept: Path, asked: Ask) -> None:
    answers = {"who": "worker", "helped": HELPED, "often": 4}

    assert asked(kept, READ_THE_SURVEY) == [
        answers,
        SAVED.decode(),
        {"kinship carer": 9},
        "Interview 1",
    ]


@pytest.mark.parametrize("kept", WITH_CHANGES, ids=lambda path: path.name)
def test_changes_of_an_earlier_release_are_judged_and_read_as_they_were(kept: Path, asked: Ask) -> None:
    outcome, letter, files, told = asked(kept, READ_THE_CHANGES)

    assert outcome == "stop"
    assert letter == "Department of Invented Affairs"
    assert files
    assert told == "The line rang out."


@pytest.mark.parametrize("kept", WITH_AN_EXAMINATION, ids=lambda path: path.name)
def test_an_examination_of_an_earlier_release_verifies_with_what_it_rests_on(kept: Path, asked: Ask) -> None:
    answers, pulse, topics, differences = asked(kept, READ_THE_EXAMINATION)

    assert (answers, pulse) == (12, 12)
    assert "supervision" in topics
    assert differences == []


def test_a_home_that_grew_has_the_very_tables_of_a_new_one(tmp_path: Path, asked: Ask) -> None:
    """A new home's tables are made at once and not step by step: see the command ``migrate``."""
    new = tmp_path / "home" / "database" / "speakopenly.sqlite3"
    copy_tables(new)

    assert asked(RELEASES[0], READ_THE_TABLES) == json.loads(run(READ_THE_TABLES, tmp_path / "home"))


def rows_of(kept: Path, plain: Path) -> dict[str, int]:
    """How many rows each table has before anything is migrated."""
    plain.write_bytes(lzma.decompress(kept.read_bytes()))
    with sqlite3.connect(plain) as database:
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        tables = [name for (name,) in names]
        return {
            table: database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608
            for table in tables
        }


def unpack(kept: Path, home: Path) -> None:
    """A home as it was left by an earlier release."""
    (home / "database").mkdir(parents=True)
    (home / "keys").mkdir(mode=0o700)
    (home / "database" / "speakopenly.sqlite3").write_bytes(lzma.decompress(kept.read_bytes()))
    key = home / "keys" / "installation.key"
    key.write_bytes(KEY_THAT_PROTECTS_NOTHING)
    key.chmod(0o600)


def run(program: str, home: Path) -> str:
    """What a program says in this home."""
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": ""},
        cwd=HERE.parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout


def test_there_is_a_database_of_an_earlier_release() -> None:
    assert RELEASES
