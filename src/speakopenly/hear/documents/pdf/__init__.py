"""Read a PDF that anybody may have made: its words page by page, in paragraphs."""

from speakopenly.hear.documents.pdf.reading import read_pdf

__all__ = ["read_pdf"]
