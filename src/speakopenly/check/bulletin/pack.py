"""The files of an issue, each named in a manifest by its fingerprint: content, page, PDF and text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import TypeAdapter, ValidationError

from speakopenly import __version__
from speakopenly.check.bulletin.records import Issue
from speakopenly.check.bulletin.text import write_text
from speakopenly.check.bulletin.tree import compose
from speakopenly.core.documents import write_html, write_pdf
from speakopenly.core.errors import VerificationFailed
from speakopenly.core.publications import make_packs

CONTENT: Final = "bulletin.json"
HTML: Final = "bulletin.html"
TEXT: Final = "bulletin.txt"
PDF: Final = "bulletin.pdf"

_ISSUE = TypeAdapter(Issue)


def make_pack(issue: Issue, *, with_pdf: bool) -> Mapping[str, bytes]:
    """Every file of an issue with its manifest; the PDF is the only one that takes long to make."""
    document = compose(issue)
    public = {CONTENT: write_issue(issue), HTML: write_html(document, {}), TEXT: write_text(document)}
    if with_pdf:
        public[PDF] = write_pdf(document)
    packs = make_packs(
        public=public,
        sealed={},
        title=document.title,
        edition=document.edition,
        check_code=document.check_code,
        made_by=f"speakopenly {__version__}",
        pages={},
    )
    return packs.public


def write_issue(issue: Issue) -> bytes:
    """An issue as JSON: equal issues give equal bytes."""
    return _ISSUE.dump_json(issue, indent=2) + b"\n"


def read_issue(data: bytes) -> Issue:
    """Read it back. Raises VerificationFailed for what is no issue."""
    try:
        return _ISSUE.validate_json(data)
    except ValidationError:
        raise VerificationFailed("is not an issue of the bulletin.") from None
