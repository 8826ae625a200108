"""Somebody takes consent back: to be quoted, or to all of it. Both hold at once, in every room.

Called for a person by a facilitator, or, without ``by``, by the room through which they prove that the words
are theirs. What came by the Speak door has its own way (``reports.learning``) and is refused here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.core.errors import BadInput
from speakopenly.core.records import ContributionId
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone, Kind
from speakopenly.web.hear.events import QuotesWithdrawn, WhatConsentTouches
from speakopenly.web.hear.listening import policies
from speakopenly.web.hear.listening.finding import open_to_withdrawal
from speakopenly.web.hear.listening.models import Contribution, ContributionState, Exercise, Withdrawal
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log

WORDS: Final = "contribution"
QUOTES: Final = "quoting"
"""How words that were taken out, and quotes that were stopped, are called on the erasure list."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """How many contributions it was, what it touched as that stood before, what each room removed."""

    contributions: int
    touched: WhatConsentTouches
    rooms: tuple[ErasureRecord, ...] = ()


def what_it_touches(
    exercise: Exercise, idents: Collection[ContributionId], *, words_go: bool
) -> WhatConsentTouches:
    """What would change, told by the rooms that know; nothing is changed by asking."""
    question = WhatConsentTouches(exercise.service_id, exercise.pk, frozenset(idents), words_go)
    events.tell(question)
    return question


def withdraw_words(*, exercise: Exercise, idents: Collection[ContributionId], by: Staff | None) -> Withdrawn:
    """Consent to all of it is taken back: the words are erased in every room.

    Raises NotAllowed, also under a legal hold; BadInput where nothing of it is there; ErasureIncomplete where
    a room failed: then nothing has changed.
    """
    rows = _theirs(exercise, idents)
    with erasures.written_down(*(Gone(WORDS, row.pk) for row in rows)):
        return _withdraw_words(exercise, rows, by)


def withdraw_quotes(*, exercise: Exercise, idents: Collection[ContributionId], by: Staff | None) -> Withdrawn:
    """Consent to be quoted is taken back: no draft quotes them from now on; they are counted as before.

    Raises NotAllowed; BadInput where nothing of it is there.
    """
    rows = _theirs(exercise, idents)
    with erasures.written_down(*(Gone(QUOTES, row.pk) for row in rows)):
        return _withdraw_quotes(exercise, rows, by)


def register_kinds() -> None:
    """Say on the erasure list's behalf how each is done once more; twice is harmless."""
    erasures.register(Kind(WORDS, there=_heard, erase=_erase_again))
    erasures.register(Kind(QUOTES, there=_quotable, erase=_stop_again))


@transaction.atomic
def _withdraw_words(exercise: Exercise, rows: list[Contribution], by: Staff | None) -> Withdrawn:
    policies.check_can_withdraw_words(by, exercise)
    idents = _idents(rows)
    touched = what_it_touches(exercise, idents, words_go=True)
    rooms = _erase(rows)
    audit.record("consent withdrawn", exercise, by=by.user if by else None, service=exercise.service)
    return Withdrawn(len(rows), touched, rooms)


@transaction.atomic
def _withdraw_quotes(exercise: Exercise, rows: list[Contribution], by: Staff | None) -> Withdrawn:
    policies.check_can_withdraw(by, exercise)
    touched = what_it_touches(exercise, _idents(rows), words_go=False)
    _stop_quoting(rows)
    audit.record("consent to quote withdrawn", exercise, by=by.user if by else None, service=exercise.service)
    return Withdrawn(len(rows), touched)


def _erase(rows: list[Contribution]) -> tuple[ErasureRecord, ...]:
    _remember(rows, words=True)
    return erasure.forget(Erasure(contributions=frozenset(_idents(rows))))


def _stop_quoting(rows: list[Contribution]) -> None:
    _remember(rows, words=False)
    Contribution.objects.filter(pk__in=[row.pk for row in rows]).update(may_quote=False)
    for exercise in {row.exercise_id for row in rows}:
        theirs = frozenset(str(row.ident) for row in rows if row.exercise_id == exercise)
        events.tell(QuotesWithdrawn(rows[0].service_id, exercise, theirs))
    transaction.on_commit(empty_the_log)


def _remember(rows: Iterable[Contribution], *, words: bool) -> None:
    for row in rows:
        known, is_new = Withdrawal.objects.get_or_create(
            service_id=row.service_id,
            ident=row.ident,
            defaults={"exercise_id": row.exercise_id, "words": words},
        )
        if not is_new and words and not known.words:
            known.words = True
            known.save(update_fields=["words"])


def _theirs(exercise: Exercise, idents: Collection[ContributionId]) -> list[Contribution]:
    found = list(open_to_withdrawal(exercise).filter(ident__in=idents).defer("sealed_words"))
    if not found:
        raise BadInput("Nothing of this is kept any more.", do="It may have been withdrawn already.")
    return found


def _idents(rows: Iterable[Contribution]) -> list[ContributionId]:
    return [ContributionId(row.ident) for row in rows]


@transaction.atomic
def _erase_again(key: UUID, _day: date) -> None:
    _erase([Contribution.objects.get(pk=key)])


@transaction.atomic
def _stop_again(key: UUID, _day: date) -> None:
    _stop_quoting([Contribution.objects.get(pk=key)])


def _heard() -> QuerySet[Contribution]:
    return Contribution.objects.filter(state=ContributionState.HEARD)


def _quotable() -> QuerySet[Contribution]:
    return _heard().filter(may_quote=True)
