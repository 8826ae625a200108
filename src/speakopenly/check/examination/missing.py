"""What an examination still lacks before a second person may be asked to sign it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from speakopenly.check.examination.examiner import SELF_QUESTIONS
from speakopenly.check.examination.lines import Line
from speakopenly.check.examination.records import Examination, LineRecord, NoReply, Offer

DAYS_TO_REPLY: Final = 28
"""So long the authority has before it may be stated that it has not replied: four weeks, counted in days."""
MOST_OFFERS: Final = 3


class Gap(StrEnum):
    """What is missing."""

    ABOUT_ITSELF = "about_itself"
    SEEN = "seen"
    DISAGREE = "disagree"
    STEP = "step"
    STRENGTH = "strength"
    NOT_SENT = "not_sent"
    REPLY = "reply"
    REPLY_IS_OLDER = "reply_is_older"
    """The line was written on after the authority had replied: it has to see the new words."""
    OFFERS = "offers"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Missing:
    """One gap, and the line it is on; None for the whole."""

    gap: Gap
    line: Line | None = None


def missing(record: Examination) -> tuple[Missing, ...]:
    """Everything that is missing, in the order of the pages; nothing where it may be signed.

    A statement that no reply came stands in for the reply to a line once the authority has had its time with
    the newest words of that line.
    """
    return tuple(_missing(record))


def may_state_no_reply(asked_on: date | None, today: date) -> bool:
    """Whether the authority has had its time since it was asked."""
    return asked_on is not None and today >= asked_on + timedelta(days=DAYS_TO_REPLY)


def _missing(record: Examination) -> Iterator[Missing]:
    answered = [each for each in record.about_itself if each.words.strip()]
    if len(answered) < len(SELF_QUESTIONS):
        yield Missing(Gap.ABOUT_ITSELF)
    if record.asked_on is None:
        yield Missing(Gap.NOT_SENT)
    found = {each.line: each for each in record.lines}
    for line in Line:
        yield from _of_line(found.get(line, LineRecord(line)), record.no_reply)
    if len(record.offers) > MOST_OFFERS:
        yield Missing(Gap.OFFERS)
    if not all(_is_owned(each) for each in record.offers):
        yield Missing(Gap.OWNER)


def _of_line(record: LineRecord, no_reply: NoReply | None) -> Iterator[Missing]:
    if not record.seen:
        yield Missing(Gap.SEEN, record.line)
    if not record.disagree.strip():
        yield Missing(Gap.DISAGREE, record.line)
    if record.step is None:
        yield Missing(Gap.STEP, record.line)
    if not record.strength.strip():
        yield Missing(Gap.STRENGTH, record.line)
    if _is_stated_of(record, no_reply):
        return
    if record.reply is None:
        yield Missing(Gap.REPLY, record.line)
    elif not record.reply.is_of_now:
        yield Missing(Gap.REPLY_IS_OLDER, record.line)


def _is_stated_of(record: LineRecord, no_reply: NoReply | None) -> bool:
    """Whether it is stated that no reply came, after the authority had its time with the newest words."""
    if no_reply is None:
        return False
    since = max(no_reply.asked_on, record.written_on or no_reply.asked_on)
    return may_state_no_reply(since, no_reply.stated_on)


def _is_owned(offer: Offer) -> bool:
    return all(each.strip() for each in (offer.what, offer.inside, offer.outside))
