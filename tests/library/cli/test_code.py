"""``speakopenly code`` keeps its contract: every row once, columns by name, one clear line where it cannot."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from speakopenly.cli import run

CODED = (
    "text,label,food,night\n"
    + "".join(
        f"dinner was {how} and cold,food,1,0\nthe {how} night shift was short of people,night,0,1\n"
        for how in ("very", "rather", "always", "often")
    )
    + "cold dinner on a short night shift,food,1,1\na fine day,night,0,0\n"
)
ASKED = "id,text\nA1,dinner was cold again\nA2,the night shift was short\nA3,\nA1,dinner was cold again\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, rows in (("coded.csv", CODED), ("asked.csv", ASKED)):
        (tmp_path / name).write_text(rows, encoding="utf-8")
    coded, asked = str(tmp_path / "coded.csv"), str(tmp_path / "asked.csv")
    return ["code", asked, "--train", coded, "--text-column", "text", "--embedder", "static"]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_code_a_row(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*files, "--id-column", "id", "--label-column", "label"]) == 0

    printed = capsys.readouterr()
    rows = rows_of(printed.out)
    assert list(rows[0]) == ["id", "label", "probability"]
    assert [(row["id"], row["label"]) for row in rows] == [
        ("A1", "food"), ("A2", "night"), ("A3", ""), ("A1", "food"),
    ]  # fmt: skip
    assert all(0 <= float(row["probability"]) <= 1 for row in rows if row["label"])
    assert "1 rows have no words" in printed.err


def test_many_codes_a_row_to_a_file(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "proposed.csv"

    assert run([*files, "--label-columns", "food, night", "--out", str(out)]) == 0

    rows = rows_of(out.read_text("utf-8"))
    assert capsys.readouterr().out == ""
    assert list(rows[0]) == ["id", "food", "food_probability", "night", "night_probability"]
    assert [(row["id"], row["food"], row["night"]) for row in rows] == [
        ("2", "1", "0"), ("3", "0", "1"), ("4", "0", "0"), ("5", "1", "0"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "--label-columns"),
        (["--label-column", "label", "--label-columns", "food"], "only one"),
        (["--label-column", "labels"], "Did you mean 'label'?"),
        (["--label-columns", "label"], "coded.csv, row 2, column 'label'"),
        (["--label-column", "label", "--id-column", "number"], "asked.csv, column 'number'"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(
    files: list[str], more: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*files, *more]) == 2

    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""
