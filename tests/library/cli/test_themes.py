"""``speakopenly themes``: what is given with it, what it refuses, and that nothing is left behind."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.library.cli.test_commands import rows, run
from tests.library.understand.themes.voices import MATTERS, NUMBERS

WELSH = "Does neb yn ateb y ff\u00f4n yn y swyddfa."


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("themes") / "voices.csv"
    texts = [
        text.format(n=NUMBERS[place]) for place in range(3) for each in MATTERS.values() for text in each
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *enumerate(texts), ("welsh", WELSH)])
    return path


def seeds(folder: Path, text: str) -> Path:
    path = folder / "seeds.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_themes_in_mind_and_a_welsh_answer_have_their_place(table: Path, tmp_path: Path) -> None:
    given = seeds(
        tmp_path, "theme,example\nringing up,Nobody picks up the phone.\nringing up,They never call back.\n"
    )
    arguments = [
        "themes",
        str(table),
        "--text-column",
        "text",
        "--id-column",
        "id",
        "--out",
        str(tmp_path / "out"),
    ]

    assert run([*arguments, "--seeds", str(given)]) == 0

    (named,) = [row for row in rows(tmp_path / "out" / "themes.csv") if row["name"] == "ringing up"]
    placed = {row["id"]: row for row in rows(tmp_path / "out" / "assignments.csv")}
    assert placed["welsh"]["theme_id"] == named["theme_id"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "assignments.csv",
        "passages.csv",
        "run.json",
        "themes.csv",
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--seeds", "no example"], "seeds.csv, row 2: needs a theme and an example."),
        (["--seeds", "no column"], "seeds.csv, column 'example': has no such column."),
        (["--cluster", "tcp://10.1.2.3:8786"], "in the clear"),
        (["--cluster", "cluster"], "is not the address of a cluster"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    more: list[str], says: str, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"no example": "theme,example\ntravel,\n", "no column": "theme,words\ntravel,bus\n"}
    if more[0] == "--seeds":
        more = ["--seeds", str(seeds(tmp_path, files[more[1]]))]

    status = run(["themes", str(table), "--text-column", "text", "--out", str(tmp_path / "out"), *more])

    told = capsys.readouterr().err
    assert status == 2
    assert says in told
    assert len(told.strip().splitlines()) == 1
