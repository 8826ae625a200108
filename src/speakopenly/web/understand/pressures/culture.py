"""The third panel: what the service itself has published of culture and learning, for its own area only.

Rooms of later stages say here what they have published; nothing else of theirs is ever asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.conf import settings

from speakopenly.understand.pressures import Area, Line
from speakopenly.web.people.models import Service

Published = Callable[[Service], Sequence[Line]]

_rooms: dict[str, Published] = {}


def tell_culture(name: str, query: Published) -> None:
    """Let the third panel ask this query. ``name`` keeps a query from being asked twice."""
    _rooms[name] = query


def culture_of(area: Area) -> tuple[Line, ...]:
    """Lines of culture for this area: those of the one service of this site, if this is its authority."""
    service = service_of(area)
    if service is None:
        return ()
    return tuple(line for query in _rooms.values() for line in query(service))


def service_of(area: Area) -> Service | None:
    """The service that works for this authority. A site with several services names none."""
    if not settings.AUTHORITY or area.code != settings.AUTHORITY:
        return None
    services = list(Service.objects.all()[:2])
    return services[0] if len(services) == 1 else None
