"""Literature in tables, and records that are the same work."""

from __future__ import annotations

import io
from pathlib import Path

import polars
import pytest

from speakopenly.core.errors import BadInput
from speakopenly.hear.literature import Record, read_literature, read_records
from speakopenly.hear.literature.merging import merge


def read(csv: str) -> tuple[Record, ...]:
    return read_records(csv.encode(), "a.csv").records


def record(number: int, title: str = "Being told late about the move", **more: object) -> Record:
    return Record(number=number, line=number, title=title, **{"year": 2020, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "header",
    [
        "Title,Abstract,Authors,Year,Source title,DOI,Document Type,EID",
        "Article Title,Abstract,Author Full Names,Publication Year,Journal,DOI,Document Type,Accession Number",
        "title,abstractNote,author,date,publicationTitle,doi,itemType,key",
        "primary_title,abstract,authors,year,secondary_title,doi,type_of_reference,record_id",
    ],
)
def test_the_columns_of_any_database_are_known(header: str) -> None:
    row = 'Told late,Half were.,"Quill, A.; Feather, B.",2020-03-01,J,10.1234/x,Article,77'

    assert read(f"{header}\n{row}\n") == (
        Record(
            1,
            2,
            "Told late",
            "Half were.",
            ("Quill, A.", "Feather, B."),
            2020,
            "J",
            "10.1234/x",
            "Article",
            "77",
        ),
    )


def test_a_workbook_is_read_as_a_csv() -> None:
    out = io.BytesIO()
    polars.DataFrame(
        {"title": ["Told late", None], "abstract": ["Half were.", None], "n": [1, 2]}
    ).write_excel(out)
    found = read_literature(out.getvalue(), "a.xlsx")

    assert [piece.text for piece in found.pieces] == ["Told late\n\nHalf were."]
    assert [row.reason for row in found.left_out] == ["a record without title and abstract"]


def test_a_table_without_titles_is_refused() -> None:
    with pytest.raises(BadInput, match="has no column for titles"):
        read("name,score\na,1\n")


@pytest.mark.parametrize(("name", "rows"), [("ADHD", 851), ("UrinaryIncontinence", 327)])
def test_a_real_screening_set_loses_no_row(name: str, rows: int, shared_data: Path) -> None:
    path = shared_data / "screening" / f"{name}.csv"
    found = read_literature(path.read_bytes(), path.name)

    assert found.found == rows
    assert len(found.pieces) + len(found.left_out) == rows
    assert polars.read_csv(path).height == rows


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"doi": "10.1/a"}, {"doi": "10.1/a"}, True),
        (
            {"doi": "10.1/a"},
            {"doi": "10.1/a", "title": "Being told late about the move: a study", "year": 2021},
            True,
        ),
        ({"doi": "10.1/a"}, {"doi": "10.1/a", "title": "Foster care in the north"}, False),
        ({"doi": "10.1/a"}, {"doi": "10.1/b"}, False),
        ({"doi": "10.1/a"}, {"doi": ""}, True),
        ({}, {"title": "BEING TOLD LATE, ABOUT THE MOVE."}, True),
        ({"title": "Being told l\u00e4te about the move"}, {}, True),
        ({}, {"year": 2021}, False),
        ({"year": None}, {"year": None}, False),
        ({}, {"title": "Being told late about the move 2"}, False),
        ({"title": "Editorial"}, {"title": "Editorial"}, False),
        (
            {"title": "Editorial", "authors": ("Quill, A.",)},
            {"title": "Editorial", "authors": ("Quill, A.",)},
            True,
        ),
    ],
)
def test_two_records_are_the_same_work(one: dict[str, object], other: dict[str, object], same: bool) -> None:
    kept, merged = merge([record(1, **one), record(2, **other)])  # type: ignore[arg-type]

    assert len(kept) == (1 if same else 2)
    assert [(each.number, each.into) for each in merged] == ([(2, 1)] if same else [])


def test_what_only_the_other_knows_is_kept() -> None:
    kept, _ = merge(
        [record(1, abstract="Cut", doi=""), record(2, abstract="Cut short no more.", doi="10.1/a")]
    )

    assert (kept[0].number, kept[0].abstract, kept[0].doi) == (1, "Cut short no more.", "10.1/a")
