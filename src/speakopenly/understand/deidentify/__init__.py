"""Finding and hiding what identifies people.

The machine proposes; a person confirms before anything is published.
"""

from speakopenly.understand.deidentify.finder import Deidentifier
from speakopenly.understand.deidentify.marks import Decision, Mark, Why, marks_of, safe_text
from speakopenly.understand.deidentify.rare import find_rare
from speakopenly.understand.deidentify.spans import Span, SpanKind, hide, moved
from speakopenly.understand.deidentify.vaguer import ladder

__all__ = [
    "Decision",
    "Deidentifier",
    "Mark",
    "Span",
    "SpanKind",
    "Why",
    "find_rare",
    "hide",
    "ladder",
    "marks_of",
    "moved",
    "safe_text",
]
