"""Real tables read as their publishers' notes say, or are refused with the right reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import read_table

ROWS_AND_COLUMNS = {
    "listening/nhs_fft_phase1_singlelabel.csv.gz": (5489, 8),
    "listening/cimt_de_consultation_sentences.parquet": (8857, 9),
    "listening/two_coder_spans.jsonl.gz": (56, 4),
    "statistics/looked_after_legacy/SFR36_CLA2014.csv": (163, 53),
    "statistics/section251/outturn_1314.csv": (5472, 15),
    "statistics/section251/s251ye2009.xls": (7050, 9),
    "statistics/section251/s251ye2012.xlsx": (6232, 14),
    "statistics/section251/s251ye2014.ods": (5472, 15),
    "statistics/population/popest-15.csv": (217, 15),
    "inspections/LA_Inspection_Outcomes_as_at_31_March_2025.ods": (271, 13),
    "statistics/wales_statswales/CLA_31MAR_2003.csv": (23, 17),
}


@pytest.mark.parametrize("name", ROWS_AND_COLUMNS)
def test_a_real_table_has_the_rows_its_notes_say(name: str, shared_data: Path) -> None:
    table = read_table(shared_data / name)

    assert (len(table.rows), len(table.columns)) == ROWS_AND_COLUMNS[name]


def test_empty_rows_of_a_real_table_are_told(shared_data: Path) -> None:
    table = read_table(shared_data / "listening/safenet_nearmiss.csv.gz")

    assert [(row.row, row.reason) for row in table.rejected] == [(276, "empty row")]
    assert len(table.rows) == 1200


def test_a_real_report_style_sheet_without_one_header_is_refused(shared_data: Path) -> None:
    with pytest.raises(BadInput, match="no header that we can find"):
        read_table(shared_data / "statistics/looked_after_legacy/sfr27-2010amv5.xls")


def test_a_web_page_under_another_name_is_refused(shared_data: Path) -> None:
    with pytest.raises(BadInput, match="is a web page, whatever its name says"):
        read_table(shared_data / "inspections/pdf/birmingham_2012-10-19.pdf")
