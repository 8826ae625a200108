"""Support after events: how many were offered it and took it up, pooled over all roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from speakopenly.core.disclosure import Cell, protect_split
from speakopenly.web.check.learning.models import SupportAfterEvents
from speakopenly.web.people.models import Service

PARTS: Final = ("taken_up", "only_offered", "not_offered")


def supported(service: Service) -> dict[str, Counter[str]]:
    """True counts by quarter, of the newest row of each role band; for ``shown`` alone."""
    rows = SupportAfterEvents.objects.filter(service=service).order_by("at", "id")
    newest = {(row.quarter, row.role_band): row for row in rows}
    found: dict[str, Counter[str]] = {}
    for (quarter, _role), row in newest.items():
        found.setdefault(quarter, Counter()).update({part: getattr(row, part) for part in PARTS})
    return found


def shown(counts: Mapping[str, int]) -> dict[str, Cell]:
    """One quarter as it may be shown: its parts are protected together, and no sum stands beside them."""
    told = {part: counts.get(part, 0) for part in PARTS}
    return protect_split(told, total=sum(told.values()))
