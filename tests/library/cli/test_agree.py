"""``agree`` and ``rounds``: their documents, and one clear line for what cannot be used."""

from __future__ import annotations

import csv
import json
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from speakopenly.cli import run
from speakopenly.understand import rounds

NAMES = ["--unit", "unit", "--coder", "coder", "--value", "value"]
VOTES = ["--person", "person", "--statement", "statement", "--vote", "vote"]
ANA, BEN, MODEL = "1221", "1222", "1111"
CODINGS = [
    (str(unit), coder, value)
    for coder, said in (("ana", ANA), ("ben", BEN))
    for unit, value in enumerate(said)
]
MACHINE = [(str(unit), "model", value) for unit, value in enumerate(MODEL)]


def write(path: Path, rows: list[tuple[Any, ...]], columns: list[str]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return str(path)


def codings(tmp_path: Path, *more: tuple[str, str, str]) -> str:
    return write(tmp_path / "codings.csv", [*CODINGS, *more], ["unit", "coder", "value"])


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run([*arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_agree_prints_each_figure_with_its_interval(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = document(capsys, "agree", codings(tmp_path), *NAMES)

    assert found["raw"]["estimate"] == 0.75
    assert found["raw"]["ci"][0] < 0.75 <= found["raw"]["ci"][1]
    assert found["alpha"].keys() == {"nominal", "ordinal", "interval"}
    assert (found["n_units"], found["n_compared"], found["n_coders"]) == (4, 4, 2)
    assert found["prevalence"] == {"1": 0.375, "2": 0.625}
    assert found["disagreements"] == [{"unit": "3", "values": {"ana": "1", "ben": "2"}}]
    assert found["machines"] == {}


def test_a_machine_is_compared_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = document(capsys, "agree", codings(tmp_path), *NAMES)
    found = document(capsys, "agree", codings(tmp_path, *MACHINE), *NAMES, "--machine", "model")

    assert {key: found[key] for key in people if key != "machines"} == {
        key: people[key] for key in people if key != "machines"
    }
    assert found["machines"]["model"]["ana"]["raw"]["estimate"] == 0.5


def test_what_is_undefined_is_null_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alike = write(tmp_path / "a.csv", [(u, c, "x") for u in "12" for c in "ab"], ["unit", "coder", "value"])

    found = document(capsys, "agree", alike, *NAMES)

    assert found["alpha"]["nominal"] == {"estimate": None, "ci": None}
    assert found["ac1"] == {"estimate": 1.0, "ci": None}
    assert any(each.startswith("Alpha (nominal) is undefined") for each in found["cautions"])


@pytest.mark.parametrize(
    ("row", "options", "line"),
    [
        (("0", "ana", "1"), [], "row 10: the same coder coded the same unit in row 2 already."),
        (("9", "", "1"), [], "row 10, column 'coder': is empty."),
        (
            ("9", "ana", "3"),
            ["--order", "1,2"],
            "row 10, column 'value': holds a value that --order does not name.",
        ),
        (("9", "ana", "1"), ["--machine", "m"], "column 'coder': has no coder 'm'"),
    ],
)
def test_agree_says_what_to_mend(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    row: tuple[str, str, str],
    options: list[str],
    line: str,
) -> None:
    assert run(["agree", codings(tmp_path, row), *NAMES, *options]) == 2

    assert line in capsys.readouterr().err


def test_agree_speaks_in_lines_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mixed = codings(tmp_path, ("9", "ana", "1.0"))

    assert run(["agree", mixed, *NAMES]) == 0

    said = capsys.readouterr().out
    assert "2 people, 5 units, 4 of them coded by two or more." in said
    assert "written in two ways" in said


def votes(tmp_path: Path, people: int = 40) -> str:
    """Two minds on eleven statements; on the last, everybody agrees."""
    chance = np.random.default_rng(1)
    rows = []
    for person in range(people):
        for statement in range(12):
            mind = 1 if statement == 11 or (person + statement) % 2 else -1
            rows.append((person, f"s{statement}", mind if chance.random() < 0.93 else 0))
    return write(tmp_path / "votes.csv", rows, ["person", "statement", "vote"])


def test_rounds_shows_groups_in_words_and_keeps_people_inside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "count_round", partial(rounds.count_round, draws=8, shuffles=3))

    found = document(capsys, "rounds", votes(tmp_path), *VOTES, "--internal")

    assert found["groups"] == {"A": 20, "B": 20}
    assert found["consensus"] == [{"statement": "s11", "vote": "agree"}]
    assert found["statements"][0]["by_group"][0].keys() == {"agree", "disagree"}
    assert set(found["assignments"].values()) == {0, 1}


def test_rounds_refuses_groups_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = votes(tmp_path, 12)

    assert run(["rounds", few, *VOTES]) == 0

    assert "No groups are shown: fewer than 20 people" in capsys.readouterr().out
    assert document(capsys, "rounds", few, *VOTES).keys().isdisjoint({"assignments", "tallies"})


def test_rounds_says_what_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = write(
        tmp_path / "v.csv", [("a", "s", "agree"), ("b", "s", "perhaps")], ["person", "statement", "vote"]
    )

    assert run(["rounds", bad, *VOTES]) == 2

    assert "row 3, column 'vote': is no vote. Write agree, disagree or pass." in capsys.readouterr().err
