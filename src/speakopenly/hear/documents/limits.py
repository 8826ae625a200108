"""How much one document may ask of us. Each figure has its reason."""

from __future__ import annotations

from typing import Final

from speakopenly.core.apart import Limits

MEGABYTE: Final = 1024 * 1024

MAX_FILE_BYTES: Final = 100 * MEGABYTE
"""A submission of 300 pages with pictures has 5 to 40 MB."""

MAX_MARKUP_BYTES: Final = 64 * MEGABYTE
"""What the words of a Word or OpenDocument file may unfold to; pictures are not unfolded. A book has 10."""

MAX_PARTS: Final = 10_000
"""Files inside a packed document. One picture a page makes some hundreds."""

MAX_PAGES: Final = 5_000
"""Pages of a PDF. The longest public inquiry reports are bound in volumes of under 1,000."""

MAX_CHARACTERS: Final = 8 * MEGABYTE
"""Words of one document. No book is longer; 300 pages have under a million characters."""

MAX_PARAGRAPHS: Final = 250_000
"""Paragraphs, and page turns, of one document; 300 pages have some thousands."""

MAX_MAIL_PARTS: Final = 1_000
"""Parts of an e-mail, attachments within attachments included."""

CHILD: Final = Limits(memory=2048 * MEGABYTE, seconds=60, patience=120, answer=8 * MAX_CHARACTERS)
"""300 pages of PDF take 1 to 3 seconds and 0.3 GB; a tree of 64 MB of markup takes 1 GB."""
