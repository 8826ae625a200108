"""Where ``doctor`` keeps its looks. A room adds one of its own with ``@look`` in its ``apps.ready()``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing looked at: whether it is well, and one line that says what was seen or what to do."""

    what: str
    is_well: bool
    line: str


Look = Callable[[], Seen]
_looks: list[Look] = []


def look(function: Look) -> Look:
    """Add a look; the order of adding is the order of the report. Adding it twice is harmless."""
    if function not in _looks:
        _looks.append(function)
    return function


def everything() -> list[Seen]:
    """Every look there is, taken now."""
    return [each() for each in _looks]


def as_text(seen: Iterable[Seen]) -> str:
    """For people: words before anything else."""
    return "\n".join(f"{'well ' if each.is_well else 'NEEDS YOU'}  {each.what}: {each.line}" for each in seen)


def as_json(seen: Iterable[Seen]) -> str:
    """For programs."""
    return json.dumps([asdict(each) for each in seen], indent=2)
