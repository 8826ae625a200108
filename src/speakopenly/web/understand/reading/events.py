"""What this room tells later ones: ids only. A listener joins the teller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PassagesRenamed:
    """Words of a text were replaced, so passages stand elsewhere: ``names`` gives old ids their new ones."""

    service_id: UUID
    exercise_id: UUID
    names: Mapping[str, str]
