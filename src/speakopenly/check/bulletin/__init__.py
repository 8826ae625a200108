"""The bulletin: an issue of stories, what is missing in it, and its one tree, plain text and feed."""

from speakopenly.check.bulletin.records import (
    FEWEST_STORIES,
    LINES_TO_TRY,
    MOST_STORIES,
    MOST_WORDS_TO_OPEN,
    NUMBERS,
    Issue,
    Number,
    Parts,
    Story,
)
from speakopenly.check.bulletin.seasons import Season, season_of

__all__ = [
    "FEWEST_STORIES",
    "LINES_TO_TRY",
    "MOST_STORIES",
    "MOST_WORDS_TO_OPEN",
    "NUMBERS",
    "Issue",
    "Number",
    "Parts",
    "Season",
    "Story",
    "season_of",
]
