"""Questionnaires as XLSForm workbooks, the common form of ODK, KoBo and others (https://xlsform.org)."""

from speakopenly.hear.questionnaires.xlsform.notes import Note
from speakopenly.hear.questionnaires.xlsform.reading import read_xlsform
from speakopenly.hear.questionnaires.xlsform.writing import write_xlsform

__all__ = ["Note", "read_xlsform", "write_xlsform"]
