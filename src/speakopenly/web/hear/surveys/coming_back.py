"""Back with eight words: find what was saved or sent, stop being quoted, or take all of it back."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from speakopenly.core.records import ContributionId
from speakopenly.core.sealing import mailbox_of
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone, Kind
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import policies
from speakopenly.web.hear.listening import queries as heard
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed, empty_the_log_after
from speakopenly.web.hear.surveys import files
from speakopenly.web.hear.surveys.forgetting import take_out
from speakopenly.web.hear.surveys.models import Response, ResponseState
from speakopenly.web.people import audit
from speakopenly.web.people.here import services_here

RESPONSE: Final = "response"
"""How a response that was withdrawn is called on the erasure list."""


def find(secret: bytes) -> Response | None:
    """What was saved or sent here with these eight words; None where there is nothing, or no longer."""
    lookup = mailbox_of(installation_key(), secret).lookup
    rows = Response.objects.select_related("survey__exercise", "survey__service", "edition__survey")
    return rows.filter(lookup=lookup, service__in=services_here()).first()


def may_be_quoted(row: Response) -> bool:
    """Whether any words of a response may still be quoted."""
    return any(_said(row).values()) or files.may_be_quoted(row)


def may_be_withdrawn(row: Response) -> bool:
    """Whether it can be taken out now, and no legal hold keeps it."""
    return policies.can_withdraw_words(None, row.survey.exercise)


def stop_quotes(row: Response) -> None:
    """Nothing of it is quoted from now on; it is counted as before."""
    said = _said(row)
    with audit.without_a_line():
        files.stop_quoting(row)
        if any(said.values()):
            listening.withdraw_quotes(exercise=row.survey.exercise, idents=list(said), by=None)


def withdraw(row: Response) -> None:
    """Every word and every answer of it go, here and in every room. Twice does no harm.

    Raises NotAllowed under a legal hold; ErasureIncomplete where a room failed: then nothing has changed.
    """
    exercise = row.survey.exercise
    policies.check_can_withdraw_words(None, exercise)
    said = list(_said(row))
    with erasures.written_down(Gone(RESPONSE, row.pk)), a_reporters_deed():
        if said:
            listening.withdraw_words(exercise=exercise, idents=said, by=None)
        take_out(Response.objects.filter(pk=row.pk))
        empty_the_log_after()


def register_kind() -> None:
    """Say on the erasure list's behalf how it is done once more; twice is harmless."""
    erasures.register(Kind(RESPONSE, there=_sent, erase=_erase_again))


def _said(row: Response) -> dict[ContributionId, bool]:
    """The ids of all they wrote, and of what they said in voice notes; each with whether it may be quoted."""
    exercise = row.survey.exercise
    spoken = [heard.said_in(exercise, batch) for batch in files.batches_of(row)]
    return heard.said_by(exercise, row.person) | {k: v for each in spoken for k, v in each.items()}


def _sent() -> QuerySet[Response]:
    return Response.objects.filter(state=ResponseState.SENT)


@transaction.atomic
def _erase_again(key: UUID, _day: date) -> None:
    take_out(Response.objects.filter(pk=key))
    empty_the_log_after()
