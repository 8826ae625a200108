"""Send a draft round, with codes for slips; or say why it does not go back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.retention import DRAFT_COMMENTS
from speakopenly.hear.questionnaires.codes import Code, new_code
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.case_keys import NobodyHoldsAKey
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.member_checks import frozen, gates, policies, safekeeping
from speakopenly.web.understand.member_checks.models import (
    Audience,
    InvitationCode,
    NotSentBack,
    Round,
    Who,
)

MOST_CODES: Final = 500
"""For one group: as many slips as somebody prints and hands out."""


@dataclass(frozen=True, slots=True)
class Days:
    """Until when comments are taken, and until when nobody should pass the draft on."""

    last_day: date
    embargo_until: date


@dataclass(frozen=True, slots=True)
class Slips:
    """The codes of one group, to be printed now: they are kept nowhere."""

    audience: Audience
    codes: tuple[Code, ...] = field(repr=False)


@transaction.atomic
def send(*, exercise: Exercise, by: Staff, days: Days, asked: Mapping[Who, int]) -> tuple[Round, list[Slips]]:
    """Freeze the draft and make the codes that open it.

    Raises NotAllowed; BadInput where days or numbers do not fit, or nobody has a key to read comments with.
    """
    policies.check_can_send(by, exercise)
    _check(days, asked)
    round = Round.objects.create(
        service=by.service,
        exercise=exercise,
        edition=gates.edition_to_come(exercise),
        paragraphs=frozen.freeze(exercise),
        last_day=days.last_day,
        embargo_until=days.embargo_until,
        keep_until=days.last_day + timedelta(days=_days_kept(exercise)),
        case_key=_case_key(exercise),
    )
    slips = [_slips(round, who, number) for who, number in asked.items() if number]
    audit.record("draft sent back to those who took part", round, by=by.user, service=by.service)
    return round, slips


@transaction.atomic
def say_why_not(*, exercise: Exercise, by: Staff, why: str) -> None:
    """Say why the draft of the edition to come does not go back; blank takes that back. Raises NotAllowed."""
    policies.check_can_decide(by, exercise)
    which = {"exercise": exercise, "edition": gates.edition_to_come(exercise)}
    NotSentBack.objects.filter(**which).delete()
    if why := " ".join(why.split()):
        NotSentBack.objects.create(service=by.service, why=why, by=by.user, **which)
    audit.record("reason for not sending a draft back changed", exercise, by=by.user, service=by.service)


def _check(days: Days, asked: Mapping[Who, int]) -> None:
    if days.last_day <= timezone.localdate():
        raise BadInput(_("The last day for comments must be after today."), do=_("Give them some weeks."))
    if days.embargo_until < days.last_day:
        raise BadInput(_("The embargo ends before the last day for comments."), do=_("Choose a later day."))
    if not asked.get(Who.TOOK_PART):
        raise BadInput(
            _("Nobody of those who took part would be asked."),
            do=_("Say how many slips to print for them. If none can be reached, say why the draft stays."),
        )
    if max(asked.values()) > MOST_CODES:
        raise BadInput(_("These are more slips than anybody hands out."), do=_("Ask for fewer."))


def _days_kept(exercise: Exercise) -> int:
    return plans.plan_of(exercise).keep_words_days or DRAFT_COMMENTS.days


def _case_key(exercise: Exercise) -> CaseKey:
    try:
        return case_keys.make_case_key(exercise.service_id, CaseKind.IMPORT)
    except NobodyHoldsAKey as error:
        raise BadInput(str(error), do=_("Make your reading key first: comments are sealed to it.")) from error


def _slips(round: Round, who: Who, number: int) -> Slips:
    audience = Audience.objects.create(service_id=round.service_id, round=round, who=who, asked=number)
    codes = tuple(new_code() for _each in range(number))
    InvitationCode.objects.bulk_create(
        InvitationCode(service_id=round.service_id, audience=audience, digest=safekeeping.digest_of(code))
        for code in codes
    )
    return Slips(audience, codes)
