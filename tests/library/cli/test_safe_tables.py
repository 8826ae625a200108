"""``disclose`` and ``reliability``: their documents, their words, and one clear line for what cannot be used."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from speakopenly.cli import run

TABLE = ["team", "role", "n"]
NAMES = ["--rows", "team", "--columns", "role", "--count", "n"]
COUNTS = [
    ("North", "parent", 2), ("North", "worker", 14), ("North", "young", 20), ("East", "parent", 11),
    ("East", "worker", 17), ("East", "young", 9), ("West", "parent", 25), ("West", "worker", 8), ("West", "young", 30),
]  # fmt: skip


def write(path: Path, rows: list[tuple[Any, ...]], columns: list[str] | None = None) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns or TABLE, *rows])
    return path


def disclose(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, Any]:
    assert run(["disclose", *map(str, arguments), *NAMES, "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def moved(by: dict[tuple[str, str], int]) -> list[tuple[str, str, int]]:
    return [(row, column, count + by.get((row, column), 0)) for row, column, count in COUNTS]


def test_disclose_prints_each_cell_with_its_reason_and_range(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = disclose(capsys, write(tmp_path / "a.csv", COUNTS), "--threshold", "5")

    assert [(cell["row"], cell["column"]) for cell in found["cells"]] == [place[:2] for place in COUNTS]
    assert found["cells"][0] == {
        "row": "North", "column": "parent", "shown": None, "reason": "small", "feasible": [0, 13],
    }  # fmt: skip
    assert found["cells"][1] == {
        "row": "North", "column": "worker", "shown": 14, "reason": None, "feasible": [14, 14],
    }  # fmt: skip
    assert found["hidden"] == {"small": 1, "partner": 3}
    assert found["is_least"] is True
    assert "1 to 4" in found["policy"]
    assert "looser than the house rule" in found["cautions"][0]


def test_the_house_rule_is_taken_where_no_threshold_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = disclose(capsys, write(tmp_path / "a.csv", COUNTS))

    assert found["threshold"] == 8
    assert found["cautions"] == []


def test_the_safe_table_can_be_given_back_as_the_earlier_release(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["disclose", str(write(tmp_path / "a.csv", COUNTS)), *NAMES]) == 0
    published = tmp_path / "published.csv"
    published.write_text(capsys.readouterr().out, encoding="utf-8")

    many = disclose(
        capsys, write(tmp_path / "b.csv", moved({("West", "worker"): 40})), "--previous", published
    )
    one = disclose(capsys, write(tmp_path / "c.csv", moved({("West", "worker"): 1})), "--previous", published)

    assert {cell["shown"] for cell in one["cells"]} == {None}
    assert "The earlier release stands" in one["cautions"][0]
    shown = {(cell["row"], cell["column"]): cell["shown"] for cell in many["cells"]}
    assert shown["West", "worker"] == 48
    assert shown["North", "parent"] is None


def test_what_is_printed_for_everybody_holds_no_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["disclose", str(write(tmp_path / "a.csv", COUNTS)), *NAMES]) == 0

    out = capsys.readouterr().out
    assert '"North","parent","[c]"' in out
    assert '"East","young","[c]"' in out
    assert "small" not in out


def test_totals_in_the_file_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = disclose(capsys, write(tmp_path / "a.csv", [*COUNTS, ("North", "Total", 36)]))
    assert len(right["cells"]) == 9

    assert run(["disclose", str(write(tmp_path / "b.csv", [*COUNTS, ("North", "Total", 37)])), *NAMES]) == 2
    assert "row 11, column 'n': is a total that does not add up" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("North", "parent", 3), "row 11: is the same cell as row 2"),
        (("North", "carer", "three"), "row 11, column 'n': is no count of people"),
        (("North", "carer", 1.5), "row 11, column 'n': is no count of people"),
        (("North", "carer", -1), "row 11, column 'n': is no count of people"),
        (("North", "carer", "[c]"), "row 11, column 'n': is hidden"),
        (("North", "", 4), "row 11: names no row or no column"),
    ],
)
def test_disclose_says_in_one_line_what_it_cannot_use(
    row: tuple[Any, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["disclose", str(write(tmp_path / "a.csv", [*COUNTS, row])), *NAMES]) == 2

    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--threshold", "2"], "x>=3"),
        (["--count", "people"], "has no such column"),
        (["--previous", "nowhere.csv"], "does not exist"),
    ],
)
def test_disclose_refuses_what_it_is_asked_wrongly(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["disclose", str(write(tmp_path / "a.csv", COUNTS)), *NAMES, *arguments]) == 2

    assert told in capsys.readouterr().err


def test_an_earlier_release_that_cannot_be_true_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write(tmp_path / "a.csv", COUNTS)
    before = write(tmp_path / "b.csv", [*COUNTS, ("North", "Total", 12)])

    assert run(["disclose", str(table), *NAMES, "--previous", str(before)]) == 2

    assert "b.csv: holds numbers that cannot all be true" in capsys.readouterr().err


ITEMS = ["A", "B", "C", "D"]
POINTS = [(1, 2, 2, 5), (2, 3, 1, 4), (3, 3, 4, 3), (4, 5, 4, 1), (5, 4, 5, 2), (4, "", 3, 2), (2, 2, 3, 4)]


def test_reliability_prints_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = write(tmp_path / "a.csv", POINTS, ITEMS)

    assert run(["reliability", str(table), "--items", "A,B,C,D", "--reverse", "D", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert {"alpha", "feldt_ci", "omega", "n_complete", "n_rows", "cfi", "cautions"} <= set(found)
    assert (found["n_rows"], found["n_complete"]) == (7, 6)
    assert found["alpha"] > 0.8
    assert found["feldt_ci"][0] < found["alpha"] < found["feldt_ci"][1]


def test_a_row_without_any_answer_is_a_row_and_not_a_complete_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write(tmp_path / "a.csv", [*POINTS[:3], ("", "", "", ""), *POINTS[3:]], ITEMS)

    assert run(["reliability", str(table), "--items", "A,B,C", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["n_rows"], found["n_complete"]) == (8, 6)


def test_an_empty_row_of_a_table_of_counts_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = disclose(capsys, write(tmp_path / "a.csv", [*COUNTS[:4], ("", "", ""), *COUNTS[4:]]))

    assert len(found["cells"]) == 9


def test_what_is_undefined_is_null_and_a_caution_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write(tmp_path / "a.csv", POINTS, ITEMS)

    assert run(["reliability", str(table), "--items", "A,B", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["omega"], found["cfi"]) == (None, None)
    assert any("Two items cannot show a factor" in each for each in found["cautions"])


def test_reliability_speaks_in_words_without_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reliability", str(write(tmp_path / "a.csv", POINTS, ITEMS)), "--items", "A,B,C"]) == 0

    out = capsys.readouterr().out
    assert "6 complete rows of 7; 3 items." in out
    assert "alpha 0." in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--items", "A"], "at least two items"),
        (["--items", "A,B", "--reverse", "C"], "Only items of the scale"),
        (["--items", "A,Z"], "column 'Z': has no such column"),
        (["--items", "A,E"], "row 2, column 'E': is no number"),
    ],
)
def test_reliability_says_in_one_line_what_it_cannot_use(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write(tmp_path / "a.csv", [(*row, "often") for row in POINTS], [*ITEMS, "E"])

    assert run(["reliability", str(table), *arguments]) == 2

    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
