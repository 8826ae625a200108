"""Read lists of literature, so that what research says stands beside what people say."""

from speakopenly.hear.literature.joining import Joined, Near, Place, Same, join
from speakopenly.hear.literature.reading import format_of, read_literature, read_records
from speakopenly.hear.literature.records import Literature, Merged, Record

__all__ = [
    "Joined",
    "Literature",
    "Merged",
    "Near",
    "Place",
    "Record",
    "Same",
    "format_of",
    "join",
    "read_literature",
    "read_records",
]
