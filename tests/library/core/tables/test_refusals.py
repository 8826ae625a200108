"""What is no table is refused in one clear line that says what it is and what to do."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import kinds, read_table, read_table_bytes, reading

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0\0" + b"\0" * 200


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.csv", b"", "is empty."),
        ("a.csv", b"\xef\xbb\xbf", "is empty."),
        ("a.csv", b"\xff\xfe", "is empty."),
        ("a.csv", b"\n \n\t\n", "is empty."),
        ("a.csv", b"\0\0\0\0", "is empty."),
        ("a.csv", b"id,text\n", "has a header and no rows below it."),
        ("a.csv", b"id,text\n,\n , \n", "has a header and no rows below it."),
        ("a.csv", b"id,text,more\n1\n2\n", "a.csv, row 2: has no row that can be read"),
        ("a.csv", stream("WordDocument"), "is a Word document, not a table."),
        ("a.xlsx", stream("EncryptedPackage"), "is locked with a password."),
        ("a.xls", stream("Nothing"), "is an old Office file without a sheet"),
        ("a.xls", stream("Workbook"), "is cut short or damaged."),
        ("a.xls", b"<html><table><tr><td>x</td></tr></table></html>", "is a web page"),
        ("a.xls", "\ufeff<!DOCTYPE html>".encode("utf-16-le"), "is a web page"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", "is XML, not a table."),
        ("a.csv", b"%PDF-1.7", "is a PDF, not a table."),
        ("a.csv", b"\x89PNG\r\n", "is a picture, not a table."),
        ("a.csv", bytes(range(256)) * 20, "is not a table of text."),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 50, "is cut short or damaged."),
        ("a.csv.gz", gzip.compress(b"id,text\n" * 99, mtime=0)[:-9], "is cut short or damaged."),
        ("a.csv.gz", b"\x1f\x8bnothing", "is cut short or damaged."),
        ("a.csv", b"\xff\xfea\x00b", "begins as UTF-16 but its letters cannot be read."),
        ("a.csv", b"a," * 20_000 + b"\n1\n", "has more than 16,384 cells."),
    ],
)
def test_each_kind_of_wrong_file_has_its_own_line(name: str, data: bytes, line: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_table_bytes(data, name)

    assert line in str(refusal.value)
    assert str(refusal.value).startswith(name)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("members", "line"),
    [
        ({"word/document.xml": b"<w/>"}, "is a document, not a table."),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"}, "is a document"),
        ({"answers.csv": b"id,text\n1,a\n"}, "is a zip archive. Take the table out of it"),
    ],
)
def test_each_zip_that_is_no_workbook(
    zipped: Callable[..., bytes], members: dict[str, bytes], line: str
) -> None:
    with pytest.raises(BadInput, match=line):
        read_table_bytes(zipped(members), "a.xlsx")


def test_bombs_are_refused_before_they_unfold(
    zipped: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "MAX_UNPACKED_BYTES", 1_000_000)
    large = b"\0" * 1_000_001

    for name, data in {
        "a.csv.gz": gzip.compress(large),
        "a.xlsx": zipped({"xl/workbook.xml": large}),
    }.items():
        with pytest.raises(BadInput, match="unfolds to more than"):
            read_table_bytes(data, name)


def test_a_file_of_two_gigabytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))

    with pytest.raises(BadInput, match=r"large\.csv: is larger than 512 MB\. Split it"):
        read_table(path)


def test_a_path_that_leads_nowhere_or_to_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.csv: is not there\."):
        read_table(tmp_path / "gone.csv")
    with pytest.raises(BadInput, match="is a folder"):
        read_table(tmp_path)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("speakopenly.core.tables.assembly.MAX_ROWS", 5)

    with pytest.raises(BadInput, match="has more than 5 rows"):
        read_table_bytes(b"id\n" + b"a\n" * 9, "t.csv")


def test_an_upload_never_touches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    reading.read_table_bytes(b"id,text\n1,a\n", "../../etc/answers.csv")

    assert list(tmp_path.iterdir()) == []
