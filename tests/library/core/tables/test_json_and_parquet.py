"""JSON lines and parquet: typed values come in as a person would write them."""

from __future__ import annotations

import datetime
import io

import polars
import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import read_table_bytes


def test_json_lines_keep_numbers_as_they_were_written() -> None:
    data = b'{"id": 1.10, "n": 12345678901234567890, "ok": true, "x": null, "tags": ["a", "b"]}\n'

    table = read_table_bytes(data, "t.jsonl")

    assert table.columns == ("id", "n", "ok", "x", "tags")
    assert table.rows[0].values == ("1.10", "12345678901234567890", "true", None, '["a", "b"]')


def test_json_lines_that_are_no_rows_are_left_out_with_a_reason() -> None:
    data = b'{"id": "a"}\n{"id": \n[1]\n\n{"text": "x", "id": "b"}\n{"id": null}\n' + b"[" * 100_000 + b"\n"

    table = read_table_bytes(data, "t.ndjson")

    assert [(row.number, row.values) for row in table.rows] == [(1, ("a", None)), (5, ("b", "x"))]
    assert [(row.row, row.reason) for row in table.rejected] == [
        (2, "is not sound JSON"),
        (3, "is JSON but not an object with named values"),
        (4, "empty row"),
        (6, "empty row"),
        (7, "is not sound JSON"),
    ]


def test_control_characters_written_as_escapes_are_removed_too() -> None:
    table = read_table_bytes(rb'{"text": "bell\u0007 lone\ud83d end\r\nnext"}', "t.jsonl")

    assert table.column("text") == ("bell lone end\nnext",)
    assert table.removed_control_characters == 2


def test_a_json_list_is_read_and_a_json_document_is_refused() -> None:
    assert len(read_table_bytes(b'[{"a": 1},\n {"a": 2}]', "t.json").rows) == 2
    with pytest.raises(BadInput, match="one JSON document"):
        read_table_bytes(b'{\n "a": [\n1,\n2]\n}', "t.json")


def test_parquet_is_read_with_all_its_types() -> None:
    frame = polars.DataFrame(
        {
            "id": [1, 2],
            "text": ["late\a", None],
            "day": [datetime.date(2024, 1, 5), None],
            "share": [0.1, None],
            "tags": [["a"], None],
            "raw": [b"x\xff", None],
        }
    )
    out = io.BytesIO()
    frame.write_parquet(out)

    table = read_table_bytes(out.getvalue(), "t.parquet")

    assert table.rows[0].values == ("1", "late", "2024-01-05", "0.1", '["a"]', "x\\xff")
    assert table.rows[1].values == ("2", None, None, None, None, None)
    assert table.removed_control_characters == 1


def test_damaged_parquet_is_refused() -> None:
    with pytest.raises(BadInput, match="cut short or damaged"):
        read_table_bytes(b"PAR1" + b"\x07" * 500, "t.parquet")
