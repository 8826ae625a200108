"""Files that come with a report: rid of what they carry unseen, or marked "not cleaned"."""

from speakopenly.hear.attachments.cleaning import clean
from speakopenly.hear.attachments.records import (
    LARGEST,
    AttachmentKind,
    AttachmentRefused,
    Cleaned,
    Refusal,
    Removed,
)
from speakopenly.hear.attachments.scanning import ScannerSilent, is_scanner_address, scan

__all__ = [
    "LARGEST",
    "AttachmentKind",
    "AttachmentRefused",
    "Cleaned",
    "Refusal",
    "Removed",
    "ScannerSilent",
    "clean",
    "is_scanner_address",
    "scan",
]
