"""Section 2: what people said, one numbered finding for each theme."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.core.documents import Block, Paragraph, Quote, Section
from speakopenly.core.records import PassageId
from speakopenly.understand.findings.draft import SAID, Draft, Numbered
from speakopenly.understand.findings.official import sentence_of
from speakopenly.understand.findings.quotes import cite
from speakopenly.understand.findings.sections import drawn
from speakopenly.understand.themes.steadiness import RUNS

A_THEME_IS_NOT_AGREEMENT = (
    "A theme is what people spoke of, not what they agreed on. Each finding ends with how some saw it"
    " differently, or says that no person has looked for that yet."
)
NOBODY_LOOKED = "no person has looked yet."
SHORT_ID = 8
"""Hex digits of a passage's id beside its quote; the annex has the whole."""


def write(draft: Draft) -> Section:
    """Every finding with its statement, its quotes and the views that differ."""
    blocks: list[Block] = [Paragraph(None, A_THEME_IS_NOT_AGREEMENT), *drawn.how_many(draft)]
    for numbered in draft.findings:
        blocks.extend(_finding(draft, numbered))
    if not draft.findings:
        blocks.append(Paragraph(None, "No theme was spoken of by eight people or more."))
    return Section(SAID, "What people said", tuple(blocks))


def _finding(draft: Draft, numbered: Numbered) -> Iterator[Block]:
    yield Paragraph(
        numbered.paragraph, f"{numbered.statement} {numbered.finding.description}", _margin(draft, numbered)
    )
    yield from _quotes(draft, numbered)
    yield Paragraph(None, _dissent(numbered))
    yield from (Paragraph(None, sentence_of(each)) for each in numbered.official)


def _margin(draft: Draft, numbered: Numbered) -> tuple[str, ...]:
    number = numbered.number
    groups = number.groups_speaking_for
    counted = draft.counted.get(numbered.theme.id)
    steady = draft.about.method.steadiness.get(numbered.theme.id)
    return tuple(
        part
        for part in (
            f"evidence {numbered.theme.id}",
            f"groups speaking for about {groups} people raised it as well" if groups else "",
            f"counted by a search: {counted.told}" if counted is not None else "",
            f"held together in {round(steady * RUNS)} of {RUNS} re-runs"
            if steady is not None and counted is None
            else "",
        )
        if part
    )


def _quotes(draft: Draft, numbered: Numbered) -> Iterator[Quote]:
    for passage_id in numbered.finding.quotes:
        passage = draft.passages[passage_id]
        heard = draft.heard[passage.contribution]
        language = heard.language if heard.language != "en" else None
        said_by = ", ".join(part for part in (draft.shared.describe(heard), cite(heard, passage)) if part)
        yield Quote(passage.text, _short(passage.id), said_by, language)


def _short(passage: PassageId) -> str:
    contribution, _, place = passage.rpartition(":")
    return f"{contribution[:SHORT_ID]}:{place}"


def _dissent(numbered: Numbered) -> str:
    return f"Some saw it differently: {numbered.finding.dissent or NOBODY_LOOKED}"
