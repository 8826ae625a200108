"""What this stage keeps, room by room."""

from speakopenly.web.check.learning.models import (
    FindingUsed,
    LookedForAgain,
    StaffNumber,
    SupportAfterEvents,
)
from speakopenly.web.check.outcomes.models import (
    BeforeAndAfter,
    LimitsAnew,
    Measure,
    Objection,
    Point,
    PointsBroughtIn,
    Verdict,
)

__all__ = [
    "BeforeAndAfter",
    "FindingUsed",
    "LimitsAnew",
    "LookedForAgain",
    "Measure",
    "Objection",
    "Point",
    "PointsBroughtIn",
    "StaffNumber",
    "SupportAfterEvents",
    "Verdict",
]
