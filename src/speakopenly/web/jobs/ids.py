"""What a job may be told: ids, small numbers and settings. Never words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import UUID

AN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")
"""A uuid, a digest, the name of a setting: no blank, so no sentence."""

Ids = Mapping[str, str | int | bool | None]


def check_ids(arguments: Mapping[str, object]) -> dict[str, str | int | bool | None]:
    """The arguments as they are stored. Raises TypeError for anything that could hold a sentence."""
    return {name: _check(name, value) for name, value in arguments.items()}


def _check(name: str, value: object) -> str | int | bool | None:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str) and AN_ID.fullmatch(value):
        return value
    raise TypeError(f"A job is told ids only; {name} is not one.")
