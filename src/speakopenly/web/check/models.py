"""What this stage keeps, room by room."""

from speakopenly.web.check.bulletin.models import Issue, IssueFile, Number, Printed, Story
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
from speakopenly.web.check.supervision.models import MeetingCount, PulseCount

__all__ = [
    "BeforeAndAfter",
    "Edition",
    "FindingUsed",
    "Issue",
    "IssueFile",
    "LimitsAnew",
    "LookedForAgain",
    "Measure",
    "MeetingCount",
    "Number",
    "Objection",
    "Point",
    "PointsBroughtIn",
    "Printed",
    "PulseCount",
    "Reply",
    "ReplyText",
    "RestsOn",
    "StaffNumber",
    "Story",
    "SupportAfterEvents",
    "Verdict",
    "Writer",
]
