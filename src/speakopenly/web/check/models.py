"""What this stage keeps, room by room."""

from speakopenly.web.check.outcomes.models import (
    BeforeAndAfter,
    LimitsAnew,
    Measure,
    Objection,
    Point,
    PointsBroughtIn,
    Verdict,
)

__all__ = ["BeforeAndAfter", "LimitsAnew", "Measure", "Objection", "Point", "PointsBroughtIn", "Verdict"]
