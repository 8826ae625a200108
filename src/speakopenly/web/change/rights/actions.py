"""Begin a check, answer it, set conditions, begin its next version. Each deed notes what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.change import rights
from speakopenly.change.rights import NeedId, StopId, why_out_of_scope
from speakopenly.core.errors import BadInput
from speakopenly.web.change.rights import policies
from speakopenly.web.change.rights.judged import judge, stops_said, subject_of
from speakopenly.web.change.rights.models import (
    Answer,
    ConditionSet,
    ConditionsSet,
    NeedWritten,
    RightsCheck,
    Standing,
    StopSaid,
    WayShown,
    WhatCame,
)
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def begin(
    *, by: Staff, title: str, answer: Answer, standing: Standing, evidence: str,
    earlier: RightsCheck | None = None,
) -> RightsCheck:  # fmt: skip
    """Begin a check, or the next version of one, with the answer to S0. Raises NotAllowed."""
    policies.check_can_enter(by)
    if earlier is not None:
        policies.check_can_revise(by, earlier)
    check = RightsCheck.objects.create(
        service=by.service, by=by.user, title=title, earlier=earlier,
        version=earlier.version + 1 if earlier else 1,
    )  # fmt: skip
    audit.record("rights check begun", check, by=by.user, service=by.service)
    answer_stop(check=check, by=by, stop=StopId.S0, answer=answer, standing=standing, evidence=evidence)
    return check


@transaction.atomic
def answer_stop(
    *, check: RightsCheck, by: Staff, stop: StopId, answer: Answer, standing: Standing, evidence: str
) -> None:
    """Keep one person's answer to one stop. Raises NotAllowed."""
    policies.check_can_answer(by, check, stop)
    policies.check_standing(by, check, stop, answer, standing)
    said = StopSaid.objects.create(
        service=check.service, check_of=check, by=by.user,
        stop=stop.value, answer=answer, standing=standing, evidence=evidence,
    )  # fmt: skip
    audit.record("stop of a rights check answered", said, by=by.user, service=by.service)
    _note_what_came(check)


@transaction.atomic
def describe(*, check: RightsCheck, by: Staff, said: Mapping[str, Any]) -> str:
    """Say once what a check is about. Raises NotAllowed.

    Where this is nothing that a check is for, the answer says why, and nothing of the check is kept: a stop
    cannot have been said, as then nothing is described any more.
    """
    policies.check_can_describe(by, check)
    about = rights.About(said["about"])
    touches = said["touches"]
    asked = rights.Subject(
        check.title, about, None if touches is None else tuple(rights.Touch(each) for each in touches)
    )
    if why := why_out_of_scope(asked):
        audit.record("rights check out of scope", check, by=by.user, service=by.service)
        check.delete()
        return why
    for name, value in said.items():
        setattr(check, name, value)
    check.described_on = timezone.localdate()
    subject_of(check)
    check.save()
    audit.record("rights check described", check, by=by.user, service=by.service)
    _note_what_came(check)
    return ""


@transaction.atomic
def write_need(
    *, check: RightsCheck, by: Staff, need: NeedId, words: Mapping[str, str], yes: str = ""
) -> None:
    """Keep what was written for a question; what stood there before is kept behind it. Raises NotAllowed."""
    policies.check_can_write(by, check)
    if need is NeedId.N12 and yes == Answer.YES:
        policies.check_can_sign(by, check)
    rights.NeedAnswer(need, tuple(words.items()))
    written = NeedWritten.objects.create(
        service=check.service, check_of=check, by=by.user, need=need.value, words=dict(words), yes=yes
    )
    audit.record("question of a rights check answered", written, by=by.user, service=by.service)
    _note_what_came(check)


@transaction.atomic
def show_way(*, check: RightsCheck, by: Staff, kind: str, what: str, why_not_enough: str) -> None:
    """Keep a less intrusive way. Raises NotAllowed."""
    policies.check_can_write(by, check)
    way = WayShown.objects.create(
        service=check.service, check_of=check, by=by.user,
        kind=kind, what=what, why_not_enough=why_not_enough,
    )  # fmt: skip
    audit.record("less intrusive way shown", way, by=by.user, service=by.service)
    _note_what_came(check)


@transaction.atomic
def set_conditions(
    *, check: RightsCheck, by: Staff, each: Sequence[rights.Condition], look_again_on: date, found: str
) -> None:
    """Set conditions, or look at them again and set them anew. Raises NotAllowed or BadInput."""
    policies.check_can_write(by, check)
    today = timezone.localdate()
    rights.Conditions(tuple(each), set_on=today, look_again_on=look_again_on)
    if check.conditions_set.exists() and not found.strip():
        raise BadInput(_("Say what you found when you looked again."), do="", column="found")
    row = ConditionsSet.objects.create(
        service=check.service, check_of=check, by=by.user, on=today, look_again_on=look_again_on, found=found
    )
    ConditionSet.objects.bulk_create(
        ConditionSet(service=check.service, among=row, place=n, what=one.what, role=one.role, by_day=one.by)
        for n, one in enumerate(each)
    )
    audit.record("conditions of a rights check set", row, by=by.user, service=by.service)
    _note_what_came(check)


def _note_what_came(check: RightsCheck) -> None:
    """Keep the library's judgement of this moment where it is another than the last."""
    verdict = judge(check)
    now = {
        "outcome": verdict.outcome.value,
        "stops": list(stops_said(verdict)),
        "is_recorded": verdict.is_recorded,
    }
    last = check.what_came.last()
    if last is None or any(getattr(last, name) != value for name, value in now.items()):
        WhatCame.objects.create(service=check.service, check_of=check, **now)
