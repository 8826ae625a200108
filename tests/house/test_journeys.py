"""Twenty journeys say when the whole is good enough to be used. Each has a test in a real browser, or more."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

JOURNEYS = Path(__file__).resolve().parents[1] / "journeys"


def table() -> list[dict[str, str]]:
    with (JOURNEYS / "acceptance.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_twenty_each_with_a_test() -> None:
    assert [int(row["number"]) for row in table()] == list(range(1, 21))
    assert all(row["what"] and row["result"] and row["tests"] for row in table())


def test_every_test_that_is_named_is_there() -> None:
    for row in table():
        for named in row["tests"].split():
            file, _, name = named.partition("::")
            tree = ast.parse((JOURNEYS / file).read_text("utf-8"))
            assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}, named
