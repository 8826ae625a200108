"""Answers out: one row a response, the three ways of not answering kept apart, and no cell a formula."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import (
    Answers,
    Missing,
    Response,
    answers_table,
    codebook,
    codebook_with_counts,
    files_of_answers,
    write_codebook_csv,
    write_csv,
    write_sav,
    write_xlsx,
)
from tests.library.hear.questionnaires.cast import CY, EN, MEETING, RESPONSES

COLUMNS = [
    *("response", "version", "answered_on", "went", "heard"),
    *("helped__friend", "helped__paper", "helped__none", "why_not", "why_not__missing"),
    *("more", "more__missing", "voice", "voice__missing", "letter", "letter__missing"),
]


def test_there_is_a_row_a_response_and_a_column_an_item() -> None:
    table = answers_table(MEETING, RESPONSES)

    assert table.columns == COLUMNS
    assert table.rows() == [
        ("r1", "en", date(2026, 5, 4), "yes", 5, 1, 0, 0, None, -97, "=1+1", None, None, -98, None, -98),
        ("r2", "cy", None, "no", -97, -97, -97, -97, "Gwaith\na'r bws", None, None, -99, None, -98, "f1", None),
        ("r3", "en-easy", None, "prefer_not_to_say", -97, -97, -97, -97, None, -98, "-99", None, "v1", None, None, -98),
        ("r4", "en", None, "part", -98, -97, -97, -97, None, -97, None, -98, None, -98, None, -98),
    ]  # fmt: skip


def test_an_answer_to_what_was_not_shown_never_comes_out() -> None:
    stray = Response("r", EN, Answers({"went": "no", "heard": 4}), Consent(count=True))

    assert answers_table(MEETING, [stray])["heard"].to_list() == [Missing.NOT_SHOWN.code]


def test_whoever_did_not_agree_to_be_counted_is_not_in_the_table() -> None:
    silent = Response("r", EN, Answers({"went": "no"}))

    assert answers_table(MEETING, [silent]).height == 0


def test_the_codebook_says_of_every_column_what_it_asks_and_what_may_stand_there() -> None:
    book = {row["name"]: row for row in codebook(MEETING, CY).iter_rows(named=True)}

    assert list(book) == COLUMNS
    assert book["went"] == {
        "name": "went",
        "wording": "Aethoch chi i'r cyfarfod?",
        "kind": "single_choice",
        "values": "yes = Do; part = Am ran ohono; no = Naddo",
        "missing": "not_shown = not shown; not_answered = not answered; prefer_not_to_say = prefer not to say",
        "shown_if": "always",
    }
    assert book["helped__paper"]["wording"] == "Beth helpodd?: Daeth papurau cyn y cyfarfod"
    assert book["heard"]["values"] == "1 = Ddim o gwbl; 5 = Yn dda iawn"
    assert book["heard"]["missing"] == "-97 = not shown; -98 = not answered; -99 = prefer not to say"
    assert book["helped__none"]["shown_if"] == "${heard} != ''"


def test_a_csv_holds_the_table_and_no_formula(tmp_path: Path) -> None:
    write_csv(tmp_path / "answers.csv", MEETING, RESPONSES)

    with (tmp_path / "answers.csv").open(encoding="utf-8", newline="") as file:
        header, first, *_ = csv.reader(file)
    assert header == COLUMNS
    assert first[2:5] == ["2026-05-04", "yes", "5"]
    assert first[header.index("more")] == "'=1+1"


def test_a_codebook_can_lie_beside_the_csv(tmp_path: Path) -> None:
    write_codebook_csv(tmp_path / "codebook.csv", MEETING, EN)

    assert "Did you go to the meeting?" in (tmp_path / "codebook.csv").read_text("utf-8")


def test_a_workbook_holds_answers_and_codebook_and_no_formula(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "answers.xlsx", MEETING, RESPONSES, EN)

    book = openpyxl.load_workbook(tmp_path / "answers.xlsx")
    assert book.sheetnames == ["answers", "codebook"]
    cells = [cell for row in book["answers"].iter_rows() for cell in row]
    assert "'=1+1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in book["codebook"]["A"]][1:] == COLUMNS


def test_words_are_kept_back_with_the_reason_and_every_other_answer_is_there() -> None:
    table = answers_table(MEETING, RESPONSES, without_words={"r1", "r2"})

    assert table["more"].to_list() == [None, None, "-99", None]
    assert table["more__missing"].to_list() == [-96, -99, None, -98]
    assert table["why_not__missing"].to_list() == [-97, -96, -98, -97]
    assert table["went"].to_list() == answers_table(MEETING, RESPONSES)["went"].to_list()


def test_the_codebook_counts_who_was_asked_and_who_answered() -> None:
    table = answers_table(MEETING, RESPONSES, without_words={"r1"})
    book = {row["name"]: row for row in codebook_with_counts(MEETING, EN, table).iter_rows(named=True)}

    counts = {name: (row["asked"], row["answered"], row["not_asked"]) for name, row in book.items()}
    assert counts["response"] == (4, 4, 0)
    assert counts["went"] == (4, 3, 0)
    assert counts["heard"] == (2, 1, 2)
    assert counts["more"] == counts["more__missing"] == (4, 2, 0)
    assert book["heard"]["shown_when"] == "If you answered “Yes” or “For some of it” to question 1"
    assert book["went"]["shown_when"] == "Always"
    assert book["went"]["wording_cy"] == "Aethoch chi i'r cyfarfod?"
    assert "-96 = said and kept back" in book["more__missing"]["missing"]


@pytest.mark.parametrize(
    ("ending", "names"),
    [("csv", ["answers.csv", "answers-codebook.csv"]), ("xlsx", ["answers.xlsx"])],
)
def test_files_are_made_in_memory_and_hold_no_formula(ending: str, names: list[str]) -> None:
    made = files_of_answers(MEETING, answers_table(MEETING, RESPONSES), EN, ending)

    assert list(made) == names
    if ending == "csv":
        assert b'"\'=1+1"' in made["answers.csv"]
    else:
        book = openpyxl.load_workbook(io.BytesIO(made["answers.xlsx"]))
        assert book.sheetnames == ["answers", "codebook"]
        assert {cell.data_type for row in book["answers"].iter_rows() for cell in row} == {"s", "n"}


def test_without_the_extra_an_spss_file_is_refused_in_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyreadstat", None)

    with pytest.raises(BadInput, match=r"speakopenly\[spss\]") as refused:
        write_sav(tmp_path / "answers.sav", MEETING, RESPONSES, EN)

    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []
