"""Marks in the draft of a review what hindsight does to it; the writer decides, and no fact is taken out."""

from speakopenly.change.reviews.hindsight.marking import (
    NAMING_IS_NOT_BLAME,
    Mark,
    MarkKind,
    Sentence,
    marked_sentences,
    marks_in,
)

__all__ = ["NAMING_IS_NOT_BLAME", "Mark", "MarkKind", "Sentence", "marked_sentences", "marks_in"]
