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
from speakopenly.web.check.replies.models import Edition, Reply, ReplyText, RestsOn, Writer

__all__ = [
    "BeforeAndAfter",
    "Edition",
    "LimitsAnew",
    "Measure",
    "Objection",
    "Point",
    "PointsBroughtIn",
    "Reply",
    "ReplyText",
    "RestsOn",
    "Verdict",
    "Writer",
]
