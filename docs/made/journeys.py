"""The page on the twenty journeys that say when the whole may be used."""

from __future__ import annotations

import csv
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "tests" / "journeys" / "acceptance.csv"
INTRODUCTION = """\
Each is walked by people who are invented, in a real browser, by `make journeys`; what has to be seen is what the test asks for.
A machine walks them: nobody whom this is for has walked them yet."""


def page(made: str) -> str:
    """Each journey, what has to be seen, and the tests that walk it."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [
            f"| {row['number']} | {row['what']} | {row['result']} | {_tests(row['tests'])} |"
            for row in csv.DictReader(file)
        ]
    head = "| | somebody does | and sees | test |\n|---|---|---|---|"
    return f"# Twenty journeys\n\n{made}\n\n{INTRODUCTION}\n\n{head}\n" + "\n".join(rows) + "\n"


def _tests(named: str) -> str:
    return "<br>".join(f"`tests/journeys/{each}`" for each in named.split())
