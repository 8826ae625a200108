"""A service's own list of names, hidden wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.spans import SpanKind


class KnownNames:
    """Names given by the service: staff, schools, teams. Case and extra blanks do not matter."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(
            sorted({" ".join(name.split()) for name in names} - {""}, key=lambda n: (-len(n), n))
        )
        shapes = (r"\s+".join(re.escape(word) for word in name.split()) for name in self.names)
        joined = "|".join(shapes)
        self._pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.I) if joined else None

    def find(self, text: str) -> Iterator[Candidate]:
        """Find each known name."""
        if self._pattern is not None:
            yield from every_match(self._pattern, text, SpanKind.PERSON)
