"""Save and go on later: answers wait, sealed so that only the eight words open them, and go after a month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import (
    Mailbox,
    mailbox_of,
    make_case_keys,
    place,
    seal,
    unseal,
    unwrap_case_key,
    wrap_case_key,
)
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed, empty_the_log_after
from speakopenly.web.hear.storing import store_new
from speakopenly.web.hear.surveys.models import SAVED_DAYS, Edition, Response, ResponseState, Way

SCHEMA: Final = 1
WRAPPED: Final = 377
"""Bytes of a wrapped key; it stands before what it opens."""


def save(*, edition: Edition, way: Way, data: bytes, secret: bytes) -> date | None:
    """Keep answers so far in place of those saved before; until when. None where they were sent already.

    Raises any DatabaseError unchanged: then nothing was stored, and the page keeps the answers.
    """
    mailbox = mailbox_of(installation_key(), secret)
    until = timezone.localdate() + timedelta(days=SAVED_DAYS)
    row = Response(
        service_id=edition.survey.service_id,
        survey=edition.survey,
        edition=edition,
        way=way,
        state=ResponseState.SAVED,
        lookup=mailbox.lookup,
        sealed=_sealed(edition, mailbox, data),
        keep_until=until,
    )
    with a_reporters_deed():
        same = Response.objects.filter(lookup=row.lookup)
        if same.filter(state=ResponseState.SENT).exists():
            return None
        if same.delete()[0]:
            empty_the_log_after()
        store_new(row)
    return until


def open_saved(row: Response, secret: bytes) -> bytes:
    """The answers so far, in memory. Raises SealBroken where these words do not open them."""
    mailbox = mailbox_of(installation_key(), secret)
    about, sealed = _about(row.edition, mailbox), bytes(row.sealed)
    if row.state != ResponseState.SAVED or len(sealed) <= WRAPPED:
        raise SealBroken("Nothing is saved here.")
    private = unwrap_case_key(sealed[:WRAPPED], key=mailbox.keys, about=about)
    return unseal(sealed[WRAPPED:], key=private, about=about)


def throw_away(row: Response) -> None:
    """Somebody does not want to go on: what they saved is gone at once."""
    with a_reporters_deed():
        Response.objects.filter(pk=row.pk, state=ResponseState.SAVED).delete()
        empty_the_log_after()


def forget_old() -> int:
    """Destroy what waited for as long as the page said; how many. Twice a day does no harm."""
    with a_reporters_deed():
        old = Response.objects.filter(state=ResponseState.SAVED, keep_until__lte=timezone.localdate())
        number = old.delete()[0]
        empty_the_log_after()
    return number


def _sealed(edition: Edition, mailbox: Mailbox, data: bytes) -> bytes:
    public, private = make_case_keys()
    about = _about(edition, mailbox)
    return wrap_case_key(private, to=mailbox.keys.public(), about=about) + seal(data, to=public, about=about)


def _about(edition: Edition, mailbox: Mailbox) -> bytes:
    return place("saved answers", str(edition.service_id), str(edition.pk), mailbox.lookup, SCHEMA)
