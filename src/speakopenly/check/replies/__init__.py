"""Public replies: heard, changed, checked. What is missing, when one may appear, and by when it is owed."""

from speakopenly.check.replies.alone import Behind, Refusal, refusal_of
from speakopenly.check.replies.clocks import DAYS_TO_REPLY, Figures, Owed, figures_of, oldest_first
from speakopenly.check.replies.copied import LONGEST_RUN, copied_from
from speakopenly.check.replies.missing import Missing, missing_in, missing_in_all
from speakopenly.check.replies.quiet import QUIET_DAYS, appears_from, may_appear
from speakopenly.check.replies.records import (
    ENGLISH,
    EVERY_WAY,
    FIRST,
    HOPED_FOR,
    WORDINGS,
    Way,
    Words,
    nearest,
    ready,
)

__all__ = [
    "DAYS_TO_REPLY",
    "ENGLISH",
    "EVERY_WAY",
    "FIRST",
    "HOPED_FOR",
    "LONGEST_RUN",
    "QUIET_DAYS",
    "WORDINGS",
    "Behind",
    "Figures",
    "Missing",
    "Owed",
    "Refusal",
    "Way",
    "Words",
    "appears_from",
    "copied_from",
    "figures_of",
    "may_appear",
    "missing_in",
    "missing_in_all",
    "nearest",
    "oldest_first",
    "ready",
    "refusal_of",
]
