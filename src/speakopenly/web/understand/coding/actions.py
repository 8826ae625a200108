"""Code a passage. A person's look is theirs alone; what a machine proposed is decided on, never copied."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook.models import Code, CodeState
from speakopenly.web.understand.coding import policies
from speakopenly.web.understand.coding.models import CodeProposal, Coding, Look, ProposalDecision
from speakopenly.web.understand.reading.models import Passage


class ChangedWhileYouLooked(NotAllowed):
    """The look or the codebook is not what the page showed."""


@transaction.atomic
def code_passage(
    *, passage: Passage, by: Staff, codes: Collection[UUID], memo: str | None, seen: int
) -> Look:
    """Save what a person decided of a passage: these codes and no others; none means "none of these".

    ``seen`` is the version of the look that the page showed, 0 where there was none. Raises
    ChangedWhileYouLooked where it was saved meanwhile, or a code is not in use any more.
    """
    policies.check_can_code(by, passage)
    exercise = passage.reading.exercise
    wanted = _in_use(exercise, codes)
    look = Look.objects.select_for_update().filter(passage=passage, by=by.user).first()
    if seen != (look.version if look else 0):
        raise ChangedWhileYouLooked(
            _("This was saved in another window while you looked. Both are below: look again, then save.")
        )
    _tell_once_a_day(exercise, by)
    today = timezone.localdate()
    if look is None:
        look = Look.objects.create(service=by.service, exercise=exercise, passage=passage, by=by.user)
    else:
        look.version, look.day = look.version + 1, today
    look.memo = look.memo if memo is None else memo.strip()
    look.save()
    _give(look, wanted)
    _keep_what_was_decided(look, set(wanted))
    return look


def _in_use(exercise: Exercise, codes: Collection[UUID]) -> dict[UUID, Code]:
    rows = Code.objects.filter(exercise=exercise, pk__in=codes, state=CodeState.STANDING)
    found = {row.pk: row for row in rows}
    if len(found) != len(set(codes)):
        raise ChangedWhileYouLooked(
            _("The codebook changed while you looked: a code you chose is not in use any more. Choose again.")
        )
    return found


def _give(look: Look, wanted: dict[UUID, Code]) -> None:
    """Codes that are not on the page (merged, split or set aside since) stay as they were given."""
    given = {coding.code_id: coding for coding in look.codings.select_related("code")}
    for key, coding in given.items():
        if key not in wanted and coding.code.state == CodeState.STANDING:
            coding.delete()
        elif key in wanted and coding.meaning != wanted[key].meaning:
            Coding.objects.filter(pk=coding.pk).update(meaning=wanted[key].meaning, day=look.day)
    Coding.objects.bulk_create(
        Coding(service_id=look.service_id, look=look, code=code, meaning=code.meaning, day=look.day)
        for key, code in wanted.items()
        if key not in given
    )


def _keep_what_was_decided(look: Look, given: set[UUID]) -> None:
    """Beside each proposal of the machine, whether this person gave the code."""
    proposals = CodeProposal.objects.filter(passage=look.passage_id)
    for proposal in proposals:
        ProposalDecision.objects.update_or_create(
            look=look,
            code_id=proposal.code_id,
            defaults={
                "service_id": look.service_id,
                "model_id": proposal.model_id,
                "probability": proposal.probability,
                "is_accepted": proposal.code_id in given,
            },
        )


def _tell_once_a_day(exercise: Exercise, by: Staff) -> None:
    """One line a day and person: a line for each passage would count how quick people are."""
    if not Look.objects.filter(exercise=exercise, by=by.user, day=timezone.localdate()).exists():
        audit.record("passages coded", exercise, by=by.user, service=by.service)


def is_coded_with(codes: Iterable[str]) -> bool:
    """Whether any passage was coded with one of these."""
    return Coding.objects.filter(code__in=list(codes)).exists()
