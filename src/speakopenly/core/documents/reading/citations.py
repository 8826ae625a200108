"""The line beside a paragraph, "paragraph 2.8, page 18", read back."""

from __future__ import annotations

import re
from typing import NamedTuple

_CITATION = re.compile(r"paragraph ([A-Za-z0-9.]+), page ([1-9][0-9]*)")


class Citation(NamedTuple):
    """A paragraph and the page it stands on."""

    number: str
    page: int


def read_citation(line: str) -> Citation | None:
    """Read a citation line; None where the line is anything else."""
    found = _CITATION.fullmatch(line)
    return Citation(found[1], int(found[2])) if found else None


def find_citations(text: str) -> list[Citation]:
    """Find every citation in a longer text."""
    return [Citation(found[1], int(found[2])) for found in _CITATION.finditer(text)]
