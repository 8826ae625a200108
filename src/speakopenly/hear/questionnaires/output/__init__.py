"""Answers out: one table for other programs, with a codebook beside it."""

from speakopenly.hear.questionnaires.output.codebook import codebook, codebook_with_counts
from speakopenly.hear.questionnaires.output.files import (
    files_of_answers,
    write_codebook_csv,
    write_csv,
    write_xlsx,
)
from speakopenly.hear.questionnaires.output.spss import can_write_sav, sav_bytes, write_sav
from speakopenly.hear.questionnaires.output.table import answers_table

__all__ = [
    "answers_table",
    "can_write_sav",
    "codebook",
    "codebook_with_counts",
    "files_of_answers",
    "sav_bytes",
    "write_codebook_csv",
    "write_csv",
    "write_sav",
    "write_xlsx",
]
