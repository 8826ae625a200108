"""Answers as CSV and Excel, with a codebook. No cell becomes a formula (``core.tables.writing``)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from speakopenly.core import tables
from speakopenly.core.tables import Sheet
from speakopenly.hear.questionnaires.answers import Response
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.output.codebook import codebook
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
