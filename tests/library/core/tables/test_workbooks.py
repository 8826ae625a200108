"""Workbooks: values, sheets, dates and the dangerous ones."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable

import openpyxl
import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import read_table_bytes

ANSWERS = [["id", "text"], [1, "late again"], [2, "fine"]]


def test_values_are_written_as_a_person_sees_them(workbook: Callable[..., bytes]) -> None:
    row = [
        1.0,
        1.25,
        datetime.date(2024, 1, 5),
        datetime.datetime.fromisoformat("2024-01-05 09:30"),
        datetime.time(9, 30),
        True,
    ]

    table = read_table_bytes(workbook({"S": [["a", "b", "c", "d", "e", "f"], row]}), "t.xlsx")

    assert table.rows[0].values == ("1", "1.25", "2024-01-05", "2024-01-05 09:30:00", "09:30:00", "true")


def test_row_numbers_are_those_of_the_sheet() -> None:
    book = openpyxl.Workbook()
    for cell, value in {
        "C4": "id",
        "D4": "text",
        "C6": "a",
        "D6": "x",
        "C8": "b",
        "D8": "bell_x0007_",
    }.items():
        book.active[cell] = value
    book.active["Z5000"].font = openpyxl.styles.Font(bold=True)
    out = io.BytesIO()
    book.save(out)

    table = read_table_bytes(out.getvalue(), "t.xlsx")

    assert table.columns == ("id", "text")
    assert [row.number for row in table.rows] == [6, 8]
    assert [row.row for row in table.rejected] == [5, 7]
    assert table.rows[1].values == ("b", "bell")
    assert table.removed_control_characters == 1


def test_the_fullest_sheet_is_read_and_the_others_are_told(workbook: Callable[..., bytes]) -> None:
    data = workbook({"Front page": [["Northmoor"]], "Answers": ANSWERS, "Blank": []})

    table = read_table_bytes(data, "t.xlsx")

    assert table.column("text") == ("late again", "fine")
    assert table.notes == ("Sheet 2 of 3, 'Answers', was read; these were not: 'Front page', 'Blank'.",)


def test_a_hidden_sheet_is_read_only_when_asked_for() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Answers"
    for row in ANSWERS:
        book.active.append(row)
    hidden = book.create_sheet("Names")
    hidden.sheet_state = "hidden"
    for row in [["id", "name", "role"]] + [[n, f"n{n}", "carer"] for n in range(9)]:
        hidden.append(row)
    out = io.BytesIO()
    book.save(out)

    assert read_table_bytes(out.getvalue(), "t.xlsx").columns == ("id", "text")
    assert read_table_bytes(out.getvalue(), "t.xlsx", sheet="Names").columns == ("id", "name", "role")


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(workbook: Callable[..., bytes]) -> None:
    with pytest.raises(BadInput, match=r"has no sheet 'Answer'\. Its sheets are 'Answers', 'More'\."):
        read_table_bytes(workbook({"Answers": ANSWERS, "More": []}), "t.xlsx", sheet="Answer")


def test_an_opendocument_sheet_is_read(zipped: Callable[..., bytes]) -> None:
    space = 'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"'
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
            for c in row
        )
        + "</table:table-row>"
        for row in [["id", "text"], ["1", "late"]]
    )
    content = (
        f"<office:document-content {space.format('office')} {space.format('table')} {space.format('text')}>"
        f'<office:body><office:spreadsheet><table:table table:name="S">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind, manifest = b"application/vnd.oasis.opendocument.spreadsheet", b"<m:manifest xmlns:m='m'/>"
    members = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content.encode()}

    table = read_table_bytes(zipped(members), "t.ods")

    assert table.column("text") == ("late",)


def test_a_small_workbook_that_asks_for_all_memory_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", "b"
    out = io.BytesIO()
    book.save(out)

    with pytest.raises(BadInput, match="larger than we can read"):
        read_table_bytes(out.getvalue(), "t.xlsx")


@pytest.mark.parametrize("cut", [10, 300, 2000])
def test_a_workbook_cut_short_is_refused(workbook: Callable[..., bytes], cut: int) -> None:
    with pytest.raises(BadInput, match="cut short or damaged"):
        read_table_bytes(workbook({"S": ANSWERS})[:-cut], "t.xlsx")


def test_a_workbook_damaged_inside_is_refused(zipped: Callable[..., bytes]) -> None:
    with pytest.raises(BadInput, match="cut short or damaged"):
        read_table_bytes(zipped({"xl/workbook.xml": b"<workbook", "[Content_Types].xml": b"?"}), "t.xlsx")


def test_an_empty_workbook_is_refused(workbook: Callable[..., bytes]) -> None:
    with pytest.raises(BadInput, match="nothing in its sheets"):
        read_table_bytes(workbook({"S": []}), "t.xlsx")
