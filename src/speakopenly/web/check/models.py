"""What this stage keeps, room by room."""

from speakopenly.web.check.bulletin.models import Issue, IssueFile, Number, Printed, Story
from speakopenly.web.check.culture.models import Wave, WaveAnswer, WaveAsked, WaveReply
from speakopenly.web.check.examination.models import (
    AboutItself,
    AuthorityReply,
    Examination,
    HelpOffered,
    LineJudged,
    NoReplyStated,
    Observation,
    OfficialBeside,
)
from speakopenly.web.check.examination.publications.models import ExaminationEdition, ExaminationFile
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
    OfficialBeforeAndAfter,
    Point,
    PointsBroughtIn,
    Verdict,
)
from speakopenly.web.check.replies.models import Edition, Reply, ReplyText, RestsOn, Writer
from speakopenly.web.check.supervision.models import MeetingCount, PulseCount

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
    "InspectionPassage",
    "InspectionReport",
    "Issue",
    "IssueFile",
    "LimitsAnew",
    "LineJudged",
    "LookedForAgain",
    "Measure",
    "MeetingCount",
    "NoReplyStated",
    "Number",
    "Objection",
    "Observation",
    "OfficialBeforeAndAfter",
    "OfficialBeside",
    "PassageJudged",
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
    "Wave",
    "WaveAnswer",
    "WaveAsked",
    "WaveReply",
    "Writer",
]
