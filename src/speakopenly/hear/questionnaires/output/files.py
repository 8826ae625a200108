"""Answers as CSV and Excel, with a codebook. No cell becomes a formula (``core.tables.writing``)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from speakopenly.core import tables
from speakopenly.core.tables import Sheet
from speakopenly.hear.questionnaires.answers import Response
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.output.codebook import codebook, codebook_with_counts
from speakopenly.hear.questionnaires.output.spss import sav_bytes
from speakopenly.hear.questionnaires.output.table import answers_table, rows_of
from speakopenly.hear.questionnaires.questionnaire import Questionnaire


def write_csv(path: Path, questionnaire: Questionnaire, responses: Iterable[Response]) -> None:
    """Write the table of answers as CSV (UTF-8)."""
    frame = answers_table(questionnaire, responses)
    tables.write_csv(path, frame.columns, rows_of(frame))


def write_codebook_csv(path: Path, questionnaire: Questionnaire, version: Version) -> None:
    """Write the codebook as CSV, to lie beside the answers."""
    frame = codebook(questionnaire, version)
    tables.write_csv(path, frame.columns, rows_of(frame))


def files_of_answers(
    questionnaire: Questionnaire, answers: pl.DataFrame, version: Version, ending: str
) -> dict[str, bytes]:
    """A table of ``answers_table`` with its codebook and counts, in memory, by the names of the files.

    ``ending`` is csv, xlsx (one workbook) or sav (with the codebook as CSV). Labels are in ``version``.

    Raises:
        BadInput: as ``write_xlsx`` and ``sav_bytes``.
    """
    book = codebook_with_counts(questionnaire, version, answers)
    if ending == "xlsx":
        sheets = (("answers", answers), ("codebook", book))
        return {
            "answers.xlsx": tables.sheets_bytes([Sheet(name, f.columns, rows_of(f)) for name, f in sheets])
        }
    made = (
        sav_bytes(questionnaire, answers, version)
        if ending == "sav"
        else tables.csv_bytes(answers.columns, rows_of(answers))
    )
    return {
        f"answers.{ending}": made,
        "answers-codebook.csv": tables.csv_bytes(book.columns, rows_of(book)),
    }


def write_xlsx(
    path: Path, questionnaire: Questionnaire, responses: Iterable[Response], version: Version
) -> None:
    """Write a workbook of two sheets: answers, and the codebook in the words of ``version``.

    Raises:
        BadInput: an answer is longer than Excel holds (32,767 characters).
    """
    answers, book = answers_table(questionnaire, responses), codebook(questionnaire, version)
    sheets = [
        Sheet(name, frame.columns, rows_of(frame))
        for name, frame in (("answers", answers), ("codebook", book))
    ]
    tables.write_sheets(path, sheets)
