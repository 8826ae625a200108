"""``speakopenly pressures`` keeps its contract: one document, status 2 and one clear line, nothing half loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speakopenly.cli import run
from tests.library.understand.pressures import making


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPEAKOPENLY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_file_is_loaded_and_its_rows_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = making.looked_after(tmp_path / "cla_release2024.csv")

    assert run(["pressures", "load", str(file)]) == 0

    assert "4 rows in = 4 kept + 0 rejected" in capsys.readouterr().out


def test_a_refused_file_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = making.looked_after(tmp_path / "cla_release2024.csv")
    bad = making.write(tmp_path / "other.csv", [("a", "b"), ("1", "2")])

    assert run(["pressures", "load", str(bad), str(good), "--json"]) == 2

    said = capsys.readouterr()
    assert [each["kept"] for each in json.loads(said.out)["loaded"]] == [4]
    assert said.err.count("\n") == 1
    assert "other.csv" in said.err


def test_show_gives_all_three_with_releases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "england.svg"

    assert run(["pressures", "show", "England", "--json", "--chart", str(picture)]) == 0

    found = json.loads(capsys.readouterr().out)
    assert [panel["strand"] for panel in found["panels"]] == ["demand", "resources", "culture and trust"]
    assert all(
        point["release"] for panel in found["panels"] for line in panel["lines"] for point in line["points"]
    )
    assert [each["verdict"] for each in found["founding_text"]] == ["supported"] * 3
    assert picture.with_suffix(".csv").is_file()


def test_an_unknown_area_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pressures", "show", "Bermingham"]) == 2

    assert capsys.readouterr().err == "No area of this name is known. Did you mean Birmingham?\n"
