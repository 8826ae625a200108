"""Section 6: the evidence annex: where to find, in the sealed pack, the words behind a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.core import disclosure
from speakopenly.core.documents import Block, Paragraph, Section, Table
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.numbers import Number
from speakopenly.understand.pressures.saying import NOT_A_CAUSE

FINGERPRINT = 16
"""Hex digits of a quoted passage's sha256 that are printed; the passage's words are in the report anyway."""

COUNTED_BY_A_SEARCH = (
    "Where “counted by a search” stands beside a finding, its number is of the people whose words a search"
    " found: every word that was looked for, or a code that a person gave. Whoever said the same in other"
    " words is not in it. The sealed evidence holds what was looked for and every passage that was found."
)
OFFICIAL_FIGURES = (
    "Where “official figure” stands beneath a finding, it is pinned to the release that is named. The rows of"
    " the official file that make it stand below and in “official-figures.json”, from which “speakopenly"
    " verify” works it out again."
)


def write(draft: Draft) -> Section:
    """Where each finding and each quote comes from."""
    how = (
        "Each finding rests on a theme in the sealed evidence, which stays with the host. Whoever holds both"
        " packs can recompute every number with “speakopenly verify”. Whoever holds the public pack can check"
        " that nothing in it was altered and that its figures agree. The check code in the foot of each page"
        " belongs to the whole evidence."
    )
    said = (how, *_by_search(draft), *_what_is_official(draft))
    numbered = (Paragraph(f"6.{place}", words) for place, words in enumerate(said, start=1))
    blocks = (*numbered, _findings(draft), *_official(draft), _quotes(draft))
    return Section("6", "Evidence annex", blocks)


def _by_search(draft: Draft) -> Iterator[str]:
    """What it means that a search counted; nothing where none did."""
    if any(each.theme.id in draft.counted for each in draft.findings):
        yield COUNTED_BY_A_SEARCH


def _what_is_official(draft: Draft) -> Iterator[str]:
    """What an official figure is and is not; nothing where there is none."""
    if draft.evidence.official:
        yield f"{OFFICIAL_FIGURES} {NOT_A_CAUSE}"


def _official(draft: Draft) -> Iterator[Block]:
    """Every row that an official figure is worked out from, as its publisher printed it."""
    rows = tuple(
        (
            each.paragraph,
            str(official.place),
            row.series.replace("_", " "),
            row.period,
            f"{row.value:,.10g}",
            f"{row.publisher}: {row.release}",
            row.file,
            str(row.row),
        )
        for each in draft.listed
        for official in each.official
        for row in official.figure.rows
    )
    columns = ("Paragraph", "Figure", "What", "Year", "Value", "Release", "File", "Row")
    if rows:
        yield Table("Official figures and the rows they come from", columns, rows)


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
