"""A workbook of several sheets: each is written as one sheet is, and one that is not there is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from speakopenly.core.tables import NoSuchSheet, Sheet, read_table, write_sheets

SHEETS = [
    Sheet("answers", ("id", "text"), [(1, "=1+1"), (2, "Late again")]),
    Sheet("codebook", ("name", "wording"), [("text", "What happened?")]),
]


def test_each_sheet_is_read_back_by_its_name_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_sheets(tmp_path / "both.xlsx", SHEETS)

    assert read_table(tmp_path / "both.xlsx", sheet="answers").column("text") == ("'=1+1", "Late again")
    assert read_table(tmp_path / "both.xlsx", sheet="codebook").column("name") == ("text",)


def test_a_sheet_that_is_not_there_is_told_from_a_workbook_that_cannot_be_read(tmp_path: Path) -> None:
    write_sheets(tmp_path / "both.xlsx", SHEETS)

    with pytest.raises(NoSuchSheet, match="answers"):
        read_table(tmp_path / "both.xlsx", sheet="other")
