"""What this stage keeps, room by room."""

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
    "ConditionWritten",
    "ConditionsSet",
    "LeftLearning",
    "NeedWritten",
    "PassagePinned",
    "ResponseChosen",
    "Review",
    "ReviewEdition",
    "ReviewFile",
    "RightsCheck",
    "RoleInvited",
    "StopSaid",
    "WayShown",
    "WhatCame",
]
