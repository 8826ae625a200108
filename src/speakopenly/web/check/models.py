"""What this stage keeps, room by room."""

from speakopenly.web.check.bulletin.models import Issue, IssueFile, Number, Printed, Story
from speakopenly.web.check.inspections.models import (
    InspectionPassage,
    InspectionReport,
    PassageJudged,
)
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
    "InspectionPassage",
    "InspectionReport",
    "Issue",
    "IssueFile",
    "LimitsAnew",
    "LookedForAgain",
    "Measure",
    "Number",
    "Objection",
    "PassageJudged",
    "Point",
    "PointsBroughtIn",
    "Printed",
    "Reply",
    "ReplyText",
    "RestsOn",
    "StaffNumber",
    "Story",
    "SupportAfterEvents",
    "Verdict",
    "Writer",
]
