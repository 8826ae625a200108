"""Nobody's tone is judged for having spoken: no words of children, families or carers, no report and no note of supervision reaches the judge of language, and no writer is judged."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest

import speakopenly.web as web
from speakopenly.cli import run
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import read_table
from speakopenly.understand.language.refusing import check_can_be_read
from tests.conftest import ROOT

SAYS_WHO = [
    "author", "Authors", "by", "By", "writer", "written by", "name", "Reporter", "reporter_name", "journalist", "columnist",
    "byline", "speaker", "respondent_id", "participant", "contributor", "user", "username", "sender", "from", "email", "e-mail",
    "AuthorName", "staff_id", "worker", "manager", "social worker", "person", "first_name", "surname", "signed", "colleague",
]  # fmt: skip
HOLDS_WORDS_HEARD = [
    ("supervision_note", "x"), ("near_miss", "x"), ("incident", "x"), ("case_notes", "x"), ("receipt", "x"),
    ("complaint", "x"), ("survey_answer", "x"), ("role", "parent"), ("role", "Young person"),
    ("role_band", "child_or_young_person"), ("channel", "speak_door"), ("channel", "Focus group"), ("Channel", "interview"),
    ("kind", "near_miss_report"), ("kind", "session_note"), ("relationship", "Foster carer"), ("group", "care leavers"),
    ("role", "practitioner"), ("perspective", "mother"),
]  # fmt: skip
MAY_BE_READ = [
    ("source", "The Northmoor Gazette"), ("kind", "public_text"), ("channel", "public_text"), ("kind", "inspection_report"),
    ("title", "Parents want answers"), ("day", "2025-03-01"), ("label", "blames_person"), ("register", "minutes"),
]  # fmt: skip
ROOMS_OF_PEOPLE = (
    "hear",
    "check/supervision",
    "check/culture",
    "understand/reading",
    "understand/themes",
    "understand/member_checks",
)


def turned_away(folder: Path, column: str, cell: str) -> str | None:
    path = folder / "table.csv"
    path.write_text(f"id,{column},text\n1,{cell},A quiet sentence.\n", "utf-8")
    try:
        check_can_be_read(read_table(path))
    except BadInput as refused:
        return str(refused)
    return None


def test_a_table_that_says_who_wrote_is_turned_away_and_told_why(tmp_path: Path) -> None:
    for column in SAYS_WHO:
        said = turned_away(tmp_path, column, "Somebody")
        assert said is not None, column
        assert "a score of a person" in said
        assert "Somebody" not in said


def test_words_of_those_who_were_heard_are_turned_away_and_told_why(tmp_path: Path) -> None:
    for column, cell in HOLDS_WORDS_HEARD:
        said = turned_away(tmp_path, column, cell)
        assert said is not None, (column, cell)
        assert "Nobody's tone is ever judged" in said


def test_what_was_published_may_be_read(tmp_path: Path) -> None:
    assert [(column, turned_away(tmp_path, column, cell)) for column, cell in MAY_BE_READ] == [
        (column, None) for column, _ in MAY_BE_READ
    ]


def test_the_command_turns_it_away_before_a_word_is_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "press.csv"
    path.write_text("author,text\nA. Writer,They failed.\n", "utf-8")

    assert run(["language", str(path), "--text-column", "text"]) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "Writer" not in printed.err


def test_no_room_of_people_may_import_the_judge_by_any_path() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    contract = contracts["importlinter:contract:nobody-who-speaks-is-judged"]

    sources = contract["source_modules"].split()
    assert contract["type"] == "forbidden"
    assert "allow_indirect_imports" not in contract
    assert {"speakopenly.hear", "speakopenly.web.hear", "speakopenly.check.supervision"} <= set(sources)
    assert set(contract["forbidden_modules"].split()) == {
        "speakopenly.understand.language", "speakopenly.web.understand.language",
    }  # fmt: skip


def test_no_file_of_those_rooms_speaks_of_the_judge() -> None:
    folder = Path(web.__file__).parent
    found = [
        str(file.relative_to(folder))
        for room in ROOMS_OF_PEOPLE
        for file in [*(folder / room).rglob("*.py"), *(folder / "templates" / room).rglob("*.html")]
        if "understand.language" in file.read_text("utf-8") or "rests_on_a_person" in file.read_text("utf-8")
    ]

    assert found == []
