"""Read the words of an HTML report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree, html

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.pictures import svg_words
from speakopenly.core.documents.reading.citations import read_citation
from speakopenly.core.documents.words import HIDDEN, SKIP
from speakopenly.core.errors import BadInput

_INLINE = frozenset({"a", "em", "strong", "span", "tspan"})
# fmt: off
_KNOWN = _INLINE | frozenset(
    {
        "html", "head", "meta", "title", "style", "body", "main", "nav", "section", "div", "p", "h1",
        "h2", "h3", "ul", "li", "figure", "figcaption", "blockquote", "table", "caption", "thead",
        "tbody", "tr", "th", "td",
    }
)
# fmt: on
_SPOKEN = ("title", "alt", "placeholder", "value", "aria-description", "aria-roledescription", "aria-label")
_OWN_PIECES = frozenset({"number", "text"})
_SVG = "{http://www.w3.org/2000/svg}"


def text_of_html(data: bytes) -> tuple[str, ...]:
    """Give every text of an HTML report in order; equal to ``plain_text`` for a file as we wrote it.

    BadInput where the file is no HTML.
    """
    root = _parse(data)
    title = one_line(root.findtext(".//head/title") or "")
    heading = one_line("".join(root.xpath("string((.//h1)[1])")))
    lines = [] if title == heading else [title]
    pieces = _Pieces()
    pieces.read(root.find("body"))
    return (*lines, *pieces.finished())


def pages_of_html(data: bytes) -> Mapping[str, int]:
    """Give the page printed beside each numbered paragraph."""
    lines = (one_line(element.text_content()) for element in _parse(data).find_class("cite"))
    return {cited.number: cited.page for line in lines if (cited := read_citation(line))}


def _parse(data: bytes) -> Any:
    try:
        root = html.document_fromstring(data.decode("utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, UnicodeDecodeError, ValueError) as error:
        raise BadInput("This is not an HTML report of ours.", do="Fetch the published file again.") from error
    if root.find("body") is None:
        raise BadInput("This is not an HTML report of ours.", do="Fetch the published file again.")
    return root


class _Pieces:
    """Collect text piece by piece: a piece ends where an element begins or ends that is not inline."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[str] = []

    def finished(self) -> list[str]:
        self._close()
        return self._done

    def read(self, element: Any) -> None:
        if not isinstance(element.tag, str):
            return
        name = element.tag.removeprefix(_SVG)
        apart = name not in _INLINE or element.get("class") in _OWN_PIECES
        if apart:
            self._close()
        self._read_attributes(element)
        if name == "svg":
            self._done.extend(_picture_words(element))
        elif not _is_furniture(element):
            self._read_inside(element, name)
        if apart:
            self._close()

    def _read_inside(self, element: Any, name: str) -> None:
        if name not in _KNOWN:
            self._done.append(f"<{name}>")
        self._open.append(element.text or "")
        for child in element:
            self.read(child)
            self._open.append(child.tail or "")

    def _read_attributes(self, element: Any) -> None:
        for name in _SPOKEN:
            words = one_line(element.get(name, ""))
            if words and words != _table_name(element):
                self._close()
                self._done.append(words)

    def _close(self) -> None:
        words = one_line("".join(self._open))
        self._open.clear()
        if words:
            self._done.append(words)


def _picture_words(element: Any) -> tuple[str, ...]:
    return svg_words(etree.tostring(element, encoding="unicode", with_tail=False))


def _table_name(element: Any) -> str | None:
    """Give the caption of the table that a scrolling region holds: the region is named after it."""
    caption = element.find("table/caption") if element.get("class") == "table" else None
    return None if caption is None else one_line(caption.text_content())


def _is_furniture(element: Any) -> bool:
    """Say whether the element holds exactly what the writer adds of its own at this place."""
    words = one_line(element.text_content())
    match element.get("class"):
        case "skip":
            return words == SKIP
        case "unseen":
            return words == HIDDEN
        case "cite":
            cited = read_citation(words)
            return cited is not None and element.getparent().get("id") == f"p{cited.number}"
        case _:
            return False
