"""Recommend a change, say what it does with children, plan it, and move it on or back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.change import recommendations as library
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.change.recommendations import policies
from speakopenly.web.change.recommendations.choices import State
from speakopenly.web.change.recommendations.kept import record_of
from speakopenly.web.change.recommendations.models import (
    FindingAnswered,
    Moved,
    Recommendation,
    Takes,
    WouldTell,
)
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.people import audit
from speakopenly.web.people.models import Service
from speakopenly.web.people.policies import check_same_service
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding

WORDS = ("change", "kind", "owner", "factors", "review")


@transaction.atomic
def recommend(
    *, by: Staff, said: dict[str, Any], findings: Sequence[Finding], touches: list[str] | None
) -> Recommendation:
    """Recommend a change because of findings or a review. Raises NotAllowed, or BadInput without either."""
    policies.check_can_write(by)
    Service.objects.select_for_update().get(pk=by.service.pk)
    last = Recommendation.objects.filter(service=by.service).aggregate(last=Max("number"))["last"] or 0
    made = Recommendation.objects.create(
        service=by.service, by=by.user, number=last + 1, touches=touches,
        **{name: said[name] for name in WORDS},
    )  # fmt: skip
    _answer(made, by, findings)
    _keep_step(made, by, State.OPEN, why="")
    audit.record("change recommended", made, by=by.user, service=by.service)
    return made


@transaction.atomic
def reword(
    *, recommendation: Recommendation, by: Staff, said: dict[str, Any], findings: Sequence[Finding]
) -> None:
    """Say it in other words, or rest it on other findings, while it is open. Raises NotAllowed, BadInput."""
    policies.check_can_reword(by, recommendation)
    for name in WORDS:
        setattr(recommendation, name, said[name])
    recommendation.save(update_fields=WORDS)
    recommendation.answers.all().delete()
    _answer(recommendation, by, findings)
    audit.record("recommendation reworded", recommendation, by=by.user, service=by.service)


@transaction.atomic
def say_of_children(
    *, recommendation: Recommendation, by: Staff, touches: list[str] | None, check: RightsCheck | None
) -> None:
    """Say what it does with children, and which rights check asks after it.

    What was said is added to and never taken away: a change that does less is another recommendation.
    Raises NotAllowed.
    """
    policies.check_can_change(by, recommendation)
    if check is not None:
        check_same_service(by, check)
    before = recommendation.touches
    if before is not None and (touches is None or not set(before) <= set(touches)):
        raise NotAllowed(
            _(
                "What it does with children was said, and is not taken away. "
                "A change that does less is a new recommendation."
            )
        )
    recommendation.touches, recommendation.rights_check = touches, check
    recommendation.save(update_fields=("touches", "rights_check"))
    audit.record("said what a change does with children", recommendation, by=by.user, service=by.service)


@transaction.atomic
def plan(*, recommendation: Recommendation, by: Staff, due: date, might_get_worse: str) -> None:
    """Give it a day and say what might get worse, while it is open. Raises NotAllowed."""
    policies.check_can_reword(by, recommendation)
    recommendation.due, recommendation.might_get_worse = due, might_get_worse
    recommendation.save(update_fields=("due", "might_get_worse"))
    audit.record("recommendation planned", recommendation, by=by.user, service=by.service)


@transaction.atomic
def say_takes(*, recommendation: Recommendation, by: Staff, takes: Iterable[library.Takes]) -> None:
    """Say what it takes and whether that exists; what stood there before is kept. Raises NotAllowed."""
    policies.check_can_change(by, recommendation)
    latest = {each.resource: (each.how_much, each.have) for each in recommendation.takes.all()}
    for each in takes:
        if latest.get(each.resource.value) != (each.how_much, each.have.value):
            Takes.objects.create(
                service=by.service, by=by.user, recommendation=recommendation,
                resource=each.resource.value, how_much=each.how_much, have=each.have.value,
            )  # fmt: skip
    audit.record("said what a change takes", recommendation, by=by.user, service=by.service)


@transaction.atomic
def say_would_tell(
    *, recommendation: Recommendation, by: Staff, what: str, hoped: library.Hoped
) -> WouldTell:
    """Say beforehand what would tell us that it helped. It is not altered afterwards. Raises NotAllowed."""
    policies.check_can_foretell(by, recommendation)
    row = WouldTell.objects.create(
        service=by.service, by=by.user, recommendation=recommendation, what=what, hoped=hoped.value
    )
    audit.record("said what would tell us", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def move(
    *, recommendation: Recommendation, by: Staff, to: State, why: str = "",
    done_on: date | None = None, no_test_because: str = "",
) -> None:  # fmt: skip
    """Move it one step, forward or back; each step keeps the whole as it stood.

    Raises NotAllowed with what is missing, or BadInput for a day that cannot be.
    """
    here = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    policies.check_can_move(by, here, to)
    if done_on is not None and done_on > timezone.localdate():
        raise BadInput(
            _("This day is still to come."), do=_("Give the day it was in place."), column="done_on"
        )
    was = library.State(here.state)
    here.done_on = done_on if to == State.DONE else here.done_on if to == State.CHECKED else None
    here.no_test_because = no_test_because or here.no_test_because
    library.check_may_become(was, library.State(to), record_of(here))
    here.state = to
    here.save(update_fields=("state", "done_on", "no_test_because"))
    _keep_step(here, by, to, why)
    audit.record("recommendation moved", here, by=by.user, service=by.service)


def _answer(recommendation: Recommendation, by: Staff, findings: Sequence[Finding]) -> None:
    if recommendation.review is not None:
        check_same_service(by, recommendation.review)
    elif not findings:
        raise BadInput(_("It rests on nothing."), do=_("Name the findings it answers."), column="findings")
    for each in findings:
        check_same_service(by, each)
        FindingAnswered.objects.create(
            service=by.service, recommendation=recommendation, finding=each,
            exercise=each.exercise, ident=each.theme.ident,
        )  # fmt: skip


def _keep_step(recommendation: Recommendation, by: Staff, state: State, why: str) -> None:
    Moved.objects.create(
        service=by.service, by=by.user, recommendation=recommendation, state=state, why=why,
        as_it_was=record_of(recommendation).to_bytes(),
    )  # fmt: skip
