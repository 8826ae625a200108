"""What this stage keeps, room by room."""

from speakopenly.web.check.bulletin.models import Issue, IssueFile, Number, Printed, Story
from speakopenly.web.check.examination.models import (
    AboutItself,
    AuthorityReply,
    Examination,
    HelpOffered,
    LineJudged,
    NoReplyStated,
    Observation,
)
from speakopenly.web.check.examination.publications.models import ExaminationEdition, ExaminationFile
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
    "AboutItself",
    "AuthorityReply",
    "BeforeAndAfter",
    "Edition",
    "Examination",
    "ExaminationEdition",
    "ExaminationFile",
    "FindingUsed",
    "HelpOffered",
    "Issue",
    "IssueFile",
    "LimitsAnew",
    "LineJudged",
    "LookedForAgain",
    "Measure",
    "NoReplyStated",
    "Number",
    "Objection",
    "Observation",
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
