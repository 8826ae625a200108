"""Send: what one person answered is on the disk, sealed, before their eight words are shown.

Free texts become contributions of today's batch, with their consent and groups; the whole response is sealed
to the key of that batch. Reading begins when the day of the batch is over, once for all who answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Consent
from speakopenly.core.sealing import mailbox_of
from speakopenly.hear.questionnaires import Answers, Version, answers_heard
from speakopenly.hear.questionnaires import Response as Answered
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import reading
from speakopenly.web.hear.listening.models import Contribution, ContributionState, Import
from speakopenly.web.hear.listening.safekeeping import Words
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed, empty_the_log_after
from speakopenly.web.hear.storing import store_new
from speakopenly.web.hear.surveys import files
from speakopenly.web.hear.surveys.asked import asked_in
from speakopenly.web.hear.surveys.files import Added, Came
from speakopenly.web.hear.surveys.models import Edition, OneTimeCode, Response, ResponseState, Survey, Way
from speakopenly.web.hear.surveys.sealed import seal_response
from speakopenly.web.people.models import User
from speakopenly.web.people.queries import somebody_with
from speakopenly.web.people.roles import Role

TRIES: Final = 5
"""A batch is sealed to readers once a day; that it happens five times between two steps of ours, never."""


class CodeUsed(BadInput):
    """The one-time code is used, or is none of this survey. Nothing was stored."""

    def __init__(self) -> None:
        super().__init__("This code was used already.", do="Ask for another one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What somebody sends. ``secret`` is that of their eight words, ``once`` the number of their form,
    ``code`` the digest of the one-time code they came with. ``files`` are those whose
    ids stand in ``answers``.
    """

    edition: Edition
    way: Way
    version: Version
    answers: Answers = field(repr=False)
    consent: Consent
    secret: bytes = field(repr=False)
    once: bytes = field(repr=False)
    code: str = ""
    files: tuple[Came, ...] = field(default=(), repr=False)


def send(filled: Filled) -> bool:
    """Store a response; when this returns it is on the disk. False where the same was sent before.

    Raises CodeUsed, NobodyHoldsAKey where there is a voice note, and any DatabaseError unchanged: then
    nothing was stored, and the page keeps the answers.
    """
    row = _row(filled)
    answered = _answered(filled)
    for _try in range(TRIES):
        batch = _batch_of_today(filled.edition.survey)
        arrived = _contributions(filled, answered, batch)
        row.batch, row.person = batch, arrived[0][0].person if arrived else ""
        row.sealed = seal_response(batch, row.lookup, answered)
        added = files.prepare(filled.files, row, filled.consent, by=_in_whose_name(row.survey))
        try:
            if _store(row, batch, arrived, added, filled.code):
                return True
        except IntegrityError:
            if not _is_sent(row):
                raise
        if _is_sent(row):
            return False
    raise IntegrityError("No batch stood open.")


def is_free(survey: Survey, digest: str) -> bool:
    """Whether somebody may still answer with this one-time code."""
    return OneTimeCode.objects.filter(survey=survey, digest=digest, is_used=False).exists()


def _store(
    row: Response, batch: Import, arrived: Sequence[tuple[Contribution, str]], added: Added, code: str
) -> bool:
    """One transaction; False where it was sent already, or the batch was sealed to readers meanwhile."""
    with a_reporters_deed():
        if _is_sent(row) or not listening.is_taking(batch):
            return False
        _use_code(row.survey, code)
        if Response.objects.filter(lookup=row.lookup, state=ResponseState.SAVED).delete()[0]:
            empty_the_log_after()
        listening.receive_into(batch=batch, arrived=arrived)
        store_new(row)
        added.store()
    return True


def _use_code(survey: Survey, digest: str) -> None:
    if not digest:
        return
    if not OneTimeCode.objects.filter(survey=survey, digest=digest, is_used=False).update(is_used=True):
        raise CodeUsed


def _is_sent(row: Response) -> bool:
    """Whether the same form, or another with the same eight words, is here already."""
    sent = Response.objects.filter(state=ResponseState.SENT)
    return sent.filter(Q(once=row.once) | Q(lookup=row.lookup)).exists()


def _row(filled: Filled) -> Response:
    survey = filled.edition.survey
    key = installation_key()
    return Response(
        service_id=survey.service_id,
        survey=survey,
        edition=filled.edition,
        way=filled.way,
        state=ResponseState.SENT,
        lookup=mailbox_of(key, filled.secret).lookup,
        once=key.keyed_hash("answered once", str(survey.pk), filled.once),
        may_count=filled.consent.count,
        answered_in=quarter_of(timezone.localdate()),
    )


def _answered(filled: Filled) -> Answered:
    """Its id comes from the eight words: sent anew after it was withdrawn, it is known and stays out."""
    ident = installation_key().keyed_hash("response", str(filled.edition.survey_id), filled.secret)
    today = timezone.localdate()
    return Answered(ident, filled.version, filled.answers, filled.consent, answered_on=today)


def _batch_of_today(survey: Survey) -> Import:
    return listening.standing_batch(
        survey.exercise,
        about={"survey": str(survey.pk)},
        by=_in_whose_name(survey),
        name=f"survey {timezone.localdate().isoformat()}",
    )


def _in_whose_name(survey: Survey) -> User:
    return somebody_with(survey.service, Role.FACILITATOR)


def _contributions(filled: Filled, answered: Answered, batch: Import) -> list[tuple[Contribution, str]]:
    """Every free text, sealed to the batch, beside itself: what its consent lets count, by their ids."""
    asked = asked_in(filled.edition)
    arrivals = [
        (said, Words(said.text, row, given_id))
        for each in answers_heard(asked, answered, groups_from=filled.edition.groups_from)
        for came in [reading.heard(filled.edition.survey.exercise, each.gathered, each.setting)]
        for said, row, given_id in zip(came.contributions, came.rows, came.given_ids, strict=True)
    ]
    arrivals.sort(key=lambda arrival: arrival[0].id)
    rows = listening.rows_of(batch, arrivals, ContributionState.HEARD)
    return [(row, said.text) for row, (said, _words) in zip(rows, arrivals, strict=True)]
