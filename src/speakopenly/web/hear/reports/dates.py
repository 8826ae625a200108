"""The days a report lives by. No reporter's deed is ever dated finer than a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

SATURDAY: Final = 5
WORKING_DAYS_TO_ACKNOWLEDGE: Final = 2
WORKING_DAYS_TO_REPLY: Final = 20
DAYS_TO_ASK_AGAIN: Final = 90
DAYS_WITHDRAWN_IS_SHOWN: Final = 30
DAYS_A_SLIP_IS_KEPT: Final = 90
DAYS_ONCE_IS_KEPT: Final = 2
DAYS_BACKUPS_ARE_KEPT: Final = 35


def acknowledge_by(received_on: date) -> date:
    """The day by which a report is opened."""
    return after_working_days(received_on, WORKING_DAYS_TO_ACKNOWLEDGE)


def reply_by(received_on: date) -> date:
    """The day by which the reporter has a reply."""
    return after_working_days(received_on, WORKING_DAYS_TO_REPLY)


def after_working_days(day: date, number: int) -> date:
    """Mondays to Fridays. Bank holidays are not left out, so a promise is never later than it sounds."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day


def monday_of(day: date) -> date:
    """The first day of a week: all that is kept of when a contact slip came."""
    return day - timedelta(days=day.weekday())


def ask_again_on(received_on: date) -> date:
    """From when on the mailbox asks a second time whether anything bad has happened."""
    return received_on + timedelta(days=DAYS_TO_ASK_AGAIN)


def forgotten_on(withdrawn_on: date) -> date:
    """When the last trace of a withdrawn report goes: until then the eight words still open its page."""
    return withdrawn_on + timedelta(days=DAYS_WITHDRAWN_IS_SHOWN)
