"""Compose a review for readers outside. The same record always makes the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.change.reviews.canvas import BOXES, CONDITIONS, Box, Condition, Direction
from speakopenly.change.reviews.picture import draw_conditions, in_a_sentence
from speakopenly.change.reviews.records import Record, Worked, check_code
from speakopenly.change.reviews.responses import WHAT_IT_IS, Response
from speakopenly.core.documents import Block, Document, Paragraph, Quote, Section, SubHeading, Table

SUBTITLE = "What we learned"
NAMES = {
    Response.HUDDLE: "Huddle",
    Response.AFTER_ACTION: "After-action review",
    Response.MULTIDISCIPLINARY: "Multidisciplinary review",
    Response.THEMATIC: "Thematic review",
    Response.FULL: "Full review",
}
WAYS = {Direction.HINDERED: "hindered", Direction.HELPED: "helped"}
NOTHING_WRITTEN = "Nothing was written here."
NOT_ABOUT_ANYBODY = (
    "This review looks at the work and not at any person. It names roles and nobody by name, and decides "
    "nothing about anybody."
)
_BEFORE, _AFTER = (Box.EXPECTED, Box.HAPPENED, Box.MADE_SENSE), tuple(Box)[3:]
_BLANK_LINE = re.compile(r"\n\s*\n")


def compose(record: Record) -> Document:
    """The whole review as one document tree, ready for the three writers."""
    numbered = enumerate(_sections(record), start=1)
    return Document(
        title=record.title,
        subtitle=SUBTITLE,
        edition=f"Edition {record.edition}",
        date=record.day,
        language=record.language,
        check_code=check_code(record),
        front=tuple(_front(record)),
        summary=tuple(_summary(record)),
        sections=tuple(Section(str(n), heading, _cite(n, blocks)) for n, (heading, blocks) in numbered),
    )


def _front(record: Record) -> Iterator[Block]:
    if record.is_demonstration:
        yield Paragraph(None, "Demonstration: every person, place and word in this review is invented.")
    yield Paragraph(None, f"Held by: {record.service}")
    if record.exercise:
        yield Paragraph(None, f"It follows what people said in: {record.exercise}")
    yield Paragraph(None, NOT_ABOUT_ANYBODY)


def _summary(record: Record) -> Iterator[Block]:
    yield Paragraph(None, f"{NAMES[record.response]}. {in_a_sentence(_which(record))}")
    for paragraph in _paragraphs(record.boxes.get(Box.WILL_TRY, "")):
        yield Paragraph(None, f"We will try: {paragraph}")


def _sections(record: Record) -> Iterator[tuple[str, list[Block]]]:
    why = f"{NAMES[record.response]}. {WHAT_IT_IS[record.response]} {record.because}"
    yield (
        "Why this way of learning",
        [
            Paragraph(None, why),
            Paragraph(
                None, "It was chosen by how much there is to learn. How much harm was done is not asked."
            ),
        ],
    )
    for box in _BEFORE:
        yield BOXES[box], _written(record, box)
    yield "Conditions of the work", list(_conditions(record))
    for box in _AFTER:
        yield BOXES[box], _written(record, box)
    yield "Who was invited", list(_invited(record))
    yield (
        "Is it unchanged?",
        [
            Paragraph(
                None,
                "The check code at the foot of each page belongs to the whole record of this edition. "
                "Anyone can check a paragraph or a file on the page of this review.",
            )
        ],
    )


def _written(record: Record, box: Box) -> list[Block]:
    words = record.boxes.get(box, "")
    return [Paragraph(None, each) for each in _paragraphs(words) or (NOTHING_WRITTEN,)]


def _conditions(record: Record) -> Iterator[Block]:
    yield draw_conditions(_which(record))
    if not record.conditions:
        yield Paragraph(None, NOTHING_WRITTEN)
    for each in record.conditions:
        yield SubHeading(f"{CONDITIONS[each.group]}: {WAYS[each.direction]}")
        yield from _condition(each)


def _condition(worked: Worked) -> Iterator[Block]:
    for paragraph in _paragraphs(worked.words):
        yield Paragraph(None, paragraph)
    for each in worked.behind:
        yield Quote(each.text, each.passage, each.who, each.language)


def _invited(record: Record) -> Iterator[Block]:
    if not record.invited:
        yield Paragraph(None, "Nobody wrote down who was invited.")
        return
    yield Paragraph(None, "Nobody had to take part. Who did is not printed.")
    rows = tuple((each.role, each.support) for each in record.invited)
    yield Table("Roles that were invited", ("Role", "Support that was offered"), rows)


def _which(record: Record) -> list[tuple[Condition, Direction]]:
    return [(each.group, each.direction) for each in record.conditions]


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(part for each in _BLANK_LINE.split(words) if (part := " ".join(each.split())))


def _cite(section: int, blocks: list[Block]) -> tuple[Block, ...]:
    """Number the paragraphs of a section, so that each can be cited."""
    cited, number = list[Block](), 0
    for block in blocks:
        if isinstance(block, Paragraph):
            number += 1
            block = Paragraph(f"{section}.{number}", block.text)
        cited.append(block)
    return tuple(cited)
