"""Answers out: one table for other programs, with a codebook beside it."""

from speakopenly.hear.questionnaires.output.codebook import codebook
from speakopenly.hear.questionnaires.output.files import write_codebook_csv, write_csv, write_xlsx
from speakopenly.hear.questionnaires.output.spss import write_sav
from speakopenly.hear.questionnaires.output.table import answers_table

__all__ = ["answers_table", "codebook", "write_codebook_csv", "write_csv", "write_sav", "write_xlsx"]
