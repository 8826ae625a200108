"""Find passages by their words and by what they mean.

Where to look: ``query`` reads what was typed, ``words`` and ``meaning`` are the two ways to find, ``fusing``
joins them, ``index`` is all of it for a folder or for memory.
"""

from speakopenly.understand.search.index import NEAR_ENOUGH, Hit, SearchIndex
from speakopenly.understand.search.query import Query, Term, read_query
from speakopenly.understand.search.words import Document

__all__ = ["NEAR_ENOUGH", "Document", "Hit", "Query", "SearchIndex", "Term", "read_query"]
