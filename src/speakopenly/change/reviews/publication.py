"""Make a review into a publication: three documents and the sealed record; and check one that was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speakopenly import __version__
from speakopenly.change.reviews.records import Record, check_code, read_record, write_record
from speakopenly.change.reviews.report import compose
from speakopenly.core.documents import page_numbers, write_html, write_pdf, write_word
from speakopenly.core.documents.agreeing import Three, differences_between, differences_from
from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.core.publications import PUBLIC, Difference, Manifest, Packs, altered_files, make_packs

HTML, PDF, WORD, RECORD = "review.html", "review.pdf", "review.docx", "review.json"
THREE: Final = Three(html=HTML, pdf=PDF, word=WORD)


def publish(record: Record) -> Packs:
    """Compose the review and write it three times; the result is two packs, not yet on disk."""
    document = compose(record)
    pages = page_numbers(document)
    public = {
        HTML: write_html(document, pages),
        WORD: write_word(document, pages),
        PDF: write_pdf(document),
    }
    return make_packs(
        public=public,
        sealed={RECORD: write_record(record)},
        title=document.title,
        edition=document.edition,
        check_code=document.check_code,
        made_by=f"speakopenly {__version__}",
        pages=pages,
    )


def verify(manifest: Manifest, packs: Packs) -> list[Difference]:
    """Everything that does not agree in a published review; an empty list when all does."""
    differences = list(altered_files(manifest, packs))
    missing = [name for name in (HTML, PDF, WORD) if name not in packs.public]
    if missing:
        return differences or [Difference(name, "is missing.") for name in missing]
    try:
        differences += differences_between(THREE, packs.public, manifest.pages)
        if packs.sealed:
            differences += _record_agrees(manifest, packs)
    except BadInput as unreadable:
        differences.append(Difference(PUBLIC, str(unreadable)))
    return differences


def _record_agrees(manifest: Manifest, packs: Packs) -> Iterator[Difference]:
    """The documents are what the sealed record makes."""
    try:
        record = read_record(packs.sealed.get(RECORD, b""))
    except VerificationFailed as error:
        yield Difference(f"sealed/{RECORD}", str(error))
        return
    if check_code(record) != manifest.check_code:
        yield Difference(f"sealed/{RECORD}", "is not the record of this publication: the check code differs.")
    yield from differences_from(compose(record), THREE, packs.public)
