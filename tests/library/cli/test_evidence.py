"""The commands on evidence keep their contract: keys, exit status, one clear line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speakopenly.cli import run
from tests.library.check.outcomes.making import write_table

COUNTS = ["--counts", "a,b,c,d"]
KEYS = {
    *("k", "method", "test", "estimate", "se", "ci_lb", "ci_ub", "tau2", "I2", "H2", "Q", "Q_df", "Q_p"),
    *("pi_lb", "pi_ub", "pi_df", "people", "cautions"),
}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [
        ["Alder", 4, 96, 9, 91],
        ["Birch", 0, 50, 5, 45],
        ["Cedar", 12, 188, 20, 180],
        ["Dogwood", 7, 93, 6, 94],
    ]
    return write_table(tmp_path / "studies.csv", ["label", "a", "b", "c", "d"], rows)


def document(capsys: pytest.CaptureFixture[str]) -> dict:
    found: dict = json.loads(capsys.readouterr().out)
    return found


def test_meta_prints_every_key_of_its_contract(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forest = table.with_name("forest.svg")

    assert (
        run(
            ["meta", str(table), "--measure", "RR", *COUNTS, "--json", "--influence", "--forest", str(forest)]
        )
        == 0
    )

    found = document(capsys)
    assert set(found) >= KEYS
    assert (found["k"], found["people"], found["method"], found["test"], found["pi_df"]) == (
        4,
        900,
        "REML",
        "hk",
        3,
    )
    assert any("1/2 was added" in caution for caution in found["cautions"])
    assert len(found["leave_one_out"]) == 4
    assert found["egger"] is None
    assert "Dogwood" in forest.read_text(encoding="utf-8")
    assert "Dogwood" in forest.with_suffix(".csv").read_text(encoding="utf-8")


def test_two_studies_are_said_one_by_one(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = table.with_name("few.csv")
    few.write_text("".join(table.read_text().splitlines(keepends=True)[:3]))

    assert run(["meta", str(few), "--measure", "OR", *COUNTS]) == 0
    assert "nothing is pooled" in capsys.readouterr().out
    assert run(["meta", str(few), "--measure", "OR", *COUNTS, "--json"]) == 0

    found = document(capsys)
    assert found["estimate"] is not None
    assert found["pi_lb"] is None
    assert any("too few to pool" in caution for caution in found["cautions"])


def test_rare_events_are_pooled_by_mantel_and_haenszel(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["meta", str(table), "--measure", "OR", "--method", "MH", *COUNTS, "--json"]) == 0

    found = document(capsys)
    assert (found["method"], found["k"], found["test"]) == ("MH", 4, "z")


@pytest.mark.parametrize(
    ("cells", "asked", "line"),
    [
        ([["A", "x", 9, 2, 8]], COUNTS, "studies.csv, row 2, column 'a': is no number"),
        ([["A", 1.5, 9, 2, 8]], COUNTS, "column 'a': is no count of people"),
        ([["A", 0, 0, 2, 8]], COUNTS, "stands in a group without people"),
        ([["A", "", 9, 2, 8]], COUNTS, "has no study to pool"),
        ([["A", 1, 9, 2, 8]], ["--counts", "a,b"], "--counts names 2 columns. Name 4"),
        ([["A", 1, 9, 2, 8]], ["--means", "a,b,c,d,a,b"], "RR is not worked out of --means"),
        ([["A", 1, 9, 2, 8]], ["--counts", "a,b,c,e"], "column"),
        ([["A", 1, 9, 2, 8]], [*COUNTS, "--influence"], "Fewer than three studies"),
        ([["A", 1, 9, 2, 8]], ["--effect", "a", "--variance", "label"], "is no number"),
        ([["A", 1, 9, 2, 0]], ["--effect", "a", "--variance", "d"], "is no variance"),
        ([["A", 1, 9, 2, 8]], [*COUNTS, "--moderator", "a"], "too few studies"),
    ],
)
def test_bad_input_is_one_clear_line(
    cells: list[list[object]], asked: list[str], line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_table(tmp_path / "studies.csv", ["label", "a", "b", "c", "d"], cells)

    assert run(["meta", str(path), "--measure", "RR", *asked]) == 2

    said = capsys.readouterr()
    assert line in said.err
    assert said.err.count("\n") == 1
    assert not said.out


RIS = (
    "TY  - JOUR\nTI  - Being told late about the move to Eastvale\nAU  - Quill, Amina\nPY  - 2020\nER  - \n\n"
)
LIKE = RIS.replace("late", "soon")


def test_literature_adds_up_and_goes_on_to_screening(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "one.ris", tmp_path / "two.ris"
    one.write_text(RIS)
    two.write_text(RIS + LIKE + "TY  - JOUR\nER  - \n")
    out, near, said = tmp_path / "out.csv", tmp_path / "near.csv", tmp_path / "said.json"

    assert (
        run(["literature", "import", str(one), str(two), "--out", str(out), "--near", str(near), "--json"])
        == 0
    )

    found = document(capsys)
    assert found["found"] == found["kept"] + found["merged"] + found["rejected"] == 4
    assert (found["kept"], found["near_pairs"]) == (2, 1)
    assert found["rejected_records"][0]["line"] == 13
    write_table(near, ["one", "other", "same"], [["one.ris:1", "two.ris:7", "yes"]])
    assert run(["literature", "import", str(one), str(two), "--judged", str(near), "--json"]) == 0
    assert document(capsys)["kept"] == 1

    said.write_text(json.dumps(found))
    chart = tmp_path / "flow.svg"
    assert (
        run(["literature", "flow", str(out), "--imported", str(said), "--chart", str(chart), "--json"]) == 0
    )
    counted = document(capsys)
    assert counted["adds_up"]
    assert (counted["identified"], counted["to_screen"], counted["not_screened"]) == (4, 2, 2)
    assert "Duplicates removed: 1" in chart.read_text(encoding="utf-8")


def test_a_flow_counts_every_record_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        ["1", "1", ""],
        ["1", "0", "no comparison"],
        ["1", "not found", ""],
        ["1", "", ""],
        ["0", "", ""],
        ["unsure", "", ""],
        ["", "", ""],
    ]
    path = write_table(tmp_path / "r.csv", ["included", "full", "why"], [[*row] for row in rows])
    columns = ["--full-text-column", "full", "--reason-column", "why", "--json"]

    assert run(["literature", "flow", str(path), *columns]) == 0

    found = document(capsys)
    assert found["adds_up"]
    assert (found["screened"], found["sought"], found["included"]) == (6, 4, 1)
    assert found["full_text_excluded"] == {"no comparison": 1}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    titles = [
        "Conferences of families before court",
        "River soil",
        "A trial of conferences of families",
        "Birds at sea",
        "Soil of rivers",
    ]
    rows = [[title, "", label, ""] for title, label in zip(titles, ["1", "0", "", "", ""], strict=True)]
    return write_table(tmp_path / "records.csv", ["title", "abstract", "label", "check"], rows)


def test_screen_orders_what_is_left_and_says_what_is_not_known(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["screen", str(records), "--label-column", "label", "--draw", "2", "--json"]) == 0

    found = document(capsys)
    assert (found["order"][0], found["order"][-1], len(found["check"])) == (4, 6, 2)
    assert found["stopping"]["missed_at_most"] is None
    assert "is not known" in found["stopping"]["sentence"]


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (["--label-column", "title"], "row 2, column 'title': is no decision"),
        (["--label-column", "label", "--simulate"], "is undecided"),
        (["--label-column", "nowhere"], "column"),
        (["--label-column", "label", "--check-column", "title"], "is neither 1 nor empty"),
    ],
)
def test_screen_refuses_in_one_line(
    asked: list[str], line: str, records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["screen", str(records), *asked]) == 2

    said = capsys.readouterr().err
    assert line in said
    assert said.count("\n") == 1


def test_a_simulation_prints_its_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[f"conferences of families {at}", 1] for at in range(6)] + [
        [f"soil of river {at}", 0] for at in range(34)
    ]
    path = write_table(tmp_path / "r.csv", ["title", "label"], rows)

    assert run(["screen", str(path), "--label-column", "label", "--simulate", "--seeds", "2", "--json"]) == 0

    found = document(capsys)
    assert {"recall_at_10", "recall_at_20", "wss_at_95", "seconds"} <= set(found)
    assert found["recall_at_20"] == 1.0
    assert found["wss_at_95"] > 0.7
