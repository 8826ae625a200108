"""The commands on outcomes keep their contract: keys, exit status, one clear line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.cli import run
from tests.library.check.outcomes.making import write_table

MONTHS = [f"{2023 + at // 12}-{at % 12 + 1:02}-01" for at in range(24)]
VALUES = [10, 16, 9, 15, 10, 8, 15, 9, 10, 16, 9, 15, 18, 21, 17, 20, 22, 18, 21, 17, 22, 18, 20, 22]
SPC = ["--date", "month", "--value", "days"]
ITS = ["--date", "month", "--value", "days", "--intervention", "2024-01-01"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_table(tmp_path / "replies.csv", ["month", "days"], list(zip(MONTHS, VALUES, strict=True)))


def document(capsys: pytest.CaptureFixture[str]) -> dict:
    found: dict = json.loads(capsys.readouterr().out)
    return found


def test_spc_prints_one_list_for_each_key(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["spc", str(table), *SPC, "--rules", "mdc-2023", "--improvement", "decrease", "--json"]) == 0

    found = document(capsys)
    for key in ("date", "value", "mean", "lpl", "upl", "special_cause_type", "point_type"):
        assert len(found[key]) == 24
    assert found["date"] == MONTHS
    assert found["special_cause_type"][-1] == "7 Points Above CL"
    assert found["point_type"][-1] == "special_cause_concern"
    assert (found["rules"], found["outliers_screened"]) == ("mdc-2023", False)


def test_spc_says_it_in_a_sentence(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["spc", str(table), *SPC]) == 0

    assert "Since 2024-01-01, 12 points in a row are higher than the mean" in capsys.readouterr().out


def test_limits_that_do_not_exist_are_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = write_table(tmp_path / "one.csv", ["month", "days"], [["2024-01", 4]])

    assert run(["spc", str(one), *SPC, "--json"]) == 0

    found = document(capsys)
    assert (found["mean"], found["lpl"], found["upl"]) == ([4], [None], [None])


def test_a_rebase_keeps_its_reason(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--rebase", "2024-01-01", "--reason", "Two new duty workers.", "--json"]

    assert run(["spc", str(table), *SPC, *asked]) == 0

    found = document(capsys)
    assert found["rebases"] == [{"date": "2024-01-01", "reason": "Two new duty workers."}]
    assert len(set(found["mean"])) == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--rebase", "2024-01-01"], "only with a reason"),
        (["--rebase", "2024-01-01", "--reason", " "], "only with a reason"),
        (["--reason", "Because."], "only with a reason"),
        (["--rebase", "soon", "--reason", "A new form."], "is no date"),
        (["--rebase", "2031-01-01", "--reason", "A new form."], "both sides of 2031-01-01"),
        (["--rules", "western-electric"], "western-electric"),
        (["--baseline-points", "1"], "baseline-points"),
        (["--series", "team"], "replies.csv, column 'team': has no such column."),
        (["--chart", "picture.png"], "ends in .svg"),
    ],
)
def test_spc_refuses_in_one_line(
    table: Path, capsys: pytest.CaptureFixture[str], asked: list[str], told: str
) -> None:
    assert run(["spc", str(table), *SPC, *asked]) == 2

    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_a_bad_cell_is_told_by_file_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = write_table(tmp_path / "bad.csv", ["month", "days"], [["2024-01", 4], ["2024-02", "many"]])

    assert run(["spc", str(bad), *SPC]) == 2

    assert capsys.readouterr().err.startswith("bad.csv, row 3, column 'days': is no number we can use.")


def test_many_series_are_charted_in_one_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[name, month, value] for name in ("b", "a") for month, value in zip(MONTHS, VALUES, strict=True)]
    many = write_table(tmp_path / "many.csv", ["measure", "month", "days"], rows)

    assert run(["spc", str(many), *SPC, "--series", "measure", "--json"]) == 0
    found = document(capsys)

    assert [each["name"] for each in found["series"]] == ["b", "a"]
    assert found["series"][0]["mean"] == found["series"][1]["mean"]
    assert run(["spc", str(many), *SPC, "--series", "measure", "--chart", str(tmp_path / "a.svg")]) == 2


@pytest.mark.parametrize("command", [["spc", *SPC], ["its", *ITS]], ids=["spc", "its"])
def test_a_picture_comes_with_its_table(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    name, *options = command

    assert run([name, str(table), *options, "--chart", str(tmp_path / "replies-chart.svg")]) == 0

    assert (tmp_path / "replies-chart.svg").read_text(encoding="utf-8").startswith("<svg")
    with (tmp_path / "replies-chart.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 24


def test_its_prints_the_terms_of_the_contract(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["its", str(table), *ITS, "--errors", "hac:2", "--json"]) == 0

    found = document(capsys)
    assert list(found["terms"]) == ["intercept", "time", "level", "slope"]
    assert set(found["terms"]["level"]) == {"est", "se", "ci_lb", "ci_ub"}
    assert (found["method"], found["before"], found["after"], found["override"]) == ("hac:2", 12, 12, None)
    assert isinstance(found["durbin_watson"], float)
    assert len(found["counterfactual"]) == 12
    assert found["what_else"] == "What else changed at the time?"


def test_a_change_by_date_and_by_row_are_one(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["its", str(table), *ITS, "--json"])
    by_date = document(capsys)
    run(["its", str(table), "--value", "days", "--intervention", "13", "--json"])

    assert document(capsys)["terms"] == by_date["terms"]


def test_its_asks_what_else_changed(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["its", str(table), *ITS]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert "What else changed at the time?" in lines
    assert "This series cannot say why." in lines


def test_its_refuses_short_sides_unless_somebody_says_why(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = ["its", str(table), *ITS[:-1], "2023-06-01"]

    assert run(short) == 2
    assert "Points before the change: 5; after it: 19. 8 are needed" in capsys.readouterr().err
    assert run([*short, "--override", " "]) == 2
    capsys.readouterr()
    assert run([*short, "--override", "The committee meets in May.", "--json"]) == 0
    assert document(capsys)["override"] == "The committee meets in May."


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--errors", "hac:24"], "as long as the series"),
        (["--errors", "sure"], "ols, hac:LAG or ar1"),
        (["--intervention", "2030-01-01"], "no points on both sides"),
        (["--intervention", "later"], "no date and no row"),
        (["--intervention", "2023-02-01", "--override", "now"], "before the change: 1"),
    ],
)
def test_its_refuses_in_one_line(
    table: Path, capsys: pytest.CaptureFixture[str], asked: list[str], told: str
) -> None:
    assert run(["its", str(table), *ITS, *asked]) == 2

    printed = capsys.readouterr()
    assert told in printed.err
    assert (printed.err.count("\n"), printed.out) == (1, "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.binary(max_size=200) | st.text("0123456789-/,.;\n\"'[c]e", max_size=120).map(str.encode))
def test_any_file_is_answered_or_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    file = tmp_path / "any.csv"
    file.write_bytes(b"month,days\n" + data)

    for command in (["spc", str(file), *SPC], ["its", str(file), *ITS]):
        status = run(command)

        told = capsys.readouterr().err
        assert status in (0, 2)
        assert "Traceback" not in told
        assert status == 0 or told.count("\n") == 1
