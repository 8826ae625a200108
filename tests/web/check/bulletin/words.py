"""What people of Northmoor told for the bulletin; invented."""

from __future__ import annotations

TOLD = (
    "The weekend handover was two lines long and nobody knew who would ring the school.",
    "Three pages of the form asked the same thing and the fourth was never reached.",
    "We had no room to speak in, so the talk about the visit happened in a corridor.",
)
CATCH = "I looked at the list twice and saw that one visit had no worker beside it."
