"""How much of an exchange file we are willing to read. Each figure has its reason."""

from __future__ import annotations

from typing import Final

from speakopenly.core.apart import Limits

MEGABYTE: Final = 1024 * 1024

MAX_FILE_BYTES: Final = 512 * MEGABYTE
"""Films and pictures lie inside such files; what we read of them is text, and never so much."""

MAX_TEXT_BYTES: Final = 256 * MEGABYTE
"""All texts of a project together, unpacked. 10,000 survey answers are 3 MB, a 300-page report is 1 MB."""

MAX_XML_BYTES: Final = 256 * MEGABYTE
"""The description of a project. 10,000 contributions with 30,000 codings are 15 MB."""

MAX_MEMBERS: Final = 100_000
"""Files inside a file. One for each answer of a large survey, as some programs write, is 10,000."""

MAX_ELEMENTS: Final = 5_000_000
"""XML elements: each costs memory however short it is written."""

CHILD: Final = Limits(
    memory=4096 * MEGABYTE, seconds=120, patience=240, answer=2 * (MAX_TEXT_BYTES + MAX_XML_BYTES)
)
"""What the process that reads a file may use. The benchmark's project of 10,000 takes under 10 seconds."""
