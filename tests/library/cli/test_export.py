"""``export`` and ``codebook``: from a publication to another program's file, and its codes back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from speakopenly.cli import run
from speakopenly.core.publications import write_packs
from speakopenly.understand.exchange import read_qdpx, told_in
from speakopenly.understand.findings.publication import publish
from tests.library.understand.findings.conftest import make_evidence


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "out"
    write_packs(publish(make_evidence()), out)
    return out


def test_the_evidence_becomes_a_project_with_everybody_in_it(report, tmp_path):
    path = tmp_path / "northmoor.qdpx"

    assert run(["export", str(report), "--to", str(path)]) == 0

    told = told_in(read_qdpx(path.read_bytes(), path.name))
    heard = make_evidence().heard
    assert [(each.name, each.words) for each in told] == [
        (each.id, (each.text,) if each.may_quote else ()) for each in heard
    ]
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_evidence_becomes_three_tables_with_a_codebook_each(report, tmp_path, capsys, ending):
    assert run(["export", str(report), "--to", str(tmp_path / f"n.{ending}"), "--json"]) == 0

    written = json.loads(capsys.readouterr().out)["written"]
    expected = [
        f"n-{table}.{kind}"
        for table in ("contributions", "passages", "codings")
        for kind in (ending, "codebook.csv", "codebook.json")
    ]
    assert written == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(expected)


def test_a_table_has_a_row_for_everybody(report, tmp_path):
    run(["export", str(report), "--to", str(tmp_path / "n.csv")])

    with (tmp_path / "n-contributions.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(make_evidence().heard)


@pytest.mark.parametrize("ending", ["qdc", "qdpx"])
def test_the_codes_of_an_export_are_printed(report, tmp_path, capsys, ending):
    path = tmp_path / f"codes.{ending}"
    run(["export", str(report), "--to", str(path)])
    capsys.readouterr()

    assert run(["codebook", str(path), "--json"]) == 0

    codes = json.loads(capsys.readouterr().out)["codes"]
    assert [code["name"] for code in codes] == [theme.name for theme in make_evidence().themes]


def test_codes_are_printed_for_people(report, tmp_path, capsys):
    path = tmp_path / "codes.qdc"
    run(["export", str(report), "--to", str(path)])
    capsys.readouterr()

    assert run(["codebook", str(path)]) == 0

    assert (
        "changes of worker: People spoke of changes of worker. (Suggested by a machine.)"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "{report}", "--to", "{tmp}/n.docx"], "n.docx: is of no kind that we write."),
        (["export", "{report}/public", "--to", "{tmp}/n.qdpx"], "public: has no sealed evidence."),
        (["export", "{tmp}", "--to", "{tmp}/n.qdpx"], "There is no manifest.json here."),
        (["codebook", "{report}/public/numbers.json"], "numbers.json: cannot be read as XML."),
    ],
)
def test_what_cannot_be_used_gets_one_line_and_nothing_is_written(report, tmp_path, capsys, arguments, said):
    assert run([each.format(report=report, tmp=tmp_path) for each in arguments]) == 2

    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
