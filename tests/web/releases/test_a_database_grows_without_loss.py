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

from tests.library.hear.literature.lists import MEETINGS
from tests.tables import copy_tables
from tests.web.releases.keep import (
    A_CODE,
    A_MEMO,
    A_REMARK,
    HELPED,
    HERE,
    HOSTED,
    INSTEAD,
    ITS_HOST,
    KEY_THAT_PROTECTS_NOTHING,
    NO_TARGET_OF_OURS,
    REPLIED,
    SAVED,
    SIGNED,
    TOLD,
    VOICES,
    WHY_UNSURE,
    YEAR_AFTER,
    YEAR_BEFORE,
)
from tests.web.understand.evidence.one_card import NAME

RELEASES = sorted(HERE.glob("*.sqlite3.xz"))
MAY_GROW = {"django_migrations", "django_content_type", "auth_permission"}
"""What Django notes of a release itself. Whatever people wrote is counted exactly."""
INDEX_OF_WORDS = "speakopenly_understand_words"
"""Its tables are the search engine's own and no model's; a kept search is asked of them instead."""
SINCE = {
    "the_report": "0.2.0",
    "the_survey": "0.4.0",
    "the_changes": "0.5.0",
    "the_examination": "0.6.0",
    "the_workbench": "0.7.0",
    "what_is_known": "0.8.0",
    "the_organisations": "0.9.0",
}
"""The first release whose kept home holds something for a reading."""
BEFORE_READING_KEYS = RELEASES[:1]
AN_AUTHORITY_THAT_NOBODY_HOSTS = ["authority", None, None, "", ""]
"""What the one service of a home from before 0.9.0 is: its kind, host, host name, code and nation."""

Found = Callable[[Path], dict[str, Any]]


def release_of(kept: Path) -> str:
    return kept.name.removesuffix(".sqlite3.xz")


def since(reading: str) -> list[Path]:
    return [kept for kept in RELEASES if release_of(kept) >= SINCE[reading]]


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """A home of its own that this release has migrated; each kept one is migrated once."""
    walked: dict[Path, Path] = {}

    def migrate(kept: Path) -> Path:
        if kept not in walked:
            walked[kept] = tmp_path_factory.mktemp("migrated") / "home"
            unpack(kept, walked[kept])
            read(walked[kept])
        home = tmp_path_factory.mktemp("home") / "home"
        shutil.copytree(walked[kept], home)
        return home

    return migrate


@pytest.fixture(scope="module")
def found(migrated: Callable[[Path], Path]) -> Found:
    """What every reading finds in a migrated home."""
    seen: dict[Path, dict[str, Any]] = {}

    def find(kept: Path) -> dict[str, Any]:
        if kept not in seen:
            names = [reading for reading in SINCE if kept in since(reading)]
            seen[kept] = read(migrated(kept), "everything", "the_exercise", "the_tables", *names)
        return seen[kept]

    return find


