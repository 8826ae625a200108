"""Who was to be heard, who was, and who was not: counted from what was said, and safe to show."""

from speakopenly.hear.coverage.board import Board, Row, Split, Wanted, count_board
from speakopenly.hear.coverage.crowds import Crowd, Voice, crowds_of
from speakopenly.hear.coverage.safe import protect_board
from speakopenly.hear.coverage.sentences import nobody_from, who_was_not_heard
from speakopenly.hear.coverage.took import Took

__all__ = [
    "Board",
    "Crowd",
    "Row",
    "Split",
    "Took",
    "Voice",
    "Wanted",
    "count_board",
    "crowds_of",
    "nobody_from",
    "protect_board",
    "who_was_not_heard",
]
