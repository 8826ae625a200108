"""The days a report lives by. No reporter's deed is ever dated finer than a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from speakopenly.core import retention
from speakopenly.hear.answering.clocks import after_working_days
from speakopenly.hear.answering.rules import WORKING_DAYS_TO_REPLY

WORKING_DAYS_TO_ACKNOWLEDGE: Final = 2
WORKING_DAYS_TO_READ: Final = 5
DAYS_TO_ASK_AGAIN: Final = 90
DAYS_WITHDRAWN_IS_SHOWN: Final = retention.WITHDRAWN_ROW.days
DAYS_A_SLIP_IS_KEPT: Final = retention.CONTACT_SLIP.days
DAYS_ONCE_IS_KEPT: Final = retention.ONE_TIME_NUMBER.days
DAYS_WORDS_ARE_KEPT: Final = retention.RAW_WORDS.days
DAYS_BACKUPS_ARE_KEPT: Final = retention.BACKUPS.days


def acknowledge_by(received_on: date) -> date:
    """The day by which a report is opened."""
    return after_working_days(received_on, WORKING_DAYS_TO_ACKNOWLEDGE)


def read_by(received_on: date) -> date:
    """The day by which two readers have read it."""
    return after_working_days(received_on, WORKING_DAYS_TO_READ)


def reply_by(received_on: date) -> date:
    """The day by which the reporter has a reply."""
    return after_working_days(received_on, WORKING_DAYS_TO_REPLY)


def promised(received_on: date, moved_to: date | None) -> date:
    """The day that stands now: the one a later promise named, else the first."""
    return moved_to or reply_by(received_on)


def monday_of(day: date) -> date:
    """The first day of a week: all that is kept of when a contact slip came."""
    return day - timedelta(days=day.weekday())


def ask_again_on(received_on: date) -> date:
    """From when on the mailbox asks a second time whether anything bad has happened."""
    return received_on + timedelta(days=DAYS_TO_ASK_AGAIN)


def forgotten_on(withdrawn_on: date) -> date:
    """When the last trace of a withdrawn report goes: until then the eight words still open its page."""
    return withdrawn_on + timedelta(days=DAYS_WITHDRAWN_IS_SHOWN)
