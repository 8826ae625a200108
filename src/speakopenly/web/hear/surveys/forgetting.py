"""A response holds the words of its contributions: wherever they are forgotten, it goes with them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.web.hear.events import AnswersGone, ContributionsTakenBack
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import queries as heard
from speakopenly.web.hear.listening.models import Import, ImportState
from speakopenly.web.hear.plans.daily import have_had_their_time, is_held
from speakopenly.web.hear.plans.queries import plan_of
from speakopenly.web.hear.surveys import files, saving
from speakopenly.web.hear.surveys.models import Response, ResponseState, Survey
from speakopenly.web.people import events
from speakopenly.web.sqlite.erasing import empty_the_log

ENDED = "ended"
"""Under this name ``Import.about`` keeps that the day of a batch is over and was told of."""


def take_out(responses: QuerySet[Response]) -> int:
    """Delete responses, with what was added to them, in the caller's transaction; how many went.

    Whoever made files of them is told.
    """
    for service, exercise in set(responses.values_list("service_id", "survey__exercise_id")):
        events.tell(AnswersGone(service, exercise))
    files.let_go(responses)
    return responses.delete()[1].get(Response._meta.label, 0)


@transaction.atomic
def forget(wanted: Erasure) -> ErasureRecord:
    """The responses of whoever said these; asked before the contributions go, which tell who they are."""
    people = {*wanted.people, *heard.people_behind(wanted.contributions)} - {""}
    number = take_out(Response.objects.filter(person__in=people)) if people else 0
    transaction.on_commit(empty_the_log)
    return ErasureRecord("surveys", {"responses": number})


def forget_batch(event: ContributionsTakenBack) -> None:
    """A day's batch was taken back as a whole, also answers without a word of their own."""
    take_out(Response.objects.filter(batch=event.import_id))
    transaction.on_commit(empty_the_log)


def daily_round() -> None:
    """What was saved goes in time, raw words go when the plan says so, and what came yesterday is read."""
    saving.forget_old()
    let_raw_words_go()
    end_batches()


@transaction.atomic
def let_raw_words_go() -> None:
    """What is sealed of a response goes on the day on which the words of its exercise go."""
    today = timezone.localdate()
    for survey in Survey.objects.select_related("exercise"):
        plan = plan_of(survey.exercise)
        if have_had_their_time(plan, today) and not is_held(plan):
            sent = Response.objects.filter(survey=survey, state=ResponseState.SENT).exclude(sealed=b"")
            files.let_bytes_go(sent)
            if sent.update(sealed=b""):
                events.tell(AnswersGone(survey.service_id, survey.exercise_id))
                transaction.on_commit(empty_the_log)


def end_batches() -> None:
    """Tell of every batch whose day is over, so that it is read; each once."""
    for survey in Survey.objects.all():
        over = Import.objects.filter(about={"survey": str(survey.pk)}, state=ImportState.BROUGHT_IN)
        for batch in over.filter(began_on__lt=timezone.localdate()).select_related("service"):
            with transaction.atomic():
                Import.objects.filter(pk=batch.pk).update(about={**batch.about, ENDED: True})
                listening.end_batch(batch=batch)
