"""Finding and hiding what identifies people.

The machine proposes; a person confirms before anything is published.
"""

from speakopenly.understand.deidentify.finder import Deidentifier
from speakopenly.understand.deidentify.known import KnownNames, hash_of
from speakopenly.understand.deidentify.leftover import Leftover, Read, draw, leftover
from speakopenly.understand.deidentify.marks import Decision, Mark, Why, marks_of, safe_text
from speakopenly.understand.deidentify.rare import find_rare
from speakopenly.understand.deidentify.singling import Singling, single_out
from speakopenly.understand.deidentify.spans import Span, SpanKind, hide, moved
from speakopenly.understand.deidentify.vaguer import ladder

__all__ = [
    "Decision",
    "Deidentifier",
    "KnownNames",
    "Leftover",
    "Mark",
    "Read",
    "Singling",
    "Span",
    "SpanKind",
    "Why",
    "draw",
    "find_rare",
    "hash_of",
    "hide",
    "ladder",
    "leftover",
    "marks_of",
    "moved",
    "safe_text",
    "single_out",
]
