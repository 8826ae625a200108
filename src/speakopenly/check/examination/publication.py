"""Make an examination into a publication of three documents; and check one that was made.

There is no sealed record beside them. All that stands in an examination is public, and a file of data would
hold the steps as something to count. The one file beside them holds official figures with their rows.
"""

from __future__ import annotations

import re
from typing import Final

from speakopenly import __version__
from speakopenly.check.examination.lines import Line
from speakopenly.check.examination.records import Beside, Examination, LineRecord
from speakopenly.check.examination.report import SAID_OFFICIALLY, compose, sentence_of
from speakopenly.core.documents import page_numbers, text_of_html, write_html, write_pdf, write_word
from speakopenly.core.documents.agreeing import Three, differences_between
from speakopenly.core.errors import BadInput
from speakopenly.core.publications import PUBLIC, Difference, Manifest, Packs, altered_files, make_packs
from speakopenly.understand.pressures import printed

HTML, PDF, WORD = "examination.html", "examination.pdf", "examination.docx"
OFFICIAL: Final = printed.FILE
_PRINTED_OFFICIAL: Final = re.compile(rf"(?:\d{{1,4}}\.\d{{1,4}} )?{SAID_OFFICIALLY} ")
THREE: Final = Three(html=HTML, pdf=PDF, word=WORD)


def publish(record: Examination) -> Packs:
    """Compose the examination and write it three times; the result is a public pack, not yet on disk."""
    document = compose(record)
    pages = page_numbers(document)
    public = {
        HTML: write_html(document, pages),
        WORD: write_word(document, pages),
        PDF: write_pdf(document),
    }
    if official := [_entry(line, each) for line in record.lines for each in line.official]:
        public[OFFICIAL] = printed.file_of(official)
    return make_packs(
        public=public,
        sealed={},
        title=document.title,
        edition=document.edition,
        check_code=document.check_code,
        made_by=f"speakopenly {__version__}",
        pages=pages,
    )


def verify(manifest: Manifest, packs: Packs) -> list[Difference]:
    """Everything that does not agree in a published examination; an empty list when all does."""
    differences = list(altered_files(manifest, packs))
    missing = [name for name in (HTML, PDF, WORD) if name not in packs.public]
    if missing:
        return differences or [Difference(name, "is missing.") for name in missing]
    try:
        differences += differences_between(THREE, packs.public, manifest.pages)
        differences += printed.differences_in(
            packs.public.get(OFFICIAL, b"[]"),
            text_of_html(packs.public[HTML]),
            starts=_PRINTED_OFFICIAL,
            again=_again,
            page=HTML,
        )
    except BadInput as unreadable:
        differences.append(Difference(PUBLIC, str(unreadable)))
    return differences


def _entry(line: LineRecord, beside: Beside) -> printed.Entry:
    return printed.entry_of({"line": line.line.value}, sentence_of(beside), beside.figure, beside.later)


def _again(entry: printed.Entry) -> printed.Entry:
    return _entry(LineRecord(Line(entry["line"])), Beside(*printed.figures_in(entry)))
