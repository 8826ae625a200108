"""Answers as an SPSS file (.sav) with labels and user-missing values, by pyreadstat (extra ``[spss]``)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import polars as pl

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.answers import Response
from speakopenly.hear.questionnaires.conditions import Missing
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.output.codebook import KEPT_BACK_SAID, MISSING_SAID, label_of, values_of
from speakopenly.hear.questionnaires.output.columns import (
    ANSWERED_ON,
    KEPT_BACK,
    RESPONSE,
    VERSION,
    Column,
    Holds,
    columns_of,
)
from speakopenly.hear.questionnaires.output.table import answers_table
from speakopenly.hear.questionnaires.questionnaire import Questionnaire

LONGEST_STRING: Final = 32_767
"""Bytes in a string variable."""
LONGEST_LABEL: Final = 255
"""Bytes in the label of a variable."""
LONGEST_VALUE_LABEL: Final = 120
"""Bytes in the label of a value."""
_CODES: Final = [missing.code for missing in Missing]


def write_sav(
    path: Path, questionnaire: Questionnaire, responses: Iterable[Response], version: Version
) -> None:
    """Write the table of answers for SPSS, PSPP, R and Stata; labels are in the words of ``version``.

    Choices become whole numbers from 1 in their order, with value labels; -97, -98 and -99 (not shown, not
    answered, prefer not to say) are user-missing. Scales are ordinal, all else nominal.

    Raises:
        BadInput: the extra is not installed, or an answer is longer than SPSS holds.
    """
    answers = answers_table(questionnaire, responses)
    draft = path.with_name(f".{path.name}.part")
    try:
        _write(draft, questionnaire, answers, version, file=path.name)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def sav_bytes(questionnaire: Questionnaire, answers: pl.DataFrame, version: Version) -> bytes:
    """The same of a table of ``answers_table``, in memory, for what may not touch a disk unsealed.

    Raises:
        BadInput: as ``write_sav``, or this system has no files in memory (it is no Linux).
    """
    if not hasattr(os, "memfd_create"):
        raise BadInput("SPSS files are made in memory here on Linux only.", do="Ask for CSV or Excel.")
    with os.fdopen(os.memfd_create("answers"), "rb") as held:
        _write(Path(f"/proc/self/fd/{held.fileno()}"), questionnaire, answers, version, file="answers.sav")
        held.seek(0)
        return held.read()


def can_write_sav() -> bool:
    """Whether the extra ``[spss]`` is installed."""
    return find_spec("pyreadstat") is not None


def _write(
    path: Path, questionnaire: Questionnaire, answers: pl.DataFrame, version: Version, *, file: str
) -> None:
    pyreadstat = _pyreadstat()
    columns = columns_of(questionnaire)
    frame = _coded(answers, columns)
    _check_lengths(frame, file)
    numbers = [column for column in columns if _is_coded(column)]
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels=_labels(columns, version),
        variable_value_labels={column.name: _value_labels(column, version) for column in numbers},
        missing_ranges={
            column.name: [{"lo": min(_CODES), "hi": max(_CODES)}]
            for column in numbers
            if column.holds is not Holds.WHY_EMPTY
        },
        variable_measure={column.name: _measure(column) for column in columns},
    )


def _pyreadstat() -> Any:
    try:
        import pyreadstat
    except ImportError:
        raise BadInput(
            "SPSS files need an extra that is not installed.",
            do="Install it with: pip install speakopenly[spss]; or write CSV or Excel.",
        ) from None
    return pyreadstat


def _is_coded(column: Column) -> bool:
    return column.holds is not Holds.WORDS


def _coded(frame: pl.DataFrame, columns: tuple[Column, ...]) -> pl.DataFrame:
    """The table with choices as numbers."""
    changed = [
        pl.col(column.name).replace_strict(_numbers(column), return_dtype=pl.Int64)
        for column in columns
        if column.holds is Holds.CHOICE
    ]
    return frame.with_columns(changed)


def _numbers(column: Column) -> dict[str, int]:
    places = {name: place for place, name in enumerate(column.item.choice_names, start=1)}
    return places | {missing.value: missing.code for missing in Missing}


def _check_lengths(frame: pl.DataFrame, file: str) -> None:
    for name in frame.columns:
        if frame.schema[name] != pl.String:
            continue
        longest = frame[name].str.len_bytes().max() or 0
        if isinstance(longest, int) and longest > LONGEST_STRING:
            raise BadInput(
                f"has an answer longer than the {LONGEST_STRING:,} bytes that SPSS holds.",
                do="Write CSV instead.",
                file=file,
                column=name,
            )


def _labels(columns: tuple[Column, ...], version: Version) -> dict[str, str]:
    frame = {
        RESPONSE: "Number of the response",
        VERSION: "Language and reading level",
        ANSWERED_ON: "Day of the answer",
    }
    return frame | {column.name: _cut(label_of(column, version), LONGEST_LABEL) for column in columns}


def _value_labels(column: Column, version: Version) -> dict[int, str]:
    meanings = values_of(column, version)
    numbers = _numbers(column) if column.holds is Holds.CHOICE else {}
    found = {
        numbers[value] if isinstance(value, str) else value: _cut(meaning, LONGEST_VALUE_LABEL)
        for value, meaning in meanings.items()
        if meaning
    }
    kept_back = {KEPT_BACK: KEPT_BACK_SAID} if column.holds is Holds.WHY_EMPTY else {}
    return found | kept_back | {missing.code: said for missing, said in MISSING_SAID.items()}


def _measure(column: Column) -> str:
    return "ordinal" if column.holds is Holds.POINT else "nominal"


def _cut(text: str, most: int) -> str:
    """End a label where SPSS would, but with dots and never within a letter; the codebook has it whole."""
    line = " ".join(text.split())
    if len(line.encode("utf-8")) <= most:
        return line
    return line.encode("utf-8")[: most - 3].decode("utf-8", "ignore").rstrip() + "\u2026"
