"""How a round ends: closed by its day or early, counted once, its ballots destroyed, whatever else fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from speakopenly.core.retention import BALLOTS
from speakopenly.understand.rounds import Shown, count_round, shown
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone, Kind
from speakopenly.web.looks import Seen
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.rounds import policies, queries
from speakopenly.web.understand.rounds.models import AgreementRound, WhyEarly

SEED: Final = 0
KIND: Final = "ballots"
"""How the ballots of a round that were destroyed are called on the erasure list."""
DEEDS: Final = {
    WhyEarly.HEARD: "agreement round closed early as everybody had time to vote",
    WhyEarly.DECIDED: "agreement round closed early as it was decided already",
    WhyEarly.HURTS: "agreement round closed early as something in it could hurt",
    WhyEarly.MISTAKE: "agreement round closed early as there was a mistake in it",
    WhyEarly.PRESSED: "agreement round closed early as people may have been pressed",
}

log = logging.getLogger("speakopenly.rounds")


@transaction.atomic
def close_early(*, found: AgreementRound, by: Staff, why: WhyEarly) -> None:
    """Take no more votes from this moment, for a reason that everybody reads. Raises NotAllowed.

    The night counts them; or, after a reason that spoils them, they are destroyed now and nobody sees them.
    """
    now = queries.held(found)
    policies.check_can_close_early(by, now)
    now.closed_early_by, now.closed_early_on, now.closed_early_why = by.user, timezone.localdate(), why
    now.save(update_fields=["closed_early_by", "closed_early_on", "closed_early_why"])
    audit.record(DEEDS[why], now, by=by.user, service=by.service)
    if now.is_uncounted:
        _end(now)


def close_those_over() -> None:
    """Close what is over; part of the daily round. One round's trouble keeps no other from being closed.

    Ballots that lie here for too long are destroyed uncounted, before anything else is tried: a worker that
    was killed by counting them would be killed again.
    """
    today, failed = timezone.localdate(), None
    for found in queries.those_over(today):
        try:
            if _has_had_its_time(found, today):
                give_up(found)
            else:
                close(found)
        except Exception as error:  # noqa: BLE001  (whatever is wrong with one round, the others are closed)
            log.warning("an agreement round could not be counted: %s", type(error).__name__)
            failed = error
    if failed is not None:
        raise failed


def close(found: AgreementRound) -> None:
    """Take no more votes, keep what may be shown, and destroy every ballot; under 10, keep nothing.

    It is counted while nothing is held, which may take a minute, and ended only where the same ballots lie
    here as were counted; where one came in meanwhile, it is counted again, with that one.
    """
    is_ended = False
    while not is_ended:
        cast = queries.cast_in(found)
        is_too_few = len(cast) < policies.FEWEST_BALLOTS
        result = {} if is_too_few else as_kept(shown(count_round(queries.votes_of(cast, found), seed=SEED)))
        is_ended = _end_as_counted(found, cast, was_too_few=is_too_few, result=result)


def give_up(found: AgreementRound) -> None:
    """Destroy the ballots uncounted: nobody could count them in time."""
    with transaction.atomic():
        now = queries.held(found)
        if now.closed_on is None:
            _end(now, was_lost=True)


def as_kept(safe: Shown) -> dict[str, Any]:
    """The safe result as it is kept: numbers of statements, no words of anybody."""
    return {
        "people": safe.people,
        "statements": {
            each.statement: {
                "voted": each.voted,
                "counts": {vote: cell.shown for vote, cell in each.counts.items()},
                "by_group": [{vote: str(word) for vote, word in words.items()} for words in each.by_group],
            }
            for each in safe.statements
        },
        "sizes": {letter: cell.shown for letter, cell in safe.sizes.items()},
        "why": None if safe.without_groups is None else str(safe.without_groups.why),
        "consensus": [[each.statement, int(each.vote)] for each in safe.consensus],
        "differences": [[each.statement, each.group, int(each.vote)] for each in safe.differences],
    }


def register_kind() -> None:
    """Say how ballots are destroyed again where a backup brought them back; twice is harmless.

    Only lines since the backup count: what it holds of a round that was closed before has no ballots.
    """
    erasures.register(Kind(KIND, there=_not_ended, erase=_erase_again, gone=_ended, is_final=False))


def rounds_that_wait() -> Seen:
    """Whether ballots lie here that a night should have counted."""
    number = queries.those_that_wait_too_long(timezone.localdate() - timedelta(days=1)).count()
    if not number:
        return Seen("agreement rounds", True, "No ballot lies here that should have been counted.")
    line = f"Rounds that are over and not counted: {number}. Their votes lie here until the worker runs"
    return Seen("agreement rounds", False, f"{line}; start it, and look in its log.")


def _has_had_its_time(found: AgreementRound, today: date) -> bool:
    return (found.closed_early_on or found.closes_on) + timedelta(days=BALLOTS.days) < today


def _end_as_counted(found: AgreementRound, cast: queries.Cast, **how: Any) -> bool:
    """False where other ballots lie here than were counted. Of two who counted, the first one's stands."""
    with transaction.atomic():
        now = queries.held(found)
        if now.closed_on is not None:
            return True
        if queries.cast_in(now) != cast:
            return False
        _end(now, **how)
        return True


def _end(found: AgreementRound, **how: Any) -> None:
    """Keep how it ended, and destroy every ballot, on the erasure list; in a transaction that holds it."""
    with erasures.written_down(Gone(KIND, found.pk)):
        _destroy(found, timezone.localdate(), **how)
    audit.record("agreement round closed", found, by=None, service=found.service)


def _destroy(
    found: AgreementRound,
    day: date,
    *,
    was_too_few: bool = False,
    was_lost: bool = False,
    result: dict[str, Any] | None = None,
) -> None:
    found.closed_on, found.was_too_few, found.was_lost = day, was_too_few, was_lost
    found.result = result or {}
    found.save(update_fields=["closed_on", "was_too_few", "was_lost", "result"])
    found.ballots.all().delete()
    transaction.on_commit(empty_the_log)


def _not_ended() -> Any:
    return AgreementRound.objects.filter(closed_on=None, read_on__isnull=False)


@transaction.atomic
def _erase_again(ident: UUID, day: date) -> None:
    """The backup is older than the counting, so what came of it is lost; the ballots stay destroyed."""
    _destroy(AgreementRound.objects.get(pk=ident), day, was_lost=True)


def _ended() -> Iterator[tuple[UUID, date]]:
    for ident, day in AgreementRound.objects.filter(closed_on__isnull=False).values_list("pk", "closed_on"):
        if day is not None:
            yield ident, day
