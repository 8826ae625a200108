"""How much one file may ask of us. Each figure has its reason."""

from __future__ import annotations

from typing import Final

from speakopenly.core.apart import Limits
from speakopenly.hear.attachments.records import LARGEST, MEGABYTE

MOST_POINTS: Final = 64_000_000
"""Width times height. Phones take 12 to 50 million; a file of 100 KB can claim 900 million."""

MOST_PARTS: Final = 2_000
"""Files inside a Word file. A long report with a picture on each page has some hundreds."""

MOST_UNFOLDED: Final = 128 * MEGABYTE
"""What a Word file may unfold to. Its words unfold about tenfold, a bomb a thousandfold."""

MOST_PAGES: Final = 2_000
"""Pages of a PDF. A scan of 10 MB has a few hundred."""

AT_ONCE: Final = 2
"""Files cleaned at the same moment by one process of the server; others wait their turn."""

CHILD: Final = Limits(memory=1536 * MEGABYTE, seconds=20, patience=25, answer=LARGEST + MEGABYTE)
"""A photo of 50 million points takes 0.7 GB and 3 seconds, the largest see-through picture 1.3 GB and 5.
Web servers give a request 30 seconds."""