def named(kept: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kept", kept, ids=release_of)


@named(RELEASES)
def test_every_table_keeps_every_row_and_everything_sealed_opens(
    kept: Path, tmp_path: Path, found: Found
) -> None:
    before = rows_of(kept, tmp_path / "plain.sqlite3")

    everything = found(kept)["everything"]

    lost = {table: (number, everything["rows"].get(table)) for table, number in before.items()}
    assert {table: pair for table, pair in lost.items() if pair[0] != pair[1] and table not in MAY_GROW} == {}
    assert (everything["sealed"] > 0) is (kept in since("the_report"))
    is_alone = everything["services"] == [AN_AUTHORITY_THAT_NOBODY_HOSTS]
    assert is_alone is (kept not in since("the_organisations"))


@named(RELEASES)
def test_what_was_said_and_what_was_published_of_it_is_read_as_it_was(kept: Path, found: Found) -> None:
    exercise = found(kept)["the_exercise"]

    assert exercise["said"] == sorted(text for _, text in VOICES)
    assert exercise["heard"] == len(VOICES)
    assert {"findings.html", "findings.pdf", "findings.docx", "manifest.json", "evidence.jsonl"} <= set(
        exercise["files"]
    )


@named(since("the_report"))
def test_a_report_is_read_by_its_reader_and_by_its_eight_words(kept: Path, found: Found) -> None:
    assert found(kept)["the_report"] == [[TOLD, REPLIED], [TOLD, REPLIED]]


@named(since("the_survey"))
def test_answers_open_and_what_was_saved_goes_on(kept: Path, found: Found) -> None:
    answers = {"who": "worker", "helped": HELPED, "often": 4}

    assert found(kept)["the_survey"] == [answers, SAVED.decode(), {"kinship carer": 9}, "Interview 1"]


@named(since("the_changes"))
def test_changes_are_judged_and_read_as_they_were(kept: Path, found: Found) -> None:
    outcome, letter, files, told = found(kept)["the_changes"]

    assert outcome == "stop"
    assert letter == "Department of Invented Affairs"
    assert files
    assert told == "The line rang out."


@named(since("the_examination"))
def test_an_examination_verifies_with_what_it_rests_on(kept: Path, found: Found) -> None:
    answers, pulse, topics, differences = found(kept)["the_examination"]

    assert (answers, pulse) == (12, 12)
    assert "supervision" in topics
    assert differences == []


@named(since("the_workbench"))
def test_codes_votes_searches_and_what_was_taken_out_are_as_they_were(kept: Path, found: Found) -> None:
    workbench = found(kept)["the_workbench"]

    rang = workbench["coded"].pop()
    assert "rings back" in rang
    assert workbench["coded"] == [A_CODE, A_MEMO]
    assert workbench["drawn"] == 5
    assert workbench["voted on"] == [rang, {"1": 1}]
    assert workbench["found"][0] == rang
    assert workbench["said between colleagues"] == A_REMARK
    assert INSTEAD in workbench["read again"]
    assert workbench["names"] == 1


@named(since("what_is_known"))
def test_cards_literature_studies_and_official_figures_are_as_they_were(kept: Path, found: Found) -> None:
    assert found(kept)["what_is_known"] == {
        "card": [NAME, WHY_UNSURE],
        "record": [MEETINGS, "in"],
        "study": ["First", 1],
        "figures": [NO_TARGET_OF_OURS, [YEAR_BEFORE, 72_600], [YEAR_AFTER, 83_840]],
    }


@named(since("the_organisations"))
def test_who_is_hosted_invited_and_accounted_for_is_as_it_was(kept: Path, found: Found) -> None:
    assert found(kept)["the_organisations"] == {
        "hosted": [HOSTED, ITS_HOST, "wales"],
        "invited": [["First", "invite", "open"], ["Second", "invite", "open"]],
        "waits": [],
        "signed": [SIGNED, "signed", True],
        "request": ["subject_access", "open", ["who"]],
    }


@named(BEFORE_READING_KEYS)
def test_words_from_before_reading_keys_go_to_the_first_facilitator_and_leave_the_machine(
    kept: Path, migrated: Callable[[Path], Path]
) -> None:
    """They open without a key until somebody has one; then only readers open them."""
    words = read(migrated(kept), "words_before_reading_keys")["words_before_reading_keys"]

    said = sorted(text for _, text in VOICES)
    assert words == {
        "before": said,
        "doctor": [False, True],
        "wraps": [""] * len(words["wraps"]),
        "machine": "WordsLocked",
        "facilitator": said,
        "reader": "NotAllowed",
        "later, before the escrow": "NotAllowed",
        "later, by the escrow": said,
    }


def test_a_home_that_grew_has_the_very_tables_of_a_new_one(tmp_path: Path, found: Found) -> None:
    """A new home's tables are made at once and not step by step: see the command ``migrate``."""
    copy_tables(tmp_path / "home" / "database" / "speakopenly.sqlite3")

    assert found(RELEASES[0])["the_tables"] == read(tmp_path / "home", "the_tables")["the_tables"]


def test_there_is_a_database_of_an_earlier_release() -> None:
    assert release_of(RELEASES[0]) == "0.1.0"


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
            if not table.startswith(INDEX_OF_WORDS)
        }


def unpack(kept: Path, home: Path) -> None:
    """A home as it was left by an earlier release."""
    (home / "database").mkdir(parents=True)
    (home / "keys").mkdir(mode=0o700)
    (home / "database" / "speakopenly.sqlite3").write_bytes(lzma.decompress(kept.read_bytes()))
    key = home / "keys" / "installation.key"
    key.write_bytes(KEY_THAT_PROTECTS_NOTHING)
    key.chmod(0o600)


def read(home: Path, *readings: str) -> dict[str, Any]:
    """Migrate this home, and say what the readings find there."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.web.releases", *readings],
        env={**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": ""},
        cwd=HERE.parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(told.stdout))
