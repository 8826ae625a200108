"""Read written documents: submissions, notes of sessions and e-mails, with their pages kept for citing."""

from speakopenly.hear.documents.reading import read_document
from speakopenly.hear.documents.records import DocumentKind, DocumentRefused, Why

__all__ = ["DocumentKind", "DocumentRefused", "Why", "read_document"]
