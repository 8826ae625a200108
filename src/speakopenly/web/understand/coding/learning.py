"""Let the machine learn from what people coded, and propose for what nobody has.

What stands in a double coding that goes on teaches nothing, so that the machine can be set beside it later.
Proposals for passages that people have coded since stay as they were: they were made before.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.understand.codebook import CodeId
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import queries as codebooks
from speakopenly.web.understand.coding import policies
from speakopenly.web.understand.coding.filters import set_apart
from speakopenly.web.understand.coding.models import CodeModel, CodeProposal, Look, NextPassage
from speakopenly.web.understand.reading.models import Passage

LEARNING, PROPOSING = gettext_noop("Learning"), gettext_noop("Proposing")
AT_ONCE = 1000
SEED = 0


@transaction.atomic
def begin_to_learn(*, exercise: Exercise, by: Staff) -> Job:
    """Ask for the long work. Raises NotAllowed where too little was coded."""
    policies.check_can_let_learn(by, exercise)
    begun = jobs.enqueue(
        learn_and_propose,
        service=by.service,
        by=by.user,
        leads_to=reverse("understand:coding", args=[exercise.slug]) + "?show=next",
        exercise_id=exercise.pk,
    )
    audit.record("machine asked to learn codes", exercise, by=by.user, service=by.service)
    return begun


@task(takes_context=True, title=_("Learning from what was coded"), lease_seconds=900)  # type: ignore[arg-type]
def learn_and_propose(context: JobContext, *, service_id: str, exercise_id: str) -> None:
    """Learn, then propose for every passage that nobody has coded, and say which to code next."""
    from speakopenly.understand.coding import CodeLearner, Example, drift, order_next

    exercise = hear.exercise_by_id(service_id, UUID(exercise_id))
    codes, examples = _taught(exercise, Example)
    context.progress(0, 2, LEARNING)
    rows = list(_to_propose_for(exercise).select_related("reading").order_by("ident"))
    texts, questions = [row.text for row in rows], [row.reading.question for row in rows]
    learner = CodeLearner(codes, seed=SEED, many=True).fit(examples, others=texts)
    context.progress(1, 2, PROPOSING)
    proposed = learner.propose(texts, questions=questions)
    order = order_next(learner, texts, seed=SEED) if texts else []
    moved = drift(learner, texts) if texts else None
    with context.holding():
        _keep(exercise, learner, codes, len(examples), rows, proposed, order, moved)


def _taught(exercise: Exercise, example: Any) -> tuple[list[str], list[Any]]:
    """The codes in use, and each look as an example: merged codes count for what they were merged into."""
    codebook = codebooks.codebook_of(exercise)
    usable = {code.id for code in codebook.usable()}
    looks = Look.objects.filter(exercise=exercise).exclude(passage__in=set_apart(exercise).values("passage"))
    examples = []
    for look in (
        looks.select_related("passage__reading").prefetch_related("codings").order_by("passage__ident", "pk")
    ):
        given = {codebook.stands_for(CodeId(str(each.code_id))).id for each in look.codings.all()}
        question = look.passage.reading.question
        examples.append(example(look.passage.text, frozenset(given & usable), question))
    return sorted(usable), examples


def _to_propose_for(exercise: Exercise) -> QuerySet[Passage]:
    """What nobody has coded, and what is set apart: there proposals are kept, and shown to nobody."""
    passages = Passage.objects.filter(reading__exercise=exercise)
    return passages.filter(looks=None) | passages.filter(pk__in=set_apart(exercise).values("passage"))


def _keep(
    exercise: Exercise,
    learner: Any,
    codes: list[str],
    learned_from: int,
    rows: list[Passage],
    proposed: list[Any],
    order: list[int],
    moved: Any,
) -> None:
    here = {"service_id": exercise.service_id, "exercise": exercise}
    again = _to_propose_for(exercise).values("pk")
    CodeProposal.objects.filter(exercise=exercise, passage__in=again).delete()
    NextPassage.objects.filter(exercise=exercise, passage__in=again).delete()
    model = CodeModel.objects.create(
        **here,
        version=learner.version_,
        codes=codes,
        learned_from=learned_from,
        calibration=calibration_of(learner),
        drift=str(getattr(moved, "sentence", moved or ""))[:400],
    )
    still = set(again.values_list("pk", flat=True))
    CodeProposal.objects.bulk_create(
        (
            CodeProposal(
                **here, model=model, passage=row, code_id=each.code,
                probability=each.probability, certainty=str(each.certainty),
            )
            for row, several in zip(rows, proposed, strict=True)
            if row.pk in still
            for each in several
            if str(each.certainty) in CodeProposal.CERTAINTIES
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    NextPassage.objects.bulk_create(
        (
            NextPassage(**here, model=model, passage=rows[number], place=place)
            for place, number in enumerate([*order, *sorted(set(range(len(rows))) - set(order))])
            if rows[number].pk in still
        ),
        batch_size=AT_ONCE,
    )
    audit.record("code proposals made", model, by=None, service=exercise.service)


def calibration_of(learner: Any) -> dict[str, str]:
    """For each code, how well the machine does by its own reckoning, or why that is not known."""
    return {str(code): str(told) for code, told in dict(getattr(learner, "calibration_", None) or {}).items()}
