"""What is told of one machine reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How it came to know what it knows."""

    LEARNED_ELSEWHERE = "a model that others trained; we accept it by its sha256"
    LEARNED_IN_A_PACKAGE = (
        "a model that others trained; it lies in a package that the installer accepts by its sha256"
    )
    LEARNED_BY_US = "a small model that we trained on sentences written for it"
    LEARNED_HERE = "learned on this machine from what people of the service decided"
    RULES = "rules and lists of words; nothing is learned"


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine reading. ``sha256`` is empty where there is no file to name: rules change with a release.

    ``decides`` says what it settles by itself, ``person`` who decides, ``quality`` the figure with its
    limits, and ``source`` where that figure stands.
    """

    ident: str
    name: str
    kind: Kind
    version: str
    sha256: str
    made_by: str
    used_for: str
    person: str
    quality: str
    source: str
    is_optional: bool = False
    decides: str = "Nothing."
