"""``speakopenly search``: a table, a folder that was kept, a publication; anything else is one clear line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speakopenly.cli import run
from speakopenly.core.publications import write_packs
from speakopenly.understand.findings.publication import publish
from tests.library.understand.findings.conftest import make_evidence

ROWS = 'id,text\na,"The handover was lost. Nobody told us."\nb,Somebody listened to us.\na,My worker left.\n'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "voices.csv"
    file.write_text(ROWS, "utf-8")
    return file


def ask(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict:
    assert run(["search", *map(str, arguments), "--json", "--embedder", "none"]) == 0
    return json.loads(capsys.readouterr().out)


def test_ranked_passages_of_a_table(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = ask(capsys, table, '"nobody told us"', "--id-column", "id")

    [hit] = found["hits"]
    assert found["passages"] == 4
    assert hit | {"score": 0} == {
        "rank": 1, "id": "a", "start": 23, "end": 38, "passage": "Nobody told us.", "score": 0, "why": "words"
    }  # fmt: skip


def test_a_line_for_each_passage_without_json(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", str(table), "us", "--embedder", "none", "--limit", "1"]) == 0

    [line] = capsys.readouterr().out.splitlines()
    assert line.split("\t")[0] == "1"
    assert line.split("\t")[3] == "words"


def test_a_folder_that_was_kept_is_searched_again(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept"
    first = ask(capsys, table, "worker", "--keep", kept)

    assert ask(capsys, kept, "worker") == first
    assert run(["search", str(table), "worker", "--keep", str(kept), "--embedder", "none"]) == 2


def test_a_publication_is_searched_in_its_own_passages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = make_evidence()
    write_packs(publish(evidence), tmp_path / "out")

    found = ask(capsys, tmp_path / "out", evidence.passages[0].text.split()[0])

    assert found["passages"] == len(evidence.passages)
    assert found["hits"]


def test_a_run_of_themes_needs_its_table(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "passages.csv").write_text("id,start,end,theme_id\n", "utf-8")
    (tmp_path / "run.json").write_text('{"deidentified": false}', "utf-8")

    assert run(["search", str(tmp_path), "worker", "--embedder", "none"]) == 2
    assert "--table" in capsys.readouterr().err
    assert len(ask(capsys, tmp_path, "worker", "--table", table)["hits"]) == 1


@pytest.mark.parametrize(
    ("where", "more", "says"),
    [
        ("voices.csv", ["--text-column", "words"], "column 'words'"),
        (".", [], "made by none of"),
        ("broken", [], "is not an index"),
    ],
)
def test_what_cannot_be_searched_is_one_clear_line(
    table: Path, capsys: pytest.CaptureFixture[str], where: str, more: list[str], says: str
) -> None:
    broken = table.parent / "broken"
    broken.mkdir()
    (broken / "words.sqlite").write_bytes(b"not a database at all, whatever its name says" * 50)

    assert run(["search", str(table.parent / where), "worker", "--embedder", "none", *more]) == 2

    told = capsys.readouterr().err
    assert says in told
    assert len(told.splitlines()) == 1
