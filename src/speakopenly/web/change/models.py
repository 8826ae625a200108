"""What this stage keeps, room by room."""

from speakopenly.web.change.recommendations.models import (
    CardBears,
    FindingAnswered,
    LetOut,
    Letter,
    Moved,
    Recommendation,
    Seen,
    SmallTest,
    Takes,
    WouldTell,
)
from speakopenly.web.change.reviews.models import (
    BoxWritten,
    ConditionWritten,
    LeftLearning,
    PassagePinned,
    ResponseChosen,
    Review,
    RoleInvited,
)
from speakopenly.web.change.reviews.publications.models import ReviewEdition, ReviewFile
from speakopenly.web.change.rights.models import (
    ConditionSet,
    ConditionsSet,
    NeedWritten,
    RightsCheck,
    StopSaid,
    WayShown,
    WhatCame,
)

__all__ = [
    "BoxWritten",
    "ConditionSet",
    "CardBears",
    "ConditionWritten",
    "ConditionsSet",
    "FindingAnswered",
    "LeftLearning",
    "LetOut",
    "Letter",
    "Moved",
    "NeedWritten",
    "PassagePinned",
    "Recommendation",
    "ResponseChosen",
    "Review",
    "ReviewEdition",
    "ReviewFile",
    "RightsCheck",
    "RoleInvited",
    "Seen",
    "SmallTest",
    "StopSaid",
    "Takes",
    "WayShown",
    "WhatCame",
    "WouldTell",
]
