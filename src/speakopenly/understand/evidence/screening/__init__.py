"""What to read next, and what stopping may miss: the machine orders, people decide about every record."""

from speakopenly.understand.evidence.screening.ordering import Reader, read_texts
from speakopenly.understand.evidence.screening.simulating import Simulated, simulate
from speakopenly.understand.evidence.screening.stopping import (
    Stopping,
    bound,
    draw_check,
    say_stopping,
    stand_since_draw,
)

__all__ = [
    "Reader",
    "Simulated",
    "Stopping",
    "bound",
    "draw_check",
    "read_texts",
    "say_stopping",
    "simulate",
    "stand_since_draw",
]
