"""The guide for directors as a PDF, by the writer that makes our reports: the page's Markdown as a document tree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version

import lxml.html
from markdown import markdown

from speakopenly.core.documents.pdf import layout, write_pdf
from speakopenly.core.documents.tree import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Inline,
    Paragraph,
    Section,
    Strong,
)

MOST_PAGES = 3


def guide_on_paper(page: str) -> bytes:
    """Set the page: its first heading is the title, what stands before the second is the front."""
    document = guide(page)
    if (pages := layout(document).all_pages) > MOST_PAGES:
        raise ValueError(f"The guide for directors takes {pages} pages. Shorten it to {MOST_PAGES}.")
    return write_pdf(document)


def guide(page: str) -> Document:
    """The page as a tree. A link becomes its words, since paper leads nowhere."""
    body = lxml.html.fragment_fromstring(markdown(page, extensions=["sane_lists"]), create_parent=True)
    title, front = "", []
    sections: list[tuple[str, list[Block]]] = []
    for element in body:
        if element.tag == "h1":
            title = element.text_content()
        elif element.tag == "h2":
            sections.append((element.text_content(), []))
        else:
            (sections[-1][1] if sections else front).extend(_blocks(element))
    return Document(
        title=title,
        subtitle="Speak Openly",
        edition=f"Release {version('speakopenly')}",
        date=None,
        language="en-GB",
        check_code=hashlib.sha256(page.encode()).hexdigest()[:12],
        front=tuple(front),
        summary=(),
        sections=tuple(Section("", heading, tuple(blocks)) for heading, blocks in sections),
        is_short=True,
    )


def _blocks(element: lxml.html.HtmlElement) -> Iterator[Block]:
    match element.tag:
        case "p":
            yield Paragraph(None, _words(element))
        case "ul":
            yield BulletList(tuple(_words(item) for item in element))
        case "ol":
            for number, item in enumerate(element, start=1):
                yield Paragraph(None, (f"{number}. ", *_words(item)))
        case _:
            raise ValueError(f"The guide on paper has no place for <{element.tag}>.")


def _words(element: lxml.html.HtmlElement) -> tuple[Inline, ...]:
    kinds = {"strong": Strong, "em": Emphasis}
    found: list[Inline] = [element.text or ""]
    for part in element:
        found += [kinds.get(part.tag, str)(part.text_content()), part.tail or ""]
    return tuple(each for each in found if each)
