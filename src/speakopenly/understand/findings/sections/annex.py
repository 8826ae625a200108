"""Section 6: the evidence annex: where to find, in the sealed pack, the words behind a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.core import disclosure
from speakopenly.core.documents import Block, Paragraph, Section, Table
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.numbers import Number

FINGERPRINT = 16
"""Hex digits of a quoted passage's sha256 that are printed; the passage's words are in the report anyway."""

COUNTED_BY_A_SEARCH = (
    "Where “counted by a search” stands beside a finding, its number is of the people whose words a search"
    " found: every word that was looked for, or a code that a person gave. Whoever said the same in other"
    " words is not in it. The sealed evidence holds what was looked for and every passage that was found."
)


def write(draft: Draft) -> Section:
    """Where each finding and each quote comes from."""
    how = (
        "Each finding rests on a theme in the sealed evidence, which stays with the host. Whoever holds both"
        " packs can recompute every number with “speakopenly verify”. Whoever holds the public pack can check"
        " that nothing in it was altered and that its figures agree. The check code in the foot of each page"
        " belongs to the whole evidence."
    )
    blocks = (Paragraph("6.1", how), *_by_search(draft), _findings(draft), _quotes(draft))
    return Section("6", "Evidence annex", blocks)


def _by_search(draft: Draft) -> Iterator[Block]:
    """What it means that a search counted; nothing where none did."""
    if any(each.theme.id in draft.counted for each in draft.findings):
        yield Paragraph("6.2", COUNTED_BY_A_SEARCH)


def _findings(draft: Draft) -> Table:
    rows = tuple(
        (
            each.paragraph,
            each.theme.id,
            _count(each.number),
            str(each.number.base),
            ", ".join(each.theme.keywords),
        )
        for each in draft.findings
    )
    return Table("Findings and their themes", ("Paragraph", "Theme", "People", "Of", "Key words"), rows)


def _count(number: Number) -> str:
    if number.count is None:
        return disclosure.HIDDEN
    return str(number.count) if number.read is None else f"about {number.count}"


def _quotes(draft: Draft) -> Table:
    rows = tuple(
        (each.paragraph, passage, draft.passages[passage].sha256[:FINGERPRINT])
        for each in draft.findings
        for passage in each.finding.quotes
    )
    return Table("Quotes and their passages", ("Paragraph", "Passage", "Fingerprint (sha256)"), rows)
