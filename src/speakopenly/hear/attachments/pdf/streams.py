"""The lines that draw: rewritten without remarks, tags and layers."""

from __future__ import annotations

from typing import Final

import pikepdf

_MARKS: Final = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
"""Operators that say things about the drawing (alternative words, tags, layers) and draw nothing."""


def without_marks(drawn: pikepdf.Page | pikepdf.Object) -> bytes:
    """Write the drawing of a page, form, pattern or letter anew; remarks between its lines fall away.

    Raises:
        ValueError: it holds a photo between its lines, whose metadata we do not reach.
    """
    kept = []
    for line in pikepdf.parse_content_stream(drawn):
        if isinstance(line, pikepdf.ContentStreamInlineImage):
            if any("DCT" in name or "JPX" in name for name in map(str, line.iimage.filters)):
                raise ValueError
        elif str(line.operator) in _MARKS:
            continue
        kept.append(line)
    return pikepdf.unparse_content_stream(kept)
