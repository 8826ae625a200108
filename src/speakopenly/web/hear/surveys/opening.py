"""What was answered, opened in memory with a reader's key, and what consent lets be done with it now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from speakopenly.core.errors import NotAllowed
from speakopenly.core.sealing import CasePrivateKey
from speakopenly.hear.questionnaires import Response
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import queries as heard
from speakopenly.web.hear.listening import safekeeping
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.hear.surveys import queries
from speakopenly.web.hear.surveys.models import Edition
from speakopenly.web.hear.surveys.models import Response as Row
from speakopenly.web.hear.surveys.sealed import open_response

ROWS_AT_A_TIME: Final = 200


def has_answers(exercise: Exercise) -> bool:
    """Whether an edition of a survey was ever put before people here."""
    return Edition.objects.filter(survey__exercise=exercise).exists()


def editions_of(exercise: Exercise) -> list[Edition]:
    """The editions of a survey, the newest first."""
    rows = Edition.objects.filter(survey__exercise=exercise).select_related("survey__exercise")
    return list(rows.order_by("-number"))


def opens_all(edition: Edition, unlocked: Unlocked) -> bool:
    """Whether everything that was answered to an edition opens with this key."""
    try:
        for batch in _batches(edition).values():
            safekeeping.key_of(batch, unlocked)
    except (WordsLocked, NotAllowed):
        return False
    return True


def answers_of(edition: Edition, unlocked: Unlocked) -> Iterator[tuple[Row, Response]]:
    """Every response to an edition that may be counted, one at a time, in the order of random numbers.

    Never log, store or show what it gives. Who withdrew is not in it, nor who waits to go on, nor what had
    its time. Raises WordsLocked, NotAllowed for a key it was not sealed to, or SealBroken.
    """
    batches = _batches(edition)
    keys: dict[UUID, CasePrivateKey] = {}
    rows = queries.sent(edition.survey).filter(edition=edition).order_by("lookup")
    for row in rows.iterator(chunk_size=ROWS_AT_A_TIME):
        assert row.batch_id is not None  # noqa: S101  (what was sent has a batch, by constraint)
        batch = batches[row.batch_id]
        if batch.pk not in keys:
            keys[batch.pk] = safekeeping.key_of(batch, unlocked)
        yield row, open_response(batch, row, keys[batch.pk])


def may_quote(row: Row, exercise: Exercise) -> bool:
    """Whether whoever answered lets their words be quoted, as it is known now."""
    return any(heard.said_by(exercise, row.person).values())


def may_archive(row: Row, response: Response, exercise: Exercise) -> bool:
    """Whether it may be kept for later research: as their words are known now, else as they said it."""
    known = heard.kept_by(exercise, row.person)
    return response.consent.archive and all(known)


def _batches(edition: Edition) -> dict[UUID, Import]:
    ids = queries.sent(edition.survey).filter(edition=edition).values("batch")
    return {batch.pk: batch for batch in Import.objects.filter(pk__in=ids).select_related("case_key")}
