"""What the page of a report prints under each number: the words of a finding, its quotes, and who differs.

Read from the published file alone, so nothing comes out of it that anybody may not read anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree, html

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.errors import BadInput

DIFFERS: Final = "Some saw it differently: "
OFFICIAL: Final = "Official figure "
_PASSAGE: Final = "passage "


@dataclass(frozen=True, slots=True)
class PrintedQuote:
    """Somebody's words, who said them as far as that is told, and the short name of the passage."""

    text: str
    said_by: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """One numbered paragraph with everything that stands under it, up to the next number."""

    words: str
    quotes: tuple[PrintedQuote, ...] = ()
    differs: str | None = None
    official: tuple[str, ...] = ()


def read_printed(page: bytes) -> dict[str, Printed]:
    """Every numbered paragraph of a report by its number. BadInput where the file is no report of ours."""
    try:
        root = html.document_fromstring(page.decode("utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, UnicodeDecodeError, ValueError) as error:
        raise BadInput("This is not an HTML report of ours.", do="Fetch the published file again.") from error
    return {
        number: _printed(paragraph)
        for paragraph in root.find_class("paragraph")
        if (number := paragraph.get("id", "").removeprefix("p"))
    }


def _printed(paragraph: Any) -> Printed:
    under = list(_under(paragraph))
    said = [_words(each) for each in under if each.get("class") == "paragraph"]
    return Printed(
        words=_words(paragraph),
        quotes=tuple(_quote(each) for each in under if each.get("class") == "quote"),
        differs=next((each.removeprefix(DIFFERS) for each in said if each.startswith(DIFFERS)), None),
        official=tuple(each for each in said if each.startswith(OFFICIAL)),
    )


def _under(paragraph: Any) -> Iterator[Any]:
    """What follows in the same section until the next number."""
    for each in paragraph.itersiblings():
        if each.get("id", "").startswith("p"):
            return
        yield each


def _words(paragraph: Any) -> str:
    return "".join(one_line(each.text_content()) for each in paragraph.find_class("text")[:1])


def _quote(figure: Any) -> PrintedQuote:
    said, said_by, passage = (_line(figure, name) for name in ("said", "attribution", "passage"))
    return PrintedQuote(said, said_by, passage.removeprefix(_PASSAGE))


def _line(figure: Any, name: str) -> str:
    return next((one_line(each.text_content()) for each in figure.find_class(name)), "")
