"""JSON lines: one object a line. A JSON list of objects is read the same way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.assembly import Line

Names = Sequence[str]
_SAVE_AS_LINES = "Save it as JSON lines: one object on each line."
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False)
"""Numbers stay as they were written: 1.10 does not become 1.1, and long numbers keep every digit."""


def read_json(text: str, file: str) -> tuple[Names, list[Line]]:
    """Give the names of all columns, in the order they first occur, and every line.

    Rows are numbered by their line in the file, or by their place in the list.
    """
    found = list(_objects_of_list(text, file) if text.lstrip().startswith("[") else _objects_by_line(text))
    if not any(isinstance(value, dict) for _, value in found) and isinstance(_parse(text), dict):
        raise BadInput("is one JSON document, not a table.", do=_SAVE_AS_LINES, file=file)
    names = list(dict.fromkeys(name for _, value in found if isinstance(value, dict) for name in value))
    return names, [_line(number, value, names) for number, value in found]


def _objects_by_line(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        yield number, _parse(line) if line.strip() else None


def _objects_of_list(text: str, file: str) -> Iterable[tuple[int, Any]]:
    values = _parse(text.strip())
    if not isinstance(values, list):
        raise BadInput("is not sound JSON.", do=_SAVE_AS_LINES, file=file)
    return enumerate(values, start=1)


def _parse(text: str) -> Any:
    try:
        return _DECODER.decode(text.strip())
    except (ValueError, RecursionError):
        return ValueError


def _line(number: int, value: Any, names: Names) -> Line:
    if value is None:
        return Line(number, ())
    if value is ValueError:
        return Line(number, (), "is not sound JSON")
    if not isinstance(value, dict):
        return Line(number, (), "is JSON but not an object with named values")
    return Line(number, [_text(value.get(name)) for name in names])


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)
