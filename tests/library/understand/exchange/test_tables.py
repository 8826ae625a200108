"""The evidence as tables: safe to open, explained, and without what nobody agreed to."""

from __future__ import annotations

import csv
import dataclasses
import json

import polars as pl
import pytest

from speakopenly.core.records import Consent
from speakopenly.understand.exchange import Purpose, evidence_tables, write_csv, write_parquet
from tests.library.understand.exchange.voices import exercise, no_quote, passages_of, themes_over, voice

SECRET = "I never said you could print this."
ROWS = (*(voice(n) for n in range(20)), voice(98, text=SECRET, consent=no_quote()))


def tables(rows=ROWS, **more):
    passages = passages_of(rows)
    return evidence_tables(exercise(), rows, passages, themes_over(passages), **more)


def test_the_three_tables_join():
    contributions, passages, codings = tables()

    assert (contributions.frame.height, passages.frame.height, codings.frame.height) == (21, 21, 42)
    assert set(passages.frame["contribution"]) == set(contributions.frame["contribution"])
    assert set(codings.frame["passage"]) == set(passages.frame["passage"])


def test_ids_are_not_those_of_the_records():
    contributions, _, _ = tables()

    assert not {row.id for row in ROWS} & set(contributions.frame["contribution"])
    assert not {row.person for row in ROWS} & set(contributions.frame["person"])


def test_whoever_did_not_consent_to_be_quoted_has_a_reason_in_place_of_words():
    contributions, passages, _ = tables()

    assert contributions.frame.row(-1, named=True)["no_text_because"] == "no consent to quote"
    assert SECRET not in str([*contributions.frame.rows(), *passages.frame.rows()])
    assert passages.frame["text"].null_count() == passages.frame["end"].null_count() == 1


def test_an_archive_leaves_out_and_counts_those_who_did_not_agree():
    rows = tuple(dataclasses.replace(row, consent=Consent(archive=n < 8)) for n, row in enumerate(ROWS))

    for table in tables(rows, purpose=Purpose.ARCHIVE):
        assert table.left_out == {"no consent to archive": 13}
        assert len(set(table.frame["contribution"])) == 8


def test_no_cell_of_a_csv_is_a_formula(tmp_path):
    for table in tables():
        write_csv(table, tmp_path / f"{table.name}.csv")

    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize(("write", "ending"), [(write_csv, "csv"), (write_parquet, "parquet")])
def test_every_column_is_explained_beside_the_table(write, ending, tmp_path):
    for table in tables():
        written = write(table, tmp_path / f"{table.name}.{ending}")

        told = json.loads((tmp_path / f"{table.name}.codebook.json").read_text(encoding="utf-8"))
        assert [column["name"] for column in told["columns"]] == table.frame.columns
        assert all(column["meaning"] for column in told["columns"])
        assert [path.name for path in written[1:]] == [
            f"{table.name}.codebook.csv",
            f"{table.name}.codebook.json",
        ]


def test_parquet_has_the_words_as_they_are(tmp_path):
    contributions, _, _ = tables()
    write_parquet(contributions, tmp_path / "c.parquet")

    assert pl.read_parquet(tmp_path / "c.parquet").equals(contributions.frame)


def test_the_codebook_says_where_groups_were_made_vaguer():
    rows = tuple(
        voice(n, groups={"role": "judge" if n < 3 else "carer" if n < 12 else "worker"}) for n in range(30)
    )

    contributions, _, _ = tables(rows)

    role = next(column for column in contributions.columns if column.name == "group: role")
    assert role.values == ("other or not said", "worker")
    assert "People made vaguer here: 12." in role.suppressed


def test_an_exercise_of_nobody_has_tables_of_no_rows(tmp_path):
    for table in tables(()):
        assert table.frame.height == 0
        write_csv(table, tmp_path / f"{table.name}.csv")
