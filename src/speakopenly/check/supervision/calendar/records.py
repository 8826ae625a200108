"""What leaves a calendar file: how many, of which length. No day, title, name or number of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Band(StrEnum):
    """How long a meeting was set down for, in minutes."""

    UNDER_30 = "under_30"
    FROM_30 = "from_30"
    FROM_60 = "from_60"
    FROM_90 = "from_90"
    NOT_SAID = "not_said"


BANDS: Final = tuple(Band)


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings of one quarter; ``due`` is held and cancelled together, ``lengths`` are of those held."""

    held: int = 0
    cancelled: int = 0
    lengths: Mapping[Band, int] = field(default_factory=dict)

    @property
    def due(self) -> int:
        """How many stood in the calendar, whatever became of them."""
        return self.held + self.cancelled


def band_of(minutes: float | None) -> Band:
    """The band of a length; None where the calendar does not say one."""
    if minutes is None:
        return Band.NOT_SAID
    for least, band in ((90, Band.FROM_90), (60, Band.FROM_60), (30, Band.FROM_30)):
        if minutes >= least:
            return band
    return Band.UNDER_30
