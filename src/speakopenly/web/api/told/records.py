"""What all answers have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

HIDDEN: Final = "to protect people"


class Told(BaseModel):
    """A record of an answer. What stands under a field is its description in the OpenAPI document."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Range(Told):
    """A 95% range."""

    low: float
    """The lower end."""
    high: float
    """The upper end."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows that are there, and how each becomes a record: only those of the page asked for are made."""

    rows: Sequence[Any]
    shape: Callable[[Any], Told]
