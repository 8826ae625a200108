"""What every table and column means, made from the models."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.db.models import Field, Model

from speakopenly.core.tables import write_csv
from speakopenly.web.take_away import what
from speakopenly.web.take_away.what import How

COLUMNS: Final = ("file", "column", "kind", "may_be_empty", "leads_to", "values", "meaning")
KINDS: Final = {
    "UUIDField": "id",
    "CharField": "text",
    "TextField": "text",
    "SlugField": "text",
    "EmailField": "text",
    "BooleanField": "yes or no",
    "DateField": "day",
    "DateTimeField": "moment",
    "TimeField": "time of day",
    "JSONField": "JSON",
    "FloatField": "number",
    "IntegerField": "whole number",
    "BigIntegerField": "whole number",
    "PositiveIntegerField": "whole number",
    "PositiveSmallIntegerField": "whole number",
    "PositiveBigIntegerField": "whole number",
    "BinaryField": "bytes",
    "ForeignKey": "id",
    "OneToOneField": "id",
}
_SENTENCE: Final = re.compile(r"(?<=[.;:])\s+")


def write_dictionary(folder: Path) -> None:
    """``dictionary.csv``, ``tables.csv`` and ``left-out.csv``."""
    write_csv(folder / "dictionary.csv", COLUMNS, _columns())
    write_csv(folder / "tables.csv", ("file", "table", "meaning"), _tables())
    write_csv(folder / "left-out.csv", ("what", "why"), _left_out())


def meaning_of(model: type[Model]) -> str:
    """What a row of a table is, as its model says."""
    return " ".join((inspect.getdoc(model) or "").split()).replace("``", "")


def _tables() -> Iterator[tuple[str, str, str]]:
    for model in what.taken():
        yield f"{what.name_of(model)}.jsonl", model._meta.label, meaning_of(model)


def _columns() -> Iterator[tuple[str, ...]]:
    for model in what.taken():
        for field in what.columns_of(model):
            yield (
                f"{what.name_of(model)}.jsonl",
                field.attname,
                KINDS[_base_of(field)],
                "yes" if field.null or field.blank else "no",
                what.name_of(field.related_model) if field.is_relation and field.related_model else "",
                "; ".join(str(value) for value, _label in field.flatchoices),
                _meaning(model, field),
            )


def _base_of(field: Field[Any, Any]) -> str:
    """The name of the field's kind; of one of ours, that of the kind it is made from."""
    return next(each.__name__ for each in type(field).__mro__ if each.__name__ in KINDS)


def _meaning(model: type[Model], field: Field[Any, Any]) -> str:
    """The sentences of the model's own words that name the column; else its name in words."""
    told = " ".join((inspect.getdoc(model) or "").split())
    named = [each for each in _SENTENCE.split(told) if f"``{field.name}``" in each]
    if named:
        return " ".join(named).replace("``", "")
    if field.is_relation and field.related_model:
        return f"which {field.related_model._meta.verbose_name} it belongs to or who did it"
    return str(field.verbose_name)


def _left_out() -> Iterator[tuple[str, str]]:
    for line in what.lines().values():
        if line.how in (How.NO, How.SUMS):
            yield line.table, line.why
    yield from what.COLUMNS_LEFT_OUT.items()
