"""Who is on the rota, in which order, on which days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

EVERY_DAY: Final = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Place:
    """One place on the rota: whose (a name of ours, never an address) and on which days (0 is Monday)."""

    person: str
    days: frozenset[int] = EVERY_DAY


def order_for(rota: Sequence[Place], weekday: int) -> tuple[str, ...]:
    """In which order people are told today: who covers this day first, then everybody else.

    Nobody is left out: where those of today do not come, a colleague is troubled rather than nobody told.
    """
    here = [place.person for place in rota if weekday in place.days]
    others = [place.person for place in rota if weekday not in place.days]
    return tuple(dict.fromkeys([*here, *others]))
