"""Whatever comes in, there is a table whose sums agree, or one clear refusal: never anything else."""

from __future__ import annotations

import csv
import gzip
import io
import json
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table, read_table_bytes

NAMES = st.sampled_from(["t.csv", "t.txt", "t.tsv", "t.jsonl", "t.json", "t.csv.gz", "t", "t.xlsx"])
CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(list('",;\t\n|\\ ')), max_size=12
)
PIECES = st.sampled_from(
    [
        b"id,text\n",
        b'"',
        b'""',
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r\n",
        b"\r",
        b"\\",
        b"\0",
        b"\xff",
        b"\xfe",
        b"\xe9",
    ]
    + [
        b"\xef\xbb\xbf",
        b"{",
        b"}",
        b"[",
        b']\n{"a":1}\n',
        b"<html",
        b"1",
        b"a b",
        b"caf\xc3\xa9",
        b"\xed\xa0\x80",
    ]
)


def make_book() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in [["id", "text"], [1, "a"], [2, "b"]]:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


BOOK = make_book()


def read_or_refuse(data: bytes, name: str) -> Table | None:
    try:
        table = read_table_bytes(data, name)
    except BadInput:
        return None
    assert table.read == len(table.rows) + len(table.rejected)
    numbers = [row.number for row in table.rows] + [row.row for row in table.rejected]
    assert len(set(numbers)) == len(numbers)
    assert all(len(row.values) == len(table.columns) for row in table.rows)
    assert len(set(table.columns)) == len(table.columns)
    return table


@given(st.binary(max_size=400), NAMES)
@settings(deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(st.lists(PIECES, max_size=60), NAMES)
@settings(max_examples=300)
def test_any_bytes_that_look_like_tables(pieces: list[bytes], name: str) -> None:
    read_or_refuse(b"".join(pieces), name)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_inside_gzip(data: bytes) -> None:
    read_or_refuse(gzip.compress(data), "t.csv.gz")


@given(st.integers(0, len(BOOK) - 1), st.integers(1, 255), st.integers(0, 40))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_workbook_with_altered_bytes(place: int, change: int, more: int) -> None:
    data = bytearray(BOOK)
    data[place] ^= change
    del data[place + 1 : place + 1 + more]

    read_or_refuse(bytes(data), "t.xlsx")


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12), st.sampled_from([",", ";", "\t", "|"]))
def test_every_row_that_was_written_is_kept_or_left_out(rows: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("first", "second"), *rows])

    table = read_or_refuse(out.getvalue().encode(), "t.csv")

    full = [row for row in rows if any(cell.strip() for cell in row)]
    if table is None:
        assert not full
        return
    assert table.read == len(rows)
    assert [tuple(cell or "" for cell in row.values) for row in table.rows] == full


@given(
    st.lists(
        st.dictionaries(CELLS, st.none() | st.booleans() | st.integers() | CELLS, max_size=4), max_size=8
    )
)
def test_every_json_line_is_kept_or_left_out(rows: list[dict[str, Any]]) -> None:
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()

    table = read_or_refuse(data, "t.jsonl")

    assert table is None or table.read == len(rows)
