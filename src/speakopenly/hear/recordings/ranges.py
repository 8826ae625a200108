"""Which part of a recording a player asks for: the header ``Range`` of RFC 9110, section 14."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ONE_RANGE: Final = re.compile(r"bytes=(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of a file from ``first`` to before ``end``; ``is_all`` where no part was asked for."""

    first: int
    end: int
    is_all: bool = False

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.end - self.first

    def content_range(self, size: int) -> str:
        """As the answer says it, such as ``bytes 0-99/1000``."""
        return f"bytes {self.first}-{self.end - 1}/{size}"


def part_wanted(header: str, size: int, *, most: int) -> Part | None:
    """Read a ``Range`` header for a file of ``size`` bytes; None where no byte of it is there (status 416).

    Without a header, or with one that we need not understand (several ranges, other units), it is all of
    the file. A part is cut to ``most`` bytes, as RFC 9110 allows: the player then asks for the next.
    """
    found = _ONE_RANGE.fullmatch(header.strip())
    if found is None:
        return Part(0, size, is_all=True)
    first, last, suffix = found.groups()
    if suffix is not None:
        begin, end = max(0, size - int(suffix)), size
    else:
        begin, end = int(first), min(int(last) + 1 if last else size, size)
        if last and int(last) < begin:
            return Part(0, size, is_all=True)
    return Part(begin, min(end, begin + most)) if begin < end else None
