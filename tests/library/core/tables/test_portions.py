"""A table read in portions has the rows it has when read whole, whatever the size of a portion."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import RejectedRow, Row, Table, portions, read_in_portions, read_table, workbooks

TABLES = {
    "one stray quotation mark": 'id,text\n1,"a, ""b"" c"\n2,\n\n3,"line\none"\n4,bad,row\n5,"open\n6,x\n7,fin\n',
    "signs that end lines elsewhere": "id,text\n1,a\u2028b\x85c\x0bd\n2,\u00e9 \U0001f600\n\n\n",
    "a title above": "\ufeffVoices\n\nid;text;when\n1;a;2\n2;b\u0301;3\n"
    + "".join(f"{n};row {n};x\n" for n in range(3, 40)),
    "lone carriage returns": 'id,text\r\n1,hello\rthere\r\n2,"x\r\ny"\r\n3,last',
}


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "_PIECE", 61)


def joined(tables: list[Table]) -> tuple[list[Row], set[RejectedRow]]:
    return [row for one in tables for row in one.rows], {row for one in tables for row in one.rejected}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("table", TABLES)
def test_rows_and_what_was_left_out_are_those_of_the_whole(table: str, packed: bool, tmp_path: Path) -> None:
    data = TABLES[table].encode("utf-8")
    path = tmp_path / ("voices.csv.gz" if packed else "voices.csv")
    path.write_bytes(gzip.compress(data) if packed else data)
    whole = read_table(path)

    for rows in (1, 3, 1000):
        parts = list(read_in_portions(path, rows=rows, whole_below=0))

        assert joined(parts) == (list(whole.rows), set(whole.rejected))
        assert {(part.digest, part.columns) for part in parts} == {(whole.digest, whole.columns)}
        assert all(len(part.rows) == rows for part in parts[:-1])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ab ,"\n\r\x0b\u2028\u00e9;'), max_size=6), min_size=2, max_size=2),
        min_size=1,
        max_size=12,
    )
)
def test_any_quoted_cells_come_out_as_from_the_whole(cells: list[list[str]]) -> None:
    lines = [["id", "text"], *cells]
    quoted = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "voices.csv"
        path.write_bytes(quoted.encode("utf-8"))
        try:
            whole = read_table(path)
        except BadInput as refused:
            with pytest.raises(BadInput, match=str(refused.problem)[:20].replace("(", ".")):
                list(read_in_portions(path, rows=2, whole_below=0))
            return

        assert joined(list(read_in_portions(path, rows=2, whole_below=0)))[0] == list(whole.rows)


def test_parquet_is_unpacked_some_rows_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "_PARQUET_ROWS_AT_ONCE", 10)
    path = tmp_path / "voices.parquet"
    polars.DataFrame(
        {"id": range(25), "text": [f"t{n}" if n % 7 else None for n in range(25)]}
    ).write_parquet(path)

    parts = list(read_in_portions(path, rows=4, whole_below=0))

    assert joined(parts)[0] == list(read_table(path).rows)
    assert [len(part.rows) for part in parts] == [4, 4, 4, 4, 4, 4, 1]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"id,text\n", "no rows below"),
        (b"%PDF-1.7\n1 0 obj\n", "is a PDF"),
        (gzip.compress(b"id,text\n1,a\n" * 900)[:-9], "cut short or damaged"),
    ],
    ids=["header alone", "no table", "cut short"],
)
def test_what_is_no_table_is_refused_in_one_line(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "voices.csv"
    path.write_bytes(data)

    with pytest.raises(BadInput, match=says):
        list(read_in_portions(path, rows=5, whole_below=0))
