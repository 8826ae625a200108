"""The codebook: what each column of the answers asks, and what may stand in it."""

from __future__ import annotations

from typing import Final

import polars as pl

from speakopenly.hear.questionnaires.conditions import Missing
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.output.columns import (
    ANSWERED_ON,
    RESPONSE,
    VERSION,
    Column,
    Holds,
    columns_of,
)
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.xlsform.expressions import write_condition

_FRAME: Final = (
    (RESPONSE, "Number of the response, at random", "identifier"),
    (VERSION, "Language and reading level answered in", "tag"),
    (ANSWERED_ON, "Day of the answer", "date"),
)
MISSING_SAID: Final = {
    Missing.NOT_SHOWN: "not shown",
    Missing.NOT_ANSWERED: "not answered",
    Missing.PREFER_NOT_TO_SAY: "prefer not to say",
}


def codebook(questionnaire: Questionnaire, version: Version) -> pl.DataFrame:
    """One row a column of ``answers_table``: name, wording, kind, values, missing codes, when it is shown.

    Words are those of ``version``.
    """
    rows = [(name, said, kind, "", "", "") for name, said, kind in _FRAME]
    rows += [_row(column, version) for column in columns_of(questionnaire)]
    columns = ("name", "wording", "kind", "values", "missing", "shown_if")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def label_of(column: Column, version: Version) -> str:
    """What a column asks, in words: the question, with the choice where it is about one."""
    label = column.item.text(version).label
    if column.choice:
        return f"{label}: {column.choice.label(version)}"
    return f"{label}: why it is empty" if column.holds is Holds.WHY_EMPTY else label


def values_of(column: Column, version: Version) -> dict[str | int, str]:
    """What may stand in a column and what it means, without what is missing."""
    text = column.item.text(version)
    match column.holds:
        case Holds.CHOICE:
            return {choice.name: choice.label(version) for choice in column.item.choices}
        case Holds.CHOSEN:
            return {0: "not chosen", 1: "chosen"}
        case Holds.POINT:
            return {1: text.low, column.item.points: text.high}
        case _:
            return {}


def _row(column: Column, version: Version) -> tuple[str, str, str, str, str, str]:
    condition = column.item.shown_if
    return (
        column.name,
        label_of(column, version),
        column.item.kind.value,
        _listed(values_of(column, version)),
        _listed(_missing(column)),
        write_condition(condition) if condition else "always",
    )


def _missing(column: Column) -> dict[str | int, str]:
    if column.holds is Holds.WORDS:
        return {}
    named = column.holds is Holds.CHOICE
    return {missing.value if named else missing.code: said for missing, said in MISSING_SAID.items()}


def _listed(meanings: dict[str | int, str]) -> str:
    return "; ".join(f"{value} = {meaning}" for value, meaning in meanings.items())
