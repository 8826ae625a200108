"""Read lists of literature, so that what research says stands beside what people say."""

from speakopenly.hear.literature.reading import format_of, read_literature, read_records
from speakopenly.hear.literature.records import Literature, Merged, Record

__all__ = ["Literature", "Merged", "Record", "format_of", "read_literature", "read_records"]
