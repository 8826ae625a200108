"""Compose an examination for readers outside: the examiner first, then six lines with the reply to each.

What was seen and what the authority says have the same size, the same width and numbered paragraphs alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from speakopenly.check.examination.lines import QUESTIONS, Line
from speakopenly.check.examination.records import (
    Accuracy,
    Beside,
    Examination,
    LineRecord,
    NoReply,
    Offer,
    Trusts,
    check_code,
)
from speakopenly.check.examination.sources import NUMBER_OF_REPORTS, SOURCES
from speakopenly.check.examination.steps import STEPS
from speakopenly.core.documents import Block, Document, Paragraph, Section, SubHeading
from speakopenly.understand.pressures.saying import NOT_A_CAUSE, say, say_later

SUBTITLE: Final = "A supportive examination"
NOT_ASKED: Final = "They have not been asked."
NO_REPLY_YET: Final = "The authority has not replied yet."
NOT_A_GRADE: Final = (
    "This grades nobody and compares nobody. Each step is a word that a person chose for one question; "
    "the words have no order here and are never added up. It is about conditions of the work and not about "
    "any person."
)
OFFICIAL: Final = "Official figures beside it"
SAID_OFFICIALLY: Final = "Official figure:"
CHILDREN_FIRST: Final = (
    "Where an examiner finds a child at risk, the statutory routes are used at once and openly. "
    "Nothing in an examination waits, hides or stands in for that."
)
_BLANK_LINE = re.compile(r"\n\s*\n")

Written = tuple[str, Iterable[Block]]


def compose(record: Examination) -> Document:
    """The whole examination as one document tree, ready for the three writers."""
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


def _front(record: Examination) -> Iterator[Block]:
    if record.is_demonstration:
        yield Paragraph(None, "Demonstration: every person, place and word in this examination is invented.")
    yield Paragraph(None, f"Service: {record.service}")
    yield Paragraph(None, f"Examined by: {record.body}")
    yield Paragraph(None, who_was_not_asked(record))
    yield Paragraph(None, NOT_A_GRADE)
    yield Paragraph(None, NUMBER_OF_REPORTS)
    yield Paragraph(None, CHILDREN_FIRST)


def who_was_not_asked(record: Examination) -> str:
    """One line on whether the examiner was examined by others than itself."""
    missing = [
        who
        for who, found in (("its own staff", record.own_staff), ("those it examined", record.examined))
        if not found
    ]
    if not missing:
        return "The examiner was examined first: its own staff and those it examined were asked."
    return f"The examiner answered about itself. We have not asked {' or '.join(missing)}."


def _summary(record: Examination) -> Iterator[Block]:
    """What comes of it. Steps stand with their line alone: six of them in a row would be read as marks."""
    replied = sum(each.reply is not None for each in record.lines)
    yield Paragraph(
        None, f"Six questions were looked at. The authority replied to {replied} of them, beside each."
    )
    for each in record.offers:
        yield Paragraph(None, f"Help that is offered: {_one_line(each.what)}.")


def _sections(record: Examination) -> Iterator[Written]:
    yield "The examiner first", list(_examiner(record))
    for each in record.lines:
        yield QUESTIONS[each.line], list(_line(each, record))
    yield "Help that is offered", list(_offers(record.offers))
    yield (
        "Is it unchanged?",
        [
            Paragraph(
                None,
                "The check code at the foot of each page belongs to the whole record of this edition. "
                "Anyone can check a paragraph or a file on the page of this examination.",
            )
        ],
    )


def _examiner(record: Examination) -> Iterator[Block]:
    yield Paragraph(None, f"What {record.body} answered about itself, in its own words, before it began:")
    for each in record.about_itself:
        yield SubHeading(each.asks)
        yield from _paragraphs(each.words)
    yield SubHeading("What its own staff answered")
    yield from _found(record.own_staff)
    yield SubHeading("What those it examined answered")
    yield from _found(record.examined)


def _line(line: LineRecord, record: Examination) -> Iterator[Block]:
    yield SubHeading("What the examiner saw")
    for each in line.seen:
        yield Paragraph(None, f"{SOURCES[each.source]}: {_one_line(each.words)}")
    if line.official:
        yield SubHeading(OFFICIAL)
        yield from (Paragraph(None, sentence_of(each)) for each in line.official)
        yield Paragraph(None, NOT_A_CAUSE)
    yield SubHeading("Where sources disagree")
    yield from _paragraphs(line.disagree)
    if line.line is Line.VOICE_AND_TRUST:
        yield from _trusts(record.trusts)
    yield SubHeading("Step, and how strong the evidence is")
    step = STEPS[line.step] if line.step is not None else "No step was chosen"
    yield Paragraph(None, f"{step}. {_one_line(line.strength)}")
    yield SubHeading("What the authority says")
    yield from _reply(line, record.no_reply)


def sentence_of(beside: Beside) -> str:
    """An official figure with its release, and what a later one says."""
    later = f" {say_later(beside.figure, beside.later)}" if beside.later is not None else ""
    return f"{SAID_OFFICIALLY} {say(beside.figure)}{later}"


def _trusts(trusts: Trusts) -> Iterator[Block]:
    yield SubHeading("Trust between levels of staff")
    yield from _found(trusts.between_levels)
    yield SubHeading("Trust between families and professionals")
    yield from _found(trusts.with_families)


def _reply(line: LineRecord, no_reply: NoReply | None) -> Iterator[Block]:
    if line.reply is not None:
        right = line.reply.accuracy is Accuracy.ACCURATE
        said = "The facts are right." if right else "Not all of the facts are right."
        to = "" if line.reply.is_of_now else " It was a reply to earlier words."
        yield Paragraph(None, f"{said} Replied on {_day(line.reply.on)}.{to}")
        yield from _paragraphs(line.reply.words)
    if line.reply is None and no_reply is None:
        yield Paragraph(None, NO_REPLY_YET)
    if no_reply is not None and not (line.reply and line.reply.is_of_now):
        asked, stated = _day(no_reply.asked_on), _day(no_reply.stated_on)
        yield Paragraph(None, f"The authority was asked on {asked} and had not replied by {stated}.")
        yield from _paragraphs(no_reply.words)


def _offers(offers: tuple[Offer, ...]) -> Iterator[Block]:
    if not offers:
        yield Paragraph(None, "No help was offered.")
    for each in offers:
        yield SubHeading(_one_line(each.what))
        yield Paragraph(None, f"Who sees to it inside the service: {_one_line(each.inside)}.")
        yield Paragraph(None, f"Who sees to it outside: {_one_line(each.outside)}.")


def _found(sentences: tuple[str, ...]) -> Iterator[Block]:
    for each in sentences or (NOT_ASKED,):
        yield Paragraph(None, each)


def _paragraphs(words: str) -> Iterator[Block]:
    parts = [part for each in _BLANK_LINE.split(words) if (part := _one_line(each))]
    for each in parts or ["Nothing was written here."]:
        yield Paragraph(None, each)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _cite(section: int, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Number the paragraphs of a section, so that each can be cited."""
    cited, number = list[Block](), 0
    for block in blocks:
        if isinstance(block, Paragraph):
            number += 1
            block = Paragraph(f"{section}.{number}", block.text)
        cited.append(block)
    return tuple(cited)
