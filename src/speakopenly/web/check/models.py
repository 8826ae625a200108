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
from speakopenly.web.check.replies.models import Edition, Reply, ReplyText, RestsOn, Writer

__all__ = [
    "BeforeAndAfter",
    "Edition",
    "FindingUsed",
    "LimitsAnew",
    "LookedForAgain",
    "Measure",
    "Objection",
    "Point",
    "PointsBroughtIn",
    "Reply",
    "ReplyText",
    "RestsOn",
    "StaffNumber",
    "SupportAfterEvents",
    "Verdict",
    "Writer",
]
