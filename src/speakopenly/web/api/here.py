"""Whose data is told here: the one place that asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from speakopenly.web.hear.reporting.speak.queries import door_here
from speakopenly.web.people.models import Service, ServiceRecord

ARecord = TypeVar("ARecord", bound=ServiceRecord)


def service_here() -> Service | None:
    """The service whose Speak door this is; the first by name where there is none, as for replies."""
    door = door_here()
    return door.service if door is not None else Service.objects.order_by("name").first()


def of_this_service(rows: Iterable[ARecord]) -> list[ARecord]:
    """Those of the service of this place, in their order."""
    service = service_here()
    return [each for each in rows if service is not None and each.service_id == service.pk]
