"""Section 3: what few people said. No frequency rule can empty it."""

from __future__ import annotations

from speakopenly.core.documents import Block, Paragraph, Section
from speakopenly.understand.findings.draft import FEW, Draft
from speakopenly.understand.findings.official import sentence_of

INTRODUCTION = (
    "Few people said these things, and they may matter as much as any other. To protect those who spoke there"
    " is no count, no quote and no group."
)


def write(draft: Draft) -> Section:
    """Every theme of one to seven people, by name."""
    blocks: list[Block] = [Paragraph(None, INTRODUCTION)]
    for numbered in draft.said_by_few:
        blocks.append(Paragraph(numbered.paragraph, numbered.statement, (f"evidence {numbered.theme.id}",)))
        blocks.extend(Paragraph(None, sentence_of(each)) for each in numbered.official)
    if not draft.said_by_few:
        blocks.append(Paragraph("3.1", "No theme was spoken of by fewer than eight people."))
    return Section(FEW, "Few said it, and it may matter", tuple(blocks))
