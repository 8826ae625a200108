"""Begin, change, open and close a survey, and make its one-time codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils import timezone

from speakopenly.hear.questionnaires import (
    Code,
    CodeKind,
    ItemKind,
    Questionnaire,
    Version,
    name_from,
    new_code,
    to_json,
)
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.listening.safekeeping import nothing_is_sealed
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.hear.surveys import codes, policies, queries
from speakopenly.web.hear.surveys.models import Edition, OneTimeCode, Survey, SurveyState, Way
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

GROUPING = (ItemKind.SINGLE_CHOICE, ItemKind.SCALE)


@transaction.atomic
def begin(*, exercise: Exercise, by: Staff) -> Survey:
    """Begin the survey of an exercise in the languages its plan speaks. Raises NotAllowed."""
    policies.check_can_build(by, exercise)
    spoken = plans.plan_of(exercise).languages
    tags = [tag for tag, code in queries.PLAN_CODES.items() if code in spoken] or ["en"]
    asked = Questionnaire(name_from(exercise.slug), tuple(map(Version, tags)))
    survey, is_new = Survey.objects.get_or_create(
        service=exercise.service,
        exercise=exercise,
        defaults={"questionnaire": to_json(asked).decode(), "ways": [Way.OPEN_LINK.value]},
    )
    if is_new:
        audit.record("survey begun", survey, by=by.user, service=by.service)
    return survey


@transaction.atomic
def change(
    *,
    survey: Survey,
    by: Staff,
    how: Callable[[Questionnaire], Questionnaire],
    groups: Sequence[str] | None = None,
) -> None:
    """Change what is written, from what it is now; people see it when it is opened anew.

    ``groups`` names the items whose answers become groups.
    Raises NotAllowed, or BadInput: then nothing changed.
    """
    policies.check_can_build(by, survey.exercise)
    held = _held(survey)
    asked = how(queries.written(held))
    named = held.groups_from if groups is None else groups
    can = {item.name for item in asked.items if item.kind in GROUPING}
    held.questionnaire = to_json(asked).decode()
    held.groups_from = [name for name in named if name in can]
    held.save(update_fields=["questionnaire", "groups_from"])
    audit.record("survey changed", held, by=by.user, service=by.service)


@transaction.atomic
def choose_ways(*, survey: Survey, by: Staff, ways: Sequence[Way]) -> None:
    """Say how people come to it; at once, also while it is open. Raises NotAllowed."""
    policies.check_can_build(by, survey.exercise)
    Survey.objects.filter(pk=survey.pk).update(ways=[way.value for way in ways])
    audit.record("ways of a survey chosen", survey, by=by.user, service=by.service)


@transaction.atomic
def open_survey(*, survey: Survey, by: Staff) -> None:
    """Open it, again, or with changes: every version together. Raises NotReadyToOpen, NotAllowed."""
    held = _held(survey)
    policies.check_can_open(by, held)
    if queries.has_changed(held):
        Edition.objects.create(
            service=held.service,
            survey=held,
            number=held.editions.count() + 1,
            questionnaire=to_json(queries.as_it_would_open(held)).decode(),
            groups_from=held.groups_from,
        )
    held.state, held.opened_on, held.closed_on = SurveyState.OPEN, timezone.localdate(), None
    held.save(update_fields=["state", "opened_on", "closed_on"])
    audit.record("survey opened", held, by=by.user, service=by.service)


@transaction.atomic
def close_survey(*, survey: Survey, by: Staff) -> None:
    """Take in no more. Raises NotAllowed."""
    held = _held(survey)
    policies.check_can_close(by, held)
    held.state, held.closed_on = SurveyState.CLOSED, timezone.localdate()
    held.save(update_fields=["state", "closed_on"])
    audit.record("survey closed", held, by=by.user, service=by.service)


@transaction.atomic
def make_codes(*, survey: Survey, by: Staff, number: int, kind: CodeKind) -> tuple[Code, ...]:
    """Make codes that are shown this once: only their keyed hashes are kept. Raises NotAllowed."""
    policies.check_can_make_codes(by, survey)
    installation_key(may_make=nothing_is_sealed())
    made = tuple(new_code(kind) for _each in range(number))
    OneTimeCode.objects.bulk_create(
        OneTimeCode(service=survey.service, survey=survey, digest=codes.digest_of(survey, code))
        for code in made
    )
    audit.record("one-time codes made", survey, by=by.user, service=by.service)
    return made


def _held(survey: Survey) -> Survey:
    """The survey as it is now, held until the end of this transaction."""
    rows = Survey.objects.select_for_update(of=("self",)).select_related("exercise", "service")
    return rows.get(pk=survey.pk)
