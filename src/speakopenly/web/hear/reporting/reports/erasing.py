"""What this room erases for good, and how it does so once more when a backup brings it back.

Kinds stand on the erasure list (``hear.erasures``) by these names; a name is never used anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from speakopenly.hear.speaking.questions import Bulletin, Sharing
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Kind
from speakopenly.web.hear.events import PrintingTakenBack
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.reporting.reports import contact, learning, removing, threads
from speakopenly.web.hear.reporting.reports.models import ContactSlip, Message, Report, ReportState
from speakopenly.web.hear.reporting.reports.traces import empty_the_log_after
from speakopenly.web.people import events

REPORT: Final = "report"
SHARING: Final = "sharing"
PRINTING: Final = "printing"
WORDS: Final = "words"


def register() -> None:
    """Called once at start; saying so twice is harmless."""
    for kind in (
        Kind(REPORT, there=_not_withdrawn, erase=_withdraw_again, gone=_withdrawn),
        Kind(SHARING, there=_shared, erase=_stop_sharing, is_final=False),
        Kind(PRINTING, there=_may_be_printed, erase=_stop_printing_again, is_final=False),
        Kind(learning.LEARNING, there=_in_learning, erase=_leave_learning, gone=_left_learning),
        Kind(WORDS, there=_with_words, erase=_remove_words_again),
        Kind(contact.SLIP, there=ContactSlip.objects.all, erase=_destroy_slip),
    ):
        erasures.register(kind)


@transaction.atomic
def remove_words(report: Report, on: date) -> None:
    """The words of a report have had their time, here and where learning keeps them sealed."""
    removing.remove_words_that_had_their_time(report, on)
    listening.let_words_go([learning.ident_of(report)])
    empty_the_log_after()


def stop_printing(report: Report) -> None:
    """Have every room that printed its words take them out, in the caller's transaction."""
    events.tell(PrintingTakenBack(report.service_id, learning.ident_of(report)))
    empty_the_log_after()


@transaction.atomic
def _withdraw_again(ident: UUID, day: date) -> None:
    """A contact slip has a line of its own, as no row tells whose it is."""
    report = _held(ident)
    removing.withdraw_row(report, day)
    learning.forget(report)
    empty_the_log_after()


@transaction.atomic
def _stop_sharing(ident: UUID, _day: date) -> None:
    """To "no", whether "no" or "ask me" was said: what was said exactly went with the machine."""
    report = _held(ident)
    report.sharing = Sharing.NO
    report.save(update_fields=["sharing"])
    learning.forget(report)
    empty_the_log_after()


@transaction.atomic
def _stop_printing_again(ident: UUID, _day: date) -> None:
    """To "no", whether "no" or "later" was said."""
    report = _held(ident)
    report.bulletin = Bulletin.NO
    report.save(update_fields=["bulletin"])
    stop_printing(report)


def _leave_learning(ident: UUID, _day: date) -> None:
    learning.leave(_held(ident))


def _remove_words_again(ident: UUID, day: date) -> None:
    remove_words(_held(ident), day)


def _destroy_slip(ident: UUID, _day: date) -> None:
    contact.destroy(ident)


def _held(ident: UUID) -> Report:
    return threads.held(Report(pk=ident))


def _not_withdrawn() -> QuerySet[Report]:
    return Report.objects.exclude(state=ReportState.WITHDRAWN)


def _withdrawn() -> Iterable[tuple[UUID, date]]:
    rows = Report.objects.filter(state=ReportState.WITHDRAWN, withdrawn_on__isnull=False)
    return rows.values_list("pk", "withdrawn_on")  # type: ignore[return-value]


def _shared() -> QuerySet[Report]:
    return Report.objects.filter(sharing=Sharing.YES)


def _may_be_printed() -> QuerySet[Report]:
    return Report.objects.filter(bulletin=Bulletin.YES)


def _in_learning() -> QuerySet[Report]:
    return _not_withdrawn().filter(left_learning_on__isnull=True)


def _left_learning() -> Iterable[tuple[UUID, date]]:
    rows = Report.objects.filter(left_learning_on__isnull=False)
    return rows.values_list("pk", "left_learning_on")  # type: ignore[return-value]


def _with_words() -> QuerySet[Report]:
    """Words that came after those that had their time are new ones, and stay."""
    spoken = Message.objects.values("report")
    return Report.objects.filter(state=ReportState.CLOSED, words_gone_on__isnull=True, pk__in=spoken)
