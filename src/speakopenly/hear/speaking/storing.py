"""Records as bytes to be sealed: JSON with a version, the same bytes for the same record.

Reading refuses whatever it does not know: these bytes come out of seals and sealed pages, so anything
odd there is a fault of ours, and it is better said than guessed at.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pydantic
import pydantic_core

from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION: Final = 1
MOST_BYTES: Final = 512 * 1024
"""No record of ours comes near: the longest reply, three full parts, has 240 KB."""
_DO: Final = "Look whether it was stored by a newer release, and open it with that one."

Record = TypeVar("Record", bound="DataclassInstance")


def bytes_of(record: DataclassInstance, *, without: frozenset[str] = frozenset()) -> bytes:
    """Write a record down as UTF-8 JSON with sorted keys and no spaces; ``without`` names fields to leave.

    A day is written as 2031-05-04.
    """
    fields = {name: value for name, value in dataclasses.asdict(record).items() if name not in without}
    text = json.dumps(
        {"v": VERSION} | fields,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=date.isoformat,
    )
    return text.encode("utf-8")


def record_from(data: bytes, kind: type[Record], *, without: frozenset[str] = frozenset()) -> Record:
    """Read a record back.

    Raises:
        BadInput: not such a record: other bytes, another version, a field unknown, missing or of the
            wrong sort, or a text too long. The message shows nothing of what was in it.
    """
    fields = _fields_in(data)
    known = {field.name for field in dataclasses.fields(kind)} - without
    if not fields.keys() <= known:
        raise BadInput("A stored record has a part this release does not know.", do=_DO)
    reader: pydantic.TypeAdapter[Record] = _reader_of(kind)
    try:
        return reader.validate_python(fields)
    except pydantic.ValidationError:
        raise BadInput("A stored record has a part that is missing or cannot be read.", do=_DO) from None


def _fields_in(data: bytes) -> dict[str, Any]:
    found: Any = None
    if len(data) <= MOST_BYTES:
        try:
            found = pydantic_core.from_json(data, allow_inf_nan=False)
        except ValueError:
            found = None
    if not isinstance(found, Mapping):
        raise BadInput("These bytes hold no stored record.", do=_DO)
    fields = dict(found)
    version = fields.pop("v", None)
    if type(version) is not int or version != VERSION:
        raise BadInput("A stored record has a version this release does not know.", do=_DO)
    return fields


@cache
def _reader_of(kind: type[Record]) -> pydantic.TypeAdapter[Record]:
    return pydantic.TypeAdapter(kind)
