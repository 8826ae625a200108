"""Rows of tables: short cells stand on one line, and long answers in a cell stay paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

SHORT_CELL: Final = 120
"""Characters. Longer than this, a cell of a form is somebody's answer and is read as a paragraph."""


def row_paragraphs(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give one row: as one line with a tab between its cells, or each cell as paragraphs of its own."""
    filled = [[words for words in cell if words] for cell in cells]
    is_line = all(len(cell) <= 1 and len("".join(cell)) <= SHORT_CELL for cell in filled)
    if is_line:
        yield "\t".join(cell[0].strip(" \t\n") for cell in filled if cell)
    else:
        for cell in filled:
            yield from cell
