"""Answers as bytes to be sealed: JSON with a version, the same bytes for the same answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import pydantic_core

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.conditions import Missing, Value

VERSION: Final = 1
MOST_BYTES: Final = 32 * 1024 * 1024
"""Three hundred of the longest answers, four bytes a letter, have 24 MB."""
_PREFERS_NOT: Final = {"missing": Missing.PREFER_NOT_TO_SAY.value}


def bytes_of_values(values: Mapping[str, Value]) -> bytes:
    """Write answers as UTF-8 JSON with sorted keys and no spaces."""
    plain = {name: _plain(value) for name, value in values.items()}
    text = json.dumps(
        {"v": VERSION, "values": plain}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode("utf-8")


def values_from(data: bytes) -> dict[str, Value]:
    """Read answers back.

    Raises:
        BadInput: the bytes hold none, or of a version this release does not know. It shows nothing of them.
    """
    found: Any = None
    if len(data) <= MOST_BYTES:
        try:
            found = pydantic_core.from_json(data, allow_inf_nan=False)
        except ValueError:
            found = None
    match found:
        case {"v": int() as version, "values": dict() as values, **rest} if not rest:
            if version == VERSION and version is not True:
                return {str(name): _value(held) for name, held in values.items()}
    raise _refused()


def _plain(value: Value) -> Any:
    return {"missing": value.value} if isinstance(value, Missing) else value


def _value(held: Any) -> Value:
    match held:
        case str():
            return held
        case int() if not isinstance(held, bool):
            return held
        case list() if all(isinstance(choice, str) for choice in held):
            return tuple(held)
        case dict() if held == _PREFERS_NOT:
            return Missing.PREFER_NOT_TO_SAY
    raise _refused()


def _refused() -> BadInput:
    return BadInput(
        "These bytes hold no answers that this release can read.",
        do="Look whether they were stored by a newer release, and open them with that one.",
    )
