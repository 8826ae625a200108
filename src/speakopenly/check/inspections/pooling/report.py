"""Compose what the reports say, and do not say, for readers outside. Equal readings, equal document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from speakopenly.check.inspections.pooling.accuracy import WAY_IS_TOLD_FROM, Accuracy, of
from speakopenly.check.inspections.pooling.groups import FEWEST_AUTHORITIES, Group
from speakopenly.check.inspections.pooling.pictures import draw_how_many, draw_which_way
from speakopenly.check.inspections.pooling.pool import Pool, pool
from speakopenly.check.inspections.pooling.records import Said
from speakopenly.check.inspections.pooling.sentences import (
    TOO_FEW,
    Sentence,
    how_many_say,
    name_of,
    of_topic,
)
from speakopenly.check.inspections.pooling.topics import NAMES, WHAT_IT_IS, Topic
from speakopenly.core.disclosure import SMALLEST_BASE_FOR_A_PERCENTAGE, SMALLEST_SHOWN
from speakopenly.core.documents import Block, BulletList, Document, Paragraph, Section, Table

TITLE: Final = "What the inspection reports we hold say, and do not say"
LABELLED: Final = "labelled by software, not yet by practitioners"
SILENT: Final = (
    "“Nothing found” means that our search found nothing. It does not mean that something was absent from the"
    " work, nor that an inspector did not look."
)
WHAT_IT_TELLS: Final = (
    "This tells what inspectors wrote, and never how an authority is. No authority is named, compared or set"
    " in an order, and no grade was read or used."
)
NOT_A_CENSUS: Final = (
    "This is not a census. These are the reports that we hold; nobody drew them by chance, and others would"
    " give other numbers."
)
NAMED_RULES: Final = (
    "pre-SIF: rules before November 2013. SIF: the single inspection framework. ILACS: inspection of local"
    " authority children's services, from 2018. Other rules: the first page does not tell which."
)
NOT_MEASURED: Final = "not measured"
_FIRST_TOPIC: Final = 2


def sentences_of(reports: Sequence[Said], accuracy: Sequence[Accuracy]) -> list[tuple[str, Sentence]]:
    """Every sentence that counts reports, with the number of its paragraph."""
    pooled = pool(reports)
    return [
        (f"{section}.{number}", sentence)
        for section, topic in enumerate(Topic, start=_FIRST_TOPIC)
        for number, sentence in enumerate(of_topic(pooled.topics[topic], of(topic, accuracy)), start=2)
        if sentence.reports
    ]


def compose(
    reports: Sequence[Said],
    *,
    accuracy: Sequence[Accuracy],
    about_the_set: Sequence[str],
    edition: int,
    day: date,
    check_code: str,
) -> Document:
    """The whole document as one tree, ready for the three writers."""
    pooled = pool(reports)
    sections = [
        Section("1", "What this is, and what it is not", tuple(_what_it_is(pooled, about_the_set))),
        *(
            Section(str(section), NAMES[topic], tuple(_topic(pooled, topic, section, of(topic, accuracy))))
            for section, topic in enumerate(Topic, start=_FIRST_TOPIC)
        ),
        Section("8", "How this was done", tuple(_how(pooled, accuracy))),
    ]
    return Document(
        title=TITLE,
        subtitle=_subtitle(pooled),
        edition=f"Edition {edition}",
        date=day,
        language="en-GB",
        check_code=check_code,
        front=(Paragraph(None, WHAT_IT_TELLS), Paragraph(None, NOT_A_CENSUS), Paragraph(None, _labels())),
        summary=tuple(_summary(pooled)),
        sections=tuple(sections),
    )


def _subtitle(pooled: Pool) -> str:
    if pooled.reports is None:
        return "Too few reports to pool"
    first, last = pooled.reports.years
    held = pooled.reports
    return f"{len(held.reports)} reports of {held.authorities} authorities, {first} to {last}"


def _labels() -> str:
    return f"What each report says was {LABELLED}. Each section says how often the program was right."


def _summary(pooled: Pool) -> Iterator[Block]:
    if pooled.reports is None:
        yield Paragraph(None, TOO_FEW)
        return
    yield Paragraph(None, "In a fixed order, which is not the order of any number:")
    yield BulletList(tuple(_in_short(pooled, topic) for topic in Topic))
    yield Paragraph(None, SILENT)


def _in_short(pooled: Pool, topic: Topic) -> str:
    whole = pooled.topics[topic].whole
    return f"{NAMES[topic]}. {TOO_FEW}" if whole is None else how_many_say(topic, whole).text


def _what_it_is(pooled: Pool, about_the_set: Sequence[str]) -> Iterator[Block]:
    paragraphs = [WHAT_IT_TELLS, NOT_A_CENSUS, *about_the_set, SILENT]
    for number, text in enumerate(paragraphs, start=1):
        yield Paragraph(f"1.{number}", text)
    rows = tuple(_group_row(each) for each in pooled.groups)
    title = "The reports, by rules and years"
    if rows:
        yield Table(title, ("rules and years", "reports", "authorities"), rows, NAMED_RULES)


def _group_row(group: Group) -> tuple[str, str, str]:
    return name_of(group), str(len(group.reports)), str(group.authorities)


def _topic(pooled: Pool, topic: Topic, section: int, accuracy: Accuracy | None) -> Iterator[Block]:
    found = pooled.topics[topic]
    yield Paragraph(f"{section}.1", WHAT_IT_IS[topic])
    for number, sentence in enumerate(of_topic(found, accuracy), start=2):
        yield Paragraph(f"{section}.{number}", sentence.text, _margin(sentence))
    if found.whole is None:
        return
    yield draw_how_many(found)
    which_way = draw_which_way(found) if accuracy and accuracy.tells_which_way else None
    if which_way is not None:
        yield which_way


def _margin(sentence: Sentence) -> tuple[str, ...]:
    if not sentence.reports:
        return ()
    return (
        f"{len(sentence.reports)} reports",
        f"{len(sentence.passages)} passages",
        f"evidence {sentence.evidence}",
    )


def _how(pooled: Pool, accuracy: Sequence[Accuracy]) -> Iterator[Block]:
    texts = [
        "A program read each report to the end and looked for passages on each topic; nothing left the"
        " machine. The safeguarding board's own section of older reports was left out. Each passage was held"
        " to be a strength or a weakness by its words, and each report by its passages.",
        "A range is 95% Wilson's. Reports of one authority are alike, so it is taken at the number of reports"
        " that would tell as much if they had nothing to do with each other (authorities as clusters). It"
        " counts chance and not what was misread, and speaks of reports like these and of no others.",
        f"Nothing is pooled over fewer than {FEWEST_AUTHORITIES} authorities. A share is of"
        f" {SMALLEST_BASE_FOR_A_PERCENTAGE} reports at least, and no number from 1 to {SMALLEST_SHOWN - 1} is"
        " given of reports that say something. Years and rules are joined, from the earliest on, until this"
        " holds; every number is a sum of such parts, so taking one from another leads to nothing smaller."
        " That is why topics have different years. Reports in which nothing was found are counted however"
        " few: that tells nothing of an authority.",
        "No report is quoted: anybody could find whose words they are. Each paragraph that counts carries a"
        " short evidence id. The sealed pack, which stays with whoever made this, holds the reports and"
        " passages behind each of them; “speakopenly verify” makes everything again from it.",
    ]
    if pooled.left_out:
        texts.append("Reports that tell no authority or no date stand in no number.")
    texts.append(_accuracy_in_words(accuracy))
    for number, text in enumerate(texts, start=1):
        yield Paragraph(f"8.{number}", text)
    if accuracy:
        yield accuracy_table(accuracy)
    yield Paragraph(
        f"8.{len(texts) + 1}",
        "Contains public sector information of Ofsted licensed under the Open Government Licence v3.0. Ofsted"
        " has neither made nor approved this.",
    )


def _accuracy_in_words(accuracy: Sequence[Accuracy]) -> str:
    if not accuracy:
        return f"How often the program is right has not been measured yet. What it read is {LABELLED}."
    return (
        f"The program was tried on reports it had not been shown. Their labels too were {LABELLED}, so the"
        f" table tells how well one program follows the labels of another. Which way is told from"
        f" {WAY_IS_TOLD_FROM:.2f} on; blame of families was not measured, as few reports speak of it."
    )


def accuracy_table(accuracy: Sequence[Accuracy]) -> Table:
    """How well each topic is told, one row for each, measured or not."""
    rows = tuple(_accuracy_row(topic, of(topic, accuracy)) for topic in Topic)
    columns = ("topic", "labelled reports", "says it or not (macro F1)", "which way (macro F1)")
    return Table("How well the program told", columns, rows, f"Labels: {LABELLED}. 1.00 is always right.")


def _accuracy_row(topic: Topic, found: Accuracy | None) -> tuple[str, str, str, str]:
    if found is None:
        return (NAMES[topic], "0", NOT_MEASURED, NOT_MEASURED)
    return (NAMES[topic], str(found.reports), _figure(found.status), _figure(found.polarity))


def _figure(value: float | None) -> str:
    return NOT_MEASURED if value is None else f"{value:.2f}"
