"""Section 2: what people said, one numbered finding for each theme."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.core.documents import Block, Paragraph, Quote, Section
from speakopenly.understand.findings.draft import SAID, Draft, Numbered

NOBODY_LOOKED = "Other views: no person has looked for them yet. A theme is not agreement."


def write(draft: Draft) -> Section:
    """Every finding with its statement, its quotes and the views that differ."""
    blocks: list[Block] = []
    for numbered in draft.findings:
        blocks.extend(_finding(draft, numbered))
    if not blocks:
        blocks.append(Paragraph(None, "No theme was spoken of by eight people or more."))
    return Section(SAID, "What people said", tuple(blocks))


def _finding(draft: Draft, numbered: Numbered) -> Iterator[Block]:
    yield Paragraph(
        numbered.paragraph, f"{numbered.statement} {numbered.finding.description}", _margin(draft, numbered)
    )
    yield from _quotes(draft, numbered)
    yield Paragraph(None, _dissent(numbered))


def _margin(draft: Draft, numbered: Numbered) -> tuple[str, ...]:
    number = numbered.number
    groups = number.groups_speaking_for
    steady = draft.about.method.steadiness.get(numbered.theme.id)
    return tuple(
        part
        for part in (
            f"evidence {numbered.theme.id}",
            f"groups speaking for about {groups} people raised it as well" if groups else "",
            f"held together in {round(steady * 20)} of 20 re-runs" if steady is not None else "",
        )
        if part
    )


def _quotes(draft: Draft, numbered: Numbered) -> Iterator[Quote]:
    for passage_id in numbered.finding.quotes:
        passage = draft.passages[passage_id]
        heard = draft.heard[passage.contribution]
        language = heard.language if heard.language != "en" else None
        yield Quote(passage.text, passage.id, draft.shared.describe(heard), language)


def _dissent(numbered: Numbered) -> str:
    if numbered.finding.dissent is None:
        return NOBODY_LOOKED
    return f"Some saw it differently: {numbered.finding.dissent}"
