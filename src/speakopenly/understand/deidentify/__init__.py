"""Finding and hiding what identifies people.

The machine proposes; a person confirms before anything is published.
"""

from speakopenly.understand.deidentify.finder import Deidentifier
from speakopenly.understand.deidentify.spans import Span, SpanKind, hide

__all__ = ["Deidentifier", "Span", "SpanKind", "hide"]
