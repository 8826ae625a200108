"""Make a findings report into a publication: three documents, their safe numbers, and the sealed evidence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from speakopenly import __version__
from speakopenly.core.counting import HowMany
from speakopenly.core.documents import (
    Document,
    page_numbers,
    write_html,
    write_pdf,
    write_word,
)
from speakopenly.core.publications import Packs, make_packs
from speakopenly.understand.findings.draft import Draft, Numbered
from speakopenly.understand.findings.evidence import SAYS_WHO_CHECKED, Evidence, write_evidence
from speakopenly.understand.findings.official import entry_of
from speakopenly.understand.findings.report import compose
from speakopenly.understand.pressures import printed

HTML, PDF, WORD, NUMBERS = "findings.html", "findings.pdf", "findings.docx", "numbers.json"
EVIDENCE, OFFICIAL = "evidence.jsonl", printed.FILE


def publish(evidence: Evidence, *, progress: Callable[[str], None] = lambda stage: None) -> Packs:
    """Compose the report and write it three times; the result is two packs, not yet on disk."""
    progress("composing")
    document = compose(evidence)
    progress("laying out pages")
    pages = page_numbers(document)
    public = {
        HTML: write_html(document, pages),
        WORD: write_word(document, pages),
        NUMBERS: _as_json(printed_numbers(evidence)),
    }
    if evidence.official:
        public[OFFICIAL] = printed.file_of(printed_official(evidence))
    progress("making the PDF")
    public[PDF] = write_pdf(document)
    return _packs(document, public, evidence, pages)


def _packs(document: Document, public: dict[str, bytes], evidence: Evidence, pages: Any) -> Packs:
    return make_packs(
        public=public,
        sealed={EVIDENCE: write_evidence(evidence)},
        title=document.title,
        edition=document.edition,
        check_code=document.check_code,
        made_by=f"speakopenly {__version__}",
        pages=pages,
    )


def _as_json(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps(rows, indent=2, ensure_ascii=False).encode("utf-8") + b"\n"


def _who_checked(draft: Draft, numbered: Numbered) -> dict[str, Any]:
    """How many people's words somebody read to put the number right; nothing in reports of an older form."""
    return {"read": numbered.number.read or 0} if draft.about.form >= SAYS_WHO_CHECKED else {}


def _what_counts(draft: Draft, numbered: Numbered) -> dict[str, str]:
    """What was looked for where a search counts; nothing else, and nothing of what few people said."""
    counted = draft.counted.get(numbered.theme.id)
    is_told = counted is not None and numbered.number.word is not HowMany.A_SMALL_NUMBER
    return {"counted_by_search": counted.told} if counted is not None and is_told else {}


def printed_numbers(evidence: Evidence) -> list[dict[str, Any]]:
    """Every printed finding as numbers; those that are hidden are null."""
    draft = Draft(evidence)
    return [
        {
            "paragraph": each.paragraph,
            "theme": each.theme.name,
            "statement": each.statement,
            "count": each.number.count,
            "base": each.number.base,
            "range": None if each.number.range is None else asdict(each.number.range),
            "word": str(each.number.word),
            **_who_checked(draft, each),
            **_what_counts(draft, each),
        }
        for each in draft.listed
    ]


def printed_official(evidence: Evidence) -> list[dict[str, Any]]:
    """Every official figure that is printed, with the rows anybody can work it out from."""
    draft = Draft(evidence)
    return [entry_of(each.paragraph, official) for each in draft.listed for official in each.official]
