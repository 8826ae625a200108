"""Tracked changes: accepted, as if somebody had pressed "Accept all", so that no earlier wording remains.

ISO/IEC 29500-1, 17.13.5. A deleted paragraph mark joins its paragraph to the next.
"""

from __future__ import annotations

from typing import Any, Final

from speakopenly.hear.attachments.word.names import W, remove, unwrap, words

_GONE: Final = words(W, "del moveFrom")
_STAYS: Final = words(W, "ins moveTo")
_BEFORE: Final = words(
    W,
    "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange"
    " numberingChange cellIns cellMerge delText delInstrText"
    " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd"
    " customXmlMoveToRangeStart customXmlMoveToRangeEnd",
)
_CELL_GONE: Final = f"{W}cellDel"
_ALL: Final = [*_GONE, *_STAYS, *_BEFORE, _CELL_GONE]


def accept_changes(root: Any) -> bool:
    """Accept every tracked change in one part; true if there was any."""
    found = list(root.iter(*_ALL))
    joined = [_paragraph_of(mark) for mark in found if mark.tag in _GONE and _is_paragraph_mark(mark)]
    for change in found:
        _accept(change)
    for paragraph in joined:
        _join_to_next(paragraph)
    if found:
        _mend_tables(root)
    return bool(found)


def _accept(change: Any) -> None:
    parent = change.getparent()
    if parent is None:
        return
    if change.tag in _STAYS:
        unwrap(change)
    elif change.tag == _CELL_GONE or (change.tag in _GONE and parent.tag == f"{W}trPr"):
        remove(parent.getparent())
    else:
        remove(change)


def _is_paragraph_mark(mark: Any) -> bool:
    return [above.tag for above in mark.iterancestors()][:2] == [f"{W}rPr", f"{W}pPr"]


def _paragraph_of(mark: Any) -> Any:
    return mark.getparent().getparent().getparent()


def _join_to_next(paragraph: Any) -> None:
    """Move what is left of a paragraph to the start of the next; an empty one before a table just goes."""
    following, parent = paragraph.getnext(), paragraph.getparent()
    left = [child for child in paragraph if child.tag != f"{W}pPr"]
    if parent is None:
        return
    if following is not None and following.tag == f"{W}p":
        at = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
        following[at:at] = left
        parent.remove(paragraph)
    elif not left and paragraph.find(f"{W}pPr/{W}sectPr") is None:
        parent.remove(paragraph)


def _mend_tables(root: Any) -> None:
    """A row needs a cell, a table a row, and a cell ends with a paragraph; else Word finds it damaged."""
    for row in list(root.iter(f"{W}tr")):
        if row.find(f".//{W}tc") is None:
            remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            remove(table)
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            cell.append(cell.makeelement(f"{W}p"))
