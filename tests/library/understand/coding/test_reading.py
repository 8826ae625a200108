"""What people coded is read from a table as it is, and a cell that is neither yes nor no is named."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table, read_table_bytes
from speakopenly.understand.coding import Example
from speakopenly.understand.coding.reading import read_many_codes, read_one_code, split_labels

ROWS = 'text,asked,label,"A, first",B\ncold food,Q1, food ,1,0\n,Q1,food,1,1\nno words,Q2,,,YES\n'


def table(rows: str = ROWS) -> Table:
    return read_table_bytes(rows.encode(), "coded.csv")


def test_one_code_a_row() -> None:
    assert read_one_code(table(), text="text", label="label", question="asked") == (
        Example("cold food", frozenset({"food"}), "Q1"),
    )


def test_many_codes_a_row_and_none_is_a_decision() -> None:
    found = read_many_codes(table(), text="text", labels=("A, first", "B"))

    assert [each.codes for each in found] == [{"A, first"}, {"B"}]


@pytest.mark.parametrize(
    ("given", "labels"), [('"A, first",B', ("A, first", "B")), ("A, first", ("A, first",)), ("B,B", ("B",))]
)
def test_columns_are_named_with_commas_between(given: str, labels: tuple[str, ...]) -> None:
    assert split_labels(given, table()) == labels


def test_what_is_neither_yes_nor_no_is_named_by_its_place_and_not_quoted() -> None:
    with pytest.raises(BadInput) as refused:
        read_many_codes(table("text,B\nwords,1\nwords,perhaps\n"), text="text", labels=("B",))

    assert (refused.value.row, refused.value.column, refused.value.file) == (3, "B", "coded.csv")
    assert "perhaps" not in str(refused.value)


@pytest.mark.parametrize("given", ["", ",", "A"])
def test_a_column_that_is_not_there_is_refused(given: str) -> None:
    with pytest.raises(BadInput):
        split_labels(given, table())
