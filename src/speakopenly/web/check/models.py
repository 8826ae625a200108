"""What this stage keeps, room by room."""

from speakopenly.web.check.bulletin.models import Issue, IssueFile, Number, Printed, Story
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
    "Issue",
    "IssueFile",
    "LimitsAnew",
    "Measure",
    "Number",
    "Objection",
    "Point",
    "PointsBroughtIn",
    "Printed",
    "Story",
    "Verdict",
]
