"""What we write is safe to open, comes back as it was, and appears whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import read_table, write_csv, write_jsonl, write_xlsx
from speakopenly.core.tables.writing import neutralise

DANGEROUS = [
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1+1",
    "\uff1d1+1",
    "\n=1",
    "=1",
]
PLAIN = ["late again", "-5", "+3.25", "-1e-7", "'quoted", "", "a=b", "\u4e2d\u6587"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_could_run_gets_an_apostrophe(text: str) -> None:
    assert neutralise(text).startswith("'")


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_is_left_alone(text: str) -> None:
    assert neutralise(text) == text


@given(st.text())
def test_no_text_begins_a_formula_after_writing(text: str) -> None:
    safe = neutralise(text).lstrip()

    assert safe[:1] not in set("=@\uff1d\uff20\t\r")
    assert safe[:1] not in set("+-\uff0b\uff0d") or float(safe) is not None


def test_csv_is_neutralised_quoted_and_keeps_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    write_csv(path, ["id", "=text", "n"], [["a", "x;=cmd|1", -5], ["b", "=1+1", 0.5], ["c", None, None]])

    assert path.read_bytes() == b'"id","\'=text","n"\n"a","x;=cmd|1",-5\n"b","\'=1+1",0.5\n"c","",""\n'


def test_what_csv_holds_comes_back(tmp_path: Path) -> None:
    path, words = tmp_path / "out.csv", 'she said "no",\nthen \u4e2d\u6587 \U0001f469\u200d\U0001f467; left'

    write_csv(path, ["id", "text"], [["1", words]], byte_order_mark=True)

    assert read_table(path).column("text") == (words,)
    assert read_table(path).encoding == "utf-8-sig"


def test_a_workbook_is_neutralised_and_keeps_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"

    write_xlsx(path, ["id", "text", "n"], [["a", "=cmd|1", -5], ["b", "https://example.org", 0.5]])

    sheet = openpyxl.load_workbook(path).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["a", "'=cmd|1", -5],
        ["b", "https://example.org", 0.5],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    assert sheet["B3"].hyperlink is None


def test_equal_tables_give_equal_workbooks(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_xlsx(tmp_path / name, ["id"], [["a"]])

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_cell_that_excel_would_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"out\.xlsx, row 2, column 'text': .* Write CSV instead\."):
        write_xlsx(tmp_path / "out.xlsx", ["id", "text"], [["a", "x" * 32_768]])

    assert list(tmp_path.iterdir()) == []


def test_json_lines_keep_words_exactly(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"

    write_jsonl(path, [{"text": "=1+1 \u4e2d\u6587", "n": None}])

    assert json.loads(path.read_text("utf-8")) == {"text": "=1+1 \u4e2d\u6587", "n": None}


def test_a_failure_halfway_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")

    with pytest.raises(ValueError, match="3 cells where the table has 1"):
        write_csv(path, ["id"], [["a"], ["a", "b", "c"]])

    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
