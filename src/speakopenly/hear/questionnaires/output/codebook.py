"""The codebook: what each column of the answers asks, and what may stand in it."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from speakopenly.hear.questionnaires.conditions import Missing
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.output.columns import (
    ANSWERED_ON,
    KEPT_BACK,
    RESPONSE,
    VERSION,
    Column,
    Holds,
    columns_of,
)
from speakopenly.hear.questionnaires.paper.saying import Sayer
from speakopenly.hear.questionnaires.paper.words import paper_words
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
KEPT_BACK_SAID: Final = "said and kept back, as they did not agree to be quoted"


def codebook(questionnaire: Questionnaire, version: Version) -> pl.DataFrame:
    """One row a column of ``answers_table``: name, wording, kind, values, missing codes, when it is shown.

    Words are those of ``version``.
    """
    rows = [(name, said, kind, "", "", "") for name, said, kind in _FRAME]
    rows += [_row(column, version) for column in columns_of(questionnaire)]
    columns = ("name", "wording", "kind", "values", "missing", "shown_if")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def codebook_with_counts(
    questionnaire: Questionnaire, version: Version, answers: pl.DataFrame
) -> pl.DataFrame:
    """``codebook``, with the wording in every other version, and how many met each column of ``answers``.

    ``shown_when`` says ``shown_if`` in plain English. ``asked`` counts the rows that were shown the question,
    ``answered`` those of them that answered, also in words that were kept back, and ``not_asked`` the others.
    ``answers`` is a table of ``answers_table``.
    """
    columns = columns_of(questionnaire)
    others = [each for each in questionnaire.versions if each != version]
    frame = ["", *("" for _each in others)]
    rows = [[*frame, *[answers.height] * 2, 0] for _name in _FRAME]
    sayer = _sayer(questionnaire)
    for column in columns:
        said = sayer.sentence(column.item.shown_if).removesuffix(":") or "Always"
        words = [label_of(column, each) for each in others]
        rows.append([said, *words, *_met(column, answers)])
    schema: dict[str, Any] = {"shown_when": pl.String, **{f"wording_{each}": pl.String for each in others}}
    schema |= dict.fromkeys(("asked", "answered", "not_asked"), pl.Int64)
    return codebook(questionnaire, version).hstack(pl.DataFrame(rows, schema=schema, orient="row"))


def _sayer(questionnaire: Questionnaire) -> Sayer:
    numbers = {item.name: number for number, item in enumerate(questionnaire.asking, start=1)}
    items = {item.name: item for item in questionnaire.items}
    return Sayer(items, numbers, questionnaire.versions[0], paper_words(Version("en")))


def _met(column: Column, answers: pl.DataFrame) -> tuple[int, int, int]:
    """How many were asked, how many of them answered, and how many were not asked."""
    name = f"{column.item.name}__missing" if column.holds is Holds.WORDS else column.name
    cells = answers[name].to_list()
    unasked, *silent = ({missing.code, missing.value} for missing in MISSING_SAID)
    not_asked = sum(cell in unasked for cell in cells)
    asked = len(cells) - not_asked
    return asked, asked - sum(cell in each for cell in cells for each in silent), not_asked


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
    found: dict[str | int, str] = {
        missing.value if named else missing.code: said for missing, said in MISSING_SAID.items()
    }
    return {KEPT_BACK: KEPT_BACK_SAID, **found} if column.holds is Holds.WHY_EMPTY else found


def _listed(meanings: dict[str | int, str]) -> str:
    return "; ".join(f"{value} = {meaning}" for value, meaning in meanings.items())
