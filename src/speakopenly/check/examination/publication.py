"""Make an examination into a publication of three documents; and check one that was made.

There is no sealed record beside them. All that stands in an examination is public, and a file of data would
hold the steps as something to count.
"""

from __future__ import annotations

from typing import Final

from speakopenly import __version__
from speakopenly.check.examination.records import Examination
from speakopenly.check.examination.report import compose
from speakopenly.core.documents import page_numbers, write_html, write_pdf, write_word
from speakopenly.core.documents.agreeing import Three, differences_between
from speakopenly.core.errors import BadInput
from speakopenly.core.publications import PUBLIC, Difference, Manifest, Packs, altered_files, make_packs

HTML, PDF, WORD = "examination.html", "examination.pdf", "examination.docx"
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
    except BadInput as unreadable:
        differences.append(Difference(PUBLIC, str(unreadable)))
    return differences
