"""The documents: each a tree of words whose facts come from the service and whose blanks are questions."""

from speakopenly.web.site.governance.documents.composing import Composed, compose
from speakopenly.web.site.governance.documents.kinds import BY_SLUG, KINDS
from speakopenly.web.site.governance.documents.parts import Kind

__all__ = ["BY_SLUG", "KINDS", "Composed", "Kind", "compose"]
