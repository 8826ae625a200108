"""``examine`` keeps its contract: keys, places, exit status, one clear line for what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speakopenly.cli import run

TEXT = (
    "Inspection of Northmoor local authority children\u2019s services\r\nInspection dates: 2 to 13 May 2022\r\n"
    "Staff feel valued and safe to challenge their managers.\r\n\fSupervision is irregular and too often about tasks alone. "
    "Caseloads are too high in two teams, and social workers leave for other places.\r\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "northmoor.txt").write_bytes(TEXT.encode())
    (tmp_path / "notes.odt").write_bytes(b"not looked at")
    return tmp_path


def test_json_is_one_list_with_the_keys_of_the_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["examine", str(folder), "--json"]) == 0

    (report,) = json.loads(capsys.readouterr().out)
    assert report["file"] == "northmoor.txt"
    assert (report["framework"], report["date"]) == ("ILACS", "2022-05-13")
    assert list(report["lines"]) == [
        "blame_climate",
        "openness",
        "corporate_learning",
        "supervision",
        "workload_pressure",
    ]
    supervision = report["lines"]["supervision"]
    assert (supervision["status"], supervision["polarity"]) == ("mentioned", "weakness")
    (quote,) = supervision["quotes"]
    assert TEXT[quote["start"] : quote["end"]] == quote["text"]
    assert quote["page"] == 2
    assert report["lines"]["corporate_learning"] == {
        "status": "not_mentioned",
        "polarity": None,
        "quotes": [],
    }


def test_a_bad_file_is_told_and_the_others_are_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "error.pdf").write_bytes(b"<html><body>Not found</body></html>")

    assert run(["examine", str(folder), "--json"]) == 2

    told = capsys.readouterr()
    assert [each["file"] for each in json.loads(told.out)] == ["northmoor.txt"]
    assert told.err.startswith("error.pdf: ")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("given", [[], ["nowhere.txt"]])
def test_nothing_to_read_is_one_line_and_status_two(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["examine", *given]) == 2

    assert capsys.readouterr().err.count("\n") == 1


def test_people_are_told_what_it_is_and_who_labelled(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["examine", str(folder)]) == 0
    assert run(["examine", "--figures"]) == 0

    said = capsys.readouterr().out
    assert "not how the authority is" in said
    assert said.count("software, not yet by practitioners") >= 7
