"""Looking for themes anew when answers came later. It needs a facilitator's key: what was read is sealed."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.keyring import lending, unlocking
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.keyring.policies import HOLDERS
from speakopenly.web.hear.keyring.unlocking import Unlocked, needs_unlock
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand import job
from speakopenly.web.understand.reading.queries import understanding_of


def check_can_look_again(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person reads these words, and nobody has decided on themes yet."""
    people.check_same_service(by, exercise)
    people.check_has_role(by, *HOLDERS[CaseKind.IMPORT])
    if understanding_of(exercise) is None:
        raise NotAllowed(_("Nothing was read yet."))
    if not job.may_suggest(exercise):
        raise NotAllowed(_("People have decided on themes here, so the machine does not look for others."))


def can_look_again(by: Staff, exercise: Exercise) -> bool:
    """Whether the button may be shown."""
    return people.allows(check_can_look_again, by, exercise)


def is_worth_looking(by: Staff, exercise: Exercise) -> bool:
    """Whether answers came in several files, so that the first search did not see them all."""
    return hear.brought_in_more_than_once(exercise) and can_look_again(by, exercise)


@transaction.atomic
def look_again(*, exercise: Exercise, by: Staff, unlocked: Unlocked) -> Job:
    """Begin to look for themes in everything that was heard. Raises NotAllowed."""
    check_can_look_again(by, exercise)
    if not hear.opens_all(exercise, unlocked):
        raise NotAllowed(
            _("Some files were not sealed to you. Ask a facilitator to hand their keys over to you.")
        )
    begun = jobs.enqueue(
        job.understand_exercise,
        service=by.service,
        by=by.user,
        leads_to=reverse("understand:themes", args=[exercise.slug]),
        exercise_id=exercise.pk,
        looks_again=True,
    )
    lending.lend(begun, unlocked)
    audit.record("themes looked for again", exercise, by=by.user, service=by.service)
    return begun


@needs_unlock
@require_POST
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The button on the page of themes."""
    staff, opened = staff_of(request), unlocking.unlocked(request)
    assert opened is not None  # noqa: S101  (needs_unlock has seen to it)
    begun = look_again(exercise=hear.exercise(slug, staff), by=staff, unlocked=opened)
    return redirect("job", begun.pk)
