"""The third panel: what the service itself has published of culture and learning, for its own area only.

Rooms of later stages say here what they have published; nothing else of theirs is ever asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from speakopenly.understand.pressures import Area, Line
from speakopenly.web.people.here import service_here
from speakopenly.web.people.models import Service
from speakopenly.web.people.queries import authority_of

Published = Callable[[Service], Sequence[Line]]

_rooms: dict[str, Published] = {}


def tell_culture(name: str, query: Published) -> None:
    """Let the third panel ask this query. ``name`` keeps a query from being asked twice."""
    _rooms[name] = query


def culture_of(area: Area) -> tuple[Line, ...]:
    """Lines of culture for this area: those of the service here, if this is its authority."""
    service = service_here()
    if service is None or authority_of(service) != area.code:
        return ()
    return tuple(line for query in _rooms.values() for line in query(service))
