"""Deeds of de-identification."""

from speakopenly.web.understand.deidentification.actions.replacing import replace_everywhere, replace_in, undo
from speakopenly.web.understand.deidentification.actions.sampling import answer, draw_sample
from speakopenly.web.understand.deidentification.actions.trying import could_tell

__all__ = ["answer", "could_tell", "draw_sample", "replace_everywhere", "replace_in", "undo"]
