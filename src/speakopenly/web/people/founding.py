"""Until when the command line may give a service its first people by itself.

Somebody has to be first, and a second person who could agree is not there yet. A later room says when that
time is over; from then on the roles that take two take two, from a terminal as well.
"""

from __future__ import annotations

from collections.abc import Callable

from speakopenly.web.people.models import Service

_over: dict[str, Callable[[Service], bool]] = {}


def is_over_when(name: str, asked: Callable[[Service], bool]) -> None:
    """Let this question end the founding of a service. Saying so twice is harmless."""
    _over[name] = asked


def is_over(service: Service) -> bool:
    """Whether the first people of this service were found, and everybody else takes two."""
    return any(asked(service) for asked in _over.values())
