"""The figures of corporate learning, L1 to L13: one service over time, small numbers hidden."""

from speakopenly.check.outcomes.figures.figures import (
    Figure,
    PartsFigure,
    WaitFigure,
    in_print_order,
    parts_of,
    rate_of,
    share_of,
    waits_of,
)
from speakopenly.check.outcomes.figures.measures import HOW_TO_READ, MEASURES, Kind, Measure

__all__ = [
    "HOW_TO_READ",
    "MEASURES",
    "Figure",
    "Kind",
    "Measure",
    "PartsFigure",
    "WaitFigure",
    "in_print_order",
    "parts_of",
    "rate_of",
    "share_of",
    "waits_of",
]
