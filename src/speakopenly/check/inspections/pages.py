"""The process that opens PDFs of inspection reports: their words as they stand, page by page.

The house's reader of documents makes paragraphs of lines, for people to read. Here words stay where the
page has them, since quotes are found again by their place.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Final

import pypdfium2

from speakopenly.core.apart import WorkFailed, WorkStopped, limit_this_process, read_what_is_asked, work_apart
from speakopenly.hear.documents import limits
from speakopenly.hear.documents.records import DocumentRefused, Why

PAGE_TURN: Final = "\f"
_FEWEST_LETTERS_A_PAGE: Final = 40
"""A scan has none, or a stamp of some letters; a page of a report has some two thousand."""


def read_pages(data: bytes, file: str) -> str:
    """The words of a PDF, a form feed between pages, parsed in a process of its own.

    Raises:
        DocumentRefused: a BadInput; it is damaged, locked, too long, or a scan without words.
    """
    try:
        answer = work_apart(__name__, asked={}, data=data, limits=limits.CHILD)
        told: dict[str, Any] = json.loads(answer)
    except WorkStopped as error:
        raise DocumentRefused(Why.UNFOLDS_TOO_LARGE, file=file) from error
    except (WorkFailed, ValueError) as error:
        raise DocumentRefused(Why.DAMAGED, file=file) from error
    if "refused" in told:
        raise DocumentRefused(Why(told["refused"]), file=file)
    return PAGE_TURN.join(told["pages"])


def _main() -> None:
    limit_this_process(limits.CHILD)
    _, data = read_what_is_asked()
    sys.stdout.buffer.write(json.dumps(answer(data)).encode())
    sys.stdout.buffer.flush()


def answer(data: bytes) -> dict[str, Any]:
    """Its pages, or why there are none."""
    try:
        return {"pages": _pages(data)}
    except DocumentRefused as refused:
        return {"refused": refused.why}
    except MemoryError:
        return {"refused": Why.UNFOLDS_TOO_LARGE}
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        return {"refused": Why.LOCKED if locked else Why.DAMAGED}


def _pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as file:
        if len(file) > limits.MAX_PAGES:
            raise DocumentRefused(Why.TOO_LONG)
        pages = [_words(page) for page in file]
    if sum(map(len, pages)) < _FEWEST_LETTERS_A_PAGE * len(pages):
        raise DocumentRefused(Why.PICTURE if any(pages) or pages else Why.NO_WORDS)
    return pages


def _words(page: Any) -> str:
    words: str = page.get_textpage().get_text_range()
    return words.replace("\r\n", "\n").replace(PAGE_TURN, " ")


if __name__ == "__main__":
    _main()
