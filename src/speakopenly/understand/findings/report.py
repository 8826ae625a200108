"""Compose a findings report from its evidence. The same evidence always makes the same report."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.core.documents import Block, Document, Paragraph, Reference, Section
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import Evidence, check_code
from speakopenly.understand.findings.sections import annex, few, groups, method, said, thanks, told, who

FINDINGS_IN_SUMMARY = 12
"""So that the summary keeps within three pages."""
SUBTITLE = "What people told us"


def compose(evidence: Evidence) -> Document:
    """The whole report as one document tree, ready for the three writers."""
    draft = Draft(evidence)
    about = evidence.about
    return Document(
        title=about.title,
        subtitle=SUBTITLE,
        edition=f"Edition {about.edition}",
        date=about.day,
        language=about.language,
        check_code=check_code(evidence),
        front=_front(draft),
        summary=_summary(draft),
        sections=(
            *(section.write(draft) for section in (who, said, few, groups, method, annex)),
            *_member_check(draft),
        ),
    )


def _member_check(draft: Draft) -> Iterator[Section]:
    """What was said of the draft, and thanks; nothing in reports from before drafts went back."""
    check = draft.evidence.member_check
    if check is not None:
        yield told.write(draft, check)
        if check.credited:
            yield thanks.write(check.credited)


def _front(draft: Draft) -> tuple[Block, ...]:
    blocks = [
        Paragraph(None, f"Asked by: {draft.about.asked_by}"),
        Paragraph(None, f"Who was not heard. {who.who_was_not_heard(draft)}"),
    ]
    if draft.about.is_demonstration:
        blocks.insert(
            0, Paragraph(None, "Demonstration: every person, place and word in this report is invented.")
        )
    return tuple(blocks)


def _summary(draft: Draft) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(None, who.how_many(draft))]
    for numbered in draft.findings[:FINDINGS_IN_SUMMARY]:
        blocks.append(Paragraph(None, (f"{numbered.statement} ", Reference(numbered.paragraph))))
    if draft.evidence.member_check is not None:
        blocks.append(Paragraph(None, told.in_summary(draft.evidence.member_check)))
    blocks.append(Paragraph(None, _rest(draft)))
    return tuple(blocks)


def _rest(draft: Draft) -> str:
    more = len(draft.findings) > FINDINGS_IN_SUMMARY
    others = " Further findings are in section 2." if more else ""
    few_said = " Section 3 lists what few people said." if draft.said_by_few else ""
    return f"A range after a number says how sure it is.{others}{few_said} {who.who_was_not_heard(draft)}"
