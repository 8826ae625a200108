"""Headers as people make them: below titles, merged over groups, with gaps and with names used twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import read_table_bytes


def test_a_header_below_titles_is_found_and_told() -> None:
    data = b'"Survey of carers",,\n"Northmoor, 2024",,\n\nid,role,text\n1,carer,a\n2,carer,b\n3,carer,c\n'

    table = read_table_bytes(data, "t.csv")

    assert table.columns == ("id", "role", "text")
    assert table.rows[0].number == 5
    assert table.notes == ("The header stands on row 4; what stands above it was not read.",)


def test_titles_of_one_cell_above_a_wide_table_are_passed_over() -> None:
    data = b'"Survey of carers"\n"Northmoor"\n\n' + b"id,role,text\n" + b"1,carer,a\n" * 20

    table = read_table_bytes(data, "t.csv")

    assert table.columns == ("id", "role", "text")
    assert len(table.rows) == 20


def test_merged_cells_name_groups_of_columns(workbook: Callable[..., bytes]) -> None:
    rows = [
        ["id", "About you", None, "Your answer", None],
        [None, "role", "nation", "text", "role"],
        ["1", "carer", "Wales", "a", "b"],
    ]
    data = workbook({"S": rows}, merge={"S": ["A1:A2", "B1:C1", "D1:E1"]})

    table = read_table_bytes(data, "t.xlsx")

    assert table.columns == ("id", "About you: role", "nation", "text", "Your answer: role")
    assert table.rows[0].number == 3
    assert "The header stands on rows 1 and 2." in table.notes


def test_merged_cells_saved_as_text_are_still_understood() -> None:
    table = read_table_bytes(b"id,Your answer,,\n,text,why,more\n1,a,b,c\n", "t.csv")

    assert table.columns == ("id", "text", "why", "more")
    assert len(table.rows) == 1


def test_a_first_answer_is_never_taken_for_half_a_header(workbook: Callable[..., bytes]) -> None:
    rows = [["id", "text", None], ["a", "good", "bad"], ["b", "x", "y"]]

    from_excel = read_table_bytes(workbook({"S": rows}), "t.xlsx")
    from_text = read_table_bytes(b"text,text\ngood,bad\nx,y\n", "t.csv")

    assert from_excel.columns == ("id", "text", "column 3")
    assert len(from_excel.rows) == 2
    assert from_text.columns == ("text", "text (2)")
    assert len(from_text.rows) == 2


def test_a_title_merged_over_the_whole_table_is_no_group(workbook: Callable[..., bytes]) -> None:
    rows = [["Survey of carers", None, None], ["id", "role", "text"], ["1", "carer", "a"]]

    table = read_table_bytes(workbook({"S": rows}, merge={"S": ["A1:C1"]}), "t.xlsx")

    assert table.columns == ("id", "role", "text")


def test_names_used_twice_are_told_apart_and_it_is_noted() -> None:
    table = read_table_bytes(b"text,text,text,text (2)\na,b,c,d\n", "t.csv")

    assert len(set(table.columns)) == 4
    assert any("already taken" in note for note in table.notes)


def test_columns_without_name_or_value_are_left_out_and_others_are_named() -> None:
    table = read_table_bytes(b"id,,text,\n1,,a,\n2,,b,\n", "t.csv")
    named = read_table_bytes(b"id,,text,\n1,x,a,\n2,,b,\n", "t.csv")

    assert table.columns == ("id", "text")
    assert named.columns == ("id", "column 2", "text")
    assert named.rows[0].values == ("1", "x", "a")


def test_years_and_question_numbers_can_be_names() -> None:
    assert read_table_bytes(b"area,2019,2020\nNorthmoor,1,2\n", "t.csv").columns == ("area", "2019", "2020")
    assert read_table_bytes(b"id,1,2,3\na,4,4,4\n", "t.csv").columns == ("id", "1", "2", "3")


@pytest.mark.parametrize("data", [b"1,2,3\n4,5,6\n", b"1\n2\n3\n"])
def test_numbers_alone_are_no_header(data: bytes) -> None:
    with pytest.raises(BadInput, match="no header"):
        read_table_bytes(data, "t.csv")


def test_an_answer_in_place_of_the_header_is_refused_and_not_repeated() -> None:
    with pytest.raises(BadInput) as refusal:
        read_table_bytes(("Secretly " * 200 + "\nmore\n").encode(), "t.csv")

    assert "Secretly" not in str(refusal.value)
    assert refusal.value.row == 1


def test_a_missing_column_is_told_with_those_there_are_and_the_nearest() -> None:
    table = read_table_bytes(b"id,Comment\n1,a\n", "t.csv")

    with pytest.raises(BadInput) as refusal:
        table.column("comments")

    assert str(refusal.value) == (
        "t.csv, column 'comments': has no such column. Its columns are 'id', 'Comment'. "
        "Did you mean 'Comment'?"
    )


def test_a_long_name_is_never_repeated_in_a_message() -> None:
    table = read_table_bytes(
        (b"My daughter waited all day and nobody came to tell us why it was\nyes\n"), "t"
    )

    with pytest.raises(BadInput) as refusal:
        table.column("text")

    assert "daughter" not in str(refusal.value)
