"""``language`` keeps its contract: a line a row, and one clear line where a table is turned away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speakopenly.cli import run

TABLE = "name_of_row,text,day\na,The clerk was careless and should be sacked.,2025-01-03\nb,The rota left nobody on duty.,2025-01\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "press.csv"
    path.write_text(TABLE.replace("name_of_row", "id"), "utf-8")
    return path


def test_json_lines_have_the_keys_of_the_contract(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["language", str(table), "--text-column", "text", "--id-column", "id"]) == 0

    printed = capsys.readouterr()
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert [list(row) for row in rows] == [["id", "label", "probability", "cues"]] * 2
    assert [(row["id"], row["label"]) for row in rows] == [("a", "blames_person"), ("b", "names_condition")]
    assert "labelled by software, not yet by practitioners" in printed.err


def test_by_month_is_one_document_that_says_together_is_not_cause(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = tmp_path / "ex3.csv"
    beside.write_text("month,people\n2025-01,12\n2025-02,3\n", "utf-8")

    done = run(
        ["language", str(table), "--text-column", "text", "--by-month", "day", "--beside", str(beside)]
    )

    document = json.loads(capsys.readouterr().out)
    assert done == 0
    assert [each["month"] for each in document["months"]] == ["2025-01", "2025-02"]
    assert document["months"][0]["total"] is None
    assert document["says"][0].startswith("Together is not cause")


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        ("id,text\na,b\n", ["--text-column", "words"], "no such column"),
        ("text,day\na,soon\n", ["--text-column", "text", "--by-month", "day"], "row 2, column 'day'"),
        ("text\na\n", ["--text-column", "text", "--beside", "press.csv"], "--by-month"),
    ],
)
def test_what_cannot_be_used_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, options: list[str], says: str
) -> None:
    path = tmp_path / "press.csv"
    path.write_text(text, "utf-8")

    assert (
        run(["language", str(path), *(str(path) if each == "press.csv" else each for each in options)]) == 2
    )

    printed = capsys.readouterr()
    assert says in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""
