"""Word files (.docx, .docm, templates): taken apart, each part cleaned, and put together as a new file.

Only parts that are shown, or that say how, are carried over, each under a name of ours; document info,
comments, the list of people, macros, embedded files, custom data and thumbnails have no way across.
The format is ISO/IEC 29500-1 (transitional); a file of the strict kind is kept as it came.
"""

from __future__ import annotations

from speakopenly.hear.attachments.records import Removed
from speakopenly.hear.attachments.word.carrying import Carrier
from speakopenly.hear.attachments.word.package import read_package, write_package


def clean_word(data: bytes) -> tuple[bytes, set[Removed]]:
    """Carry over what a Word file shows, with its tracked changes accepted.

    Raises:
        AttachmentRefused: it unfolds to more than we open.
        Exception: it is damaged, or holds something shown that we cannot clean.
    """
    carrier = Carrier(read_package(data))
    carrier.carry_all()
    return write_package(carrier.carried), carrier.removed
