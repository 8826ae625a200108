"""What this stage keeps, room by room."""

from speakopenly.web.change.recommendations.models import (
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
    "ConditionSet",
    "ConditionsSet",
    "FindingAnswered",
    "LetOut",
    "Letter",
    "Moved",
    "NeedWritten",
    "Recommendation",
    "RightsCheck",
    "Seen",
    "SmallTest",
    "StopSaid",
    "Takes",
    "WayShown",
    "WhatCame",
    "WouldTell",
]
