"""The scheme of system factors, read once from ``scheme.csv``.

Made for this project; ``maps_to`` says which published scheme each factor answers to. The order is fixed. A
change of a code, a meaning or the order needs a new version, so that no older coding is read by a newer one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NewType

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.questions import Condition

FactorCode = NewType("FactorCode", str)
"""Two letters of the group and a number from 1 to 6, such as ``TC4``."""

SCHEME_VERSION: Final = "1"
"""Stored beside every coding."""


class Direction(StrEnum):
    """Which way a factor worked in what is told. Both may be true of one report."""

    HINDERED = "hindered"
    HELPED = "helped"


@dataclass(frozen=True, slots=True)
class Factor:
    """One condition of the work that can hinder or help; it says nothing of anybody's worth."""

    code: FactorCode
    group: Condition
    name: str
    """Two or three plain words."""
    meaning: str
    """One sentence that says when the code is used, told as hindering."""
    maps_to: tuple[str, ...]
    """The places in other schemes it answers to, as a person would write them."""
    sources: tuple[str, ...]
    """Short keys of the publications behind it (docs/reference/factors.md spells them out)."""


def _read_scheme() -> Iterator[Factor]:
    for row in _rows("scheme.csv"):
        yield Factor(
            FactorCode(row["code"]),
            Condition(row["code"][:2]),
            row["name"],
            row["meaning"],
            tuple(row["maps_to"].split("; ")),
            tuple(row["sources"].split("; ")),
        )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("speakopenly.hear.factors").joinpath(name).read_text("utf-8")
    return csv.DictReader(text.splitlines())


FACTORS: Final = tuple(_read_scheme())
"""All sixty, in the order of the scheme."""
SOURCES: Final = MappingProxyType({row["key"]: row["publication"] for row in _rows("sources.csv")})
"""What each key of a factor's sources stands for."""
_BY_CODE: Final = MappingProxyType({each.code: each for each in FACTORS})


def is_factor(code: str) -> bool:
    """Whether the scheme has this code."""
    return code in _BY_CODE


def factor(code: str) -> Factor:
    """The factor of a code. Raises BadInput where the scheme has no such code."""
    if not is_factor(code):
        raise BadInput(f"There is no factor {code!r}.", do="Choose one of the sixty, such as TC4.")
    return _BY_CODE[FactorCode(code)]


def factors_of(group: Condition) -> tuple[Factor, ...]:
    """The six factors of a group, in order."""
    return tuple(each for each in FACTORS if each.group is group)
