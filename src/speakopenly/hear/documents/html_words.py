"""The words of a web page or of an e-mail written as one, in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree, html

_UNSEEN: Final = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "object", "svg", "meta"}
)
_BLOCKS: Final = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
        ),
        *(
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
        ),
        *("pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_CELLS: Final = frozenset({"td", "th"})
_HIDDEN: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BLOCK: Final = "\x1e"
_BREAK: Final = "\x1f"
"""Signs that no page can hold, as the parser drops them: a new paragraph, and a new line."""


def words_of_html(page: str) -> tuple[tuple[str, ...], bool]:
    """Give the paragraphs of a page, and whether it had words that its reader is not shown."""
    try:
        root = html.document_fromstring(
            page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return (), False
    hidden = [element for element in root.iter(etree.Element) if _HIDDEN.search(element.get("style", ""))]
    said = any("".join(element.itertext()).strip() for element in hidden)
    text = "".join(_words(root, frozenset(hidden)))
    return tuple(filter(None, map(_tidy, text.split(_BLOCK)))), said


def _words(root: Any, hidden: frozenset[Any]) -> Iterator[str]:
    """Walk the tree without calling ourselves, as mails may be nested deeper than Python can call."""
    skipped: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            if skipped is None:
                yield element.tail or ""
        elif event == "start" and skipped is None:
            if element.tag in _UNSEEN or element in hidden:
                skipped = element
            else:
                yield _mark(element) + _SPACE.sub(" ", element.text or "")
        elif event == "end":
            if skipped is element:
                skipped = None
            elif skipped is not None:
                continue
            yield (_BLOCK if element.tag in _BLOCKS else "") + _SPACE.sub(" ", element.tail or "")


def _mark(element: Any) -> str:
    if element.tag == "br":
        return _BREAK
    if element.tag in _CELLS:
        return "\t"
    return _BLOCK if element.tag in _BLOCKS else ""


def _tidy(paragraph: str) -> str:
    lines = (line.strip() for line in paragraph.split(_BREAK))
    return re.sub("\n{2,}", "\n\n", "\n".join(lines)).strip()
