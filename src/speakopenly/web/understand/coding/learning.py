"""Let the machine learn from what people coded, and propose for what nobody has.

What stands in a double coding that goes on teaches nothing, so that the machine can be set beside it later.
Proposals for passages that people have coded since stay as they were: they were made before.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django_tasks import task

from speakopenly.understand.codebook import CodeId
from speakopenly.understand.coding import (
    CodeCalibration,
    CodeLearner,
    Example,
    Proposal,
    drift,
    order_next,
)
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import queries as codebooks
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding import policies
from speakopenly.web.understand.coding.filters import set_apart
from speakopenly.web.understand.coding.models import CodeModel, CodeProposal, Look, NextPassage
from speakopenly.web.understand.reading import machines
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


@task(takes_context=True, title=gettext_lazy("Learning from what was coded"), lease_seconds=900)  # type: ignore[arg-type]
def learn_and_propose(context: JobContext, *, service_id: str, exercise_id: str) -> None:
    """Learn, then propose for every passage that nobody has coded, and say which to code next."""
    exercise = hear.exercise_by_id(service_id, UUID(exercise_id))
    examples = _taught(exercise)
    rows = list(_to_propose_for(exercise).select_related("reading").order_by("ident"))
    texts, questions = [row.text for row in rows], [row.reading.question for row in rows]
    learner = _learner(exercise, [*texts, *(each.text for each in examples)])
    context.progress(0, 2, LEARNING)
    learner.fit(examples, others=texts, other_questions=questions)
    context.progress(1, 2, PROPOSING)
    proposed = learner.propose(texts, questions)
    order = order_next(learner, texts, seed=SEED, questions=questions)
    moved = drift(learner, texts, questions=questions).sentence
    with context.holding():
        model = _keep_model(exercise, learner, len(examples), moved)
        _keep(exercise, model, rows, proposed, order)


def _learner(exercise: Exercise, passages: list[str]) -> CodeLearner:
    """One that knows what each code means, which stand below which, and remembers no vector but passages'."""
    codes = {code.id: code for code in codebooks.codebook_of(exercise).usable()}
    return CodeLearner(
        list(codes),
        seed=SEED,
        many=True,
        parents={code.id: code.parent for code in codes.values() if code.parent in codes},
        definitions={code.id: f"{code.name}. {code.definition}".strip() for code in codes.values()},
        encoder=machines.RemembersPassages(machines.encoder(settings.ENCODER), passages),
    )


def _taught(exercise: Exercise) -> list[Example]:
    """Each look as an example: merged codes count for what they were merged into."""
    codebook = codebooks.codebook_of(exercise)
    usable = {code.id for code in codebook.usable()}
    looks = Look.objects.filter(exercise=exercise).exclude(passage__in=set_apart(exercise).values("passage"))
    looks = looks.select_related("passage__reading").prefetch_related("codings")
    examples = []
    for look in looks.order_by("passage__ident", "pk"):
        given = {codebook.stands_for(CodeId(str(each.code_id))).id for each in look.codings.all()}
        question = look.passage.reading.question
        examples.append(Example(look.passage.text, frozenset[str](given & usable), question))
    return examples


def _to_propose_for(exercise: Exercise) -> QuerySet[Passage]:
    """What nobody has coded, and what is set apart: there proposals are kept, and shown to nobody."""
    passages = Passage.objects.filter(reading__exercise=exercise)
    return passages.filter(looks=None) | passages.filter(pk__in=set_apart(exercise).values("passage"))


def _keep_model(exercise: Exercise, learner: CodeLearner, learned_from: int, moved: str) -> CodeModel:
    model = CodeModel.objects.create(
        service_id=exercise.service_id,
        exercise=exercise,
        version=learner.version_,
        codes=list(learner.codes_),
        learned_from=learned_from,
        calibration={code: _in_words(each) for code, each in learner.calibration_.items()},
        drift=moved[:400],
    )
    audit.record("code proposals made", model, by=None, service=exercise.service)
    return model


def _keep(
    exercise: Exercise,
    model: CodeModel,
    rows: list[Passage],
    proposed: list[list[Proposal]],
    order: list[int],
) -> None:
    """In the place of earlier proposals for what nobody has coded; what was coded meanwhile keeps its own."""
    here: dict[str, Any] = {"service_id": exercise.service_id, "exercise": exercise, "model": model}
    again = _to_propose_for(exercise).values("pk")
    still = set(_to_propose_for(exercise).values_list("pk", flat=True))
    codes = set(Code.objects.filter(exercise=exercise).values_list("pk", flat=True))
    CodeProposal.objects.filter(exercise=exercise, passage__in=again).delete()
    NextPassage.objects.filter(exercise=exercise, passage__in=again).delete()
    CodeProposal.objects.bulk_create(
        (
            CodeProposal(
                **here,
                passage=row,
                code_id=UUID(each.code),
                probability=min(1.0, max(0.0, each.probability)),
                certainty=str(each.certainty),
            )
            for row, several in zip(rows, proposed, strict=True)
            if row.pk in still
            for each in several
            if str(each.certainty) in CodeProposal.CERTAINTIES and UUID(each.code) in codes
        ),
        batch_size=AT_ONCE,
    )
    NextPassage.objects.bulk_create(
        (
            NextPassage(**here, passage=rows[number], place=place)
            for place, number in enumerate(order)
            if rows[number].pk in still
        ),
        batch_size=AT_ONCE,
    )


def _in_words(each: CodeCalibration) -> str:
    if each.f1 is None or each.f1.value is None:
        return each.reason or _("not known yet")
    told = {"f1": f"{each.f1.value:.2f}", "n": each.examples, "texts": each.texts}
    if each.f1.low is None or each.f1.high is None:
        return _("expected F1 %(f1)s, from %(n)s examples in %(texts)s passages") % told
    told |= {"low": f"{each.f1.low:.2f}", "high": f"{each.f1.high:.2f}"}
    return _("expected F1 %(f1)s (%(low)s to %(high)s), from %(n)s examples in %(texts)s passages") % told
