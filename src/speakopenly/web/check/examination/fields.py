"""A word that stands alone: kept so that no query can filter, sort or group by it."""

from __future__ import annotations

import secrets
from typing import Any, Final, NoReturn

from django.core.exceptions import FieldError
from django.db import models

_BETWEEN: Final = ":"


class WordAlone(models.CharField[str, str]):
    """Text whose stored form begins anew each time with something random.

    Equal words are unequal in the database, so that sorting or grouping by the column gives nonsense, and
    asking for one of them is refused before it becomes SQL. A step of an examination is kept so: it may be
    read where it was written, and nowhere beside another.
    """

    def get_lookup(self, lookup_name: str) -> NoReturn:
        raise FieldError("A word that stands alone is never filtered by.")

    def get_transform(self, lookup_name: str) -> NoReturn:
        raise FieldError("A word that stands alone is never sorted or compared.")

    def get_prep_value(self, value: Any) -> str:
        return f"{secrets.token_hex(4)}{_BETWEEN}{value or ''}"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str:
        return (value or "").partition(_BETWEEN)[2]
