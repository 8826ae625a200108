"""What this stage keeps, room by room."""

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
    "NeedWritten",
    "RightsCheck",
    "StopSaid",
    "WayShown",
    "WhatCame",
]
