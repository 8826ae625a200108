"""The table of answers: one row a response, in the order given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from speakopenly.hear.questionnaires.answers import Response, answer_or_missing
from speakopenly.hear.questionnaires.output.columns import ANSWERED_ON, RESPONSE, VERSION, columns_of
from speakopenly.hear.questionnaires.questionnaire import Questionnaire


def answers_table(
    questionnaire: Questionnaire, responses: Iterable[Response], *, without_words: Collection[str] = ()
) -> pl.DataFrame:
    """One row a response; a column an item (``item__choice``, 0 or 1, where several may be chosen).

    The first columns are ``response``, ``version`` and ``answered_on``. Not shown (-97), not answered (-98)
    and prefer not to say (-99) are kept apart: as codes among numbers, by name among choices, and for words
    in a column of its own, ``item__missing``, as no word is safe from being somebody's answer.
    Only responses whose consent says so are counted (``consent.count``). ``without_words`` are the ids of
    those whose own words do not leave: ``item__missing`` is then -96, and every other answer is there.
    """
    columns = columns_of(questionnaire)
    cells: dict[str, list[Any]] = {RESPONSE: [], VERSION: [], ANSWERED_ON: []}
    cells |= {column.name: [] for column in columns}
    for response in responses:
        if not response.consent.count:
            continue
        found = answer_or_missing(questionnaire, response.answers)
        cells[RESPONSE].append(response.id)
        cells[VERSION].append(str(response.version))
        cells[ANSWERED_ON].append(response.answered_on)
        for column in columns:
            cell = column.cell(found[column.item.name])
            cells[column.name].append(column.kept_back(cell) if response.id in without_words else cell)
    return pl.DataFrame(cells, schema=_schema(questionnaire))


def rows_of(frame: pl.DataFrame) -> Iterable[tuple[str | int | None, ...]]:
    """The rows of a table as cells to be written; a day is written 2026-05-31."""
    return (tuple(_written(cell) for cell in row) for row in frame.iter_rows())


def _written(cell: Any) -> str | int | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def _schema(questionnaire: Questionnaire) -> Mapping[str, Any]:
    schema: dict[str, Any] = {RESPONSE: pl.String, VERSION: pl.String, ANSWERED_ON: pl.Date}
    for column in columns_of(questionnaire):
        schema[column.name] = pl.Int64 if column.is_number else pl.String
    return schema
