"""The bulletin: an issue of stories, what is missing in it, and its one tree, plain text and feed."""

from speakopenly.check.bulletin.feed import Entry, Feed, write_feed
from speakopenly.check.bulletin.frame import ENGLISH, Frame
from speakopenly.check.bulletin.missing import Lack, Missing, what_is_missing, words_in
from speakopenly.check.bulletin.pack import CONTENT, HTML, PDF, TEXT, make_pack, read_issue
from speakopenly.check.bulletin.quoting import CUT, is_cut_from, repeats
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
from speakopenly.check.bulletin.text import write_text
from speakopenly.check.bulletin.tree import check_code, compose, heading_of, title_of, when_of

__all__ = [
    "CONTENT",
    "CUT",
    "ENGLISH",
    "FEWEST_STORIES",
    "HTML",
    "LINES_TO_TRY",
    "MOST_STORIES",
    "MOST_WORDS_TO_OPEN",
    "NUMBERS",
    "PDF",
    "TEXT",
    "Entry",
    "Feed",
    "Frame",
    "Issue",
    "Lack",
    "Missing",
    "Number",
    "Parts",
    "Season",
    "Story",
    "check_code",
    "compose",
    "heading_of",
    "is_cut_from",
    "make_pack",
    "read_issue",
    "repeats",
    "season_of",
    "title_of",
    "what_is_missing",
    "when_of",
    "words_in",
    "write_feed",
    "write_text",
]
