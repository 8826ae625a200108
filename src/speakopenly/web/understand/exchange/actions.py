"""Ask for a file, keep it sealed for a day, hand it over, destroy it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.core.retention import EXPORTS
from speakopenly.hear.questionnaires import Version
from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.keyring import lending
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys import opening as surveys
from speakopenly.web.hear.surveys.models import Edition
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.exchange import policies, safekeeping
from speakopenly.web.understand.exchange.models import OF_ANSWERS, Because, Export, Kind
from speakopenly.web.understand.exchange.wording import NOT_SEALED_TO_YOU

DEEDS: Final = {
    Because.CHECK: "words as said asked for to check how names were hidden",
    Because.UNDERSTAND: "words as said asked for to understand what was hidden",
    Because.OWN: "words as said asked for by those who said them",
    Because.LAW: "words as said asked for by court or inquiry or regulator",
}
"""The reason stands in the trail itself, where nobody can change it later."""


@transaction.atomic
def ask_for(*, exercise: Exercise, by: Staff, kind: Kind, purpose: Purpose) -> Export:
    """Ask for a file of de-identified evidence; the long work of making it begins. Raises NotAllowed."""
    policies.check_can_export(by, exercise, purpose)
    export = _begin(Export(exercise=exercise, kind=kind, purpose=str(purpose)), by)
    audit.record(f"export for {purpose} asked for", export, by=by.user, service=by.service)
    return export


@transaction.atomic
def ask_for_words_as_said(
    *, exercise: Exercise, by: Staff, kind: Kind, because: Because, unlocked: Unlocked
) -> Export:
    """The same with the words as they were said, by somebody whose key is open. Raises NotAllowed."""
    policies.check_can_export_as_said(by, exercise)
    if kind not in policies.KINDS_AS_SAID or not hear.opens_all(exercise, unlocked):
        raise NotAllowed(str(NOT_SEALED_TO_YOU))
    export = _begin(Export(exercise=exercise, kind=kind, purpose=str(Purpose.ANALYSIS), because=because), by)
    assert export.job is not None  # noqa: S101  (it has just begun)
    lending.lend(export.job, unlocked)
    audit.record(DEEDS[because], export, by=by.user, service=by.service)
    return export


@transaction.atomic
def ask_for_answers(
    *,
    edition: Edition,
    by: Staff,
    kind: Kind,
    labels_in: Version,
    purpose: Purpose,
    because: Because | None,
    unlocked: Unlocked,
) -> Export:
    """Ask for the answers to one edition of a survey, by somebody whose key is open. Raises NotAllowed.

    ``because`` says why people's own words leave with every name; None hides names.
    """
    exercise = edition.survey.exercise
    policies.check_can_export_answers(by, exercise)
    if kind not in OF_ANSWERS or not surveys.opens_all(edition, unlocked):
        raise NotAllowed(str(NOT_SEALED_TO_YOU))
    export = Export(exercise=exercise, kind=kind, purpose=str(purpose), because=because or "")
    export.edition, export.labels_in = edition, str(labels_in)
    _begin(export, by)
    assert export.job is not None  # noqa: S101  (it has just begun)
    lending.lend(export.job, unlocked)
    deed = DEEDS[because] if because else f"answers for {purpose} asked for"
    audit.record(deed, export, by=by.user, service=by.service)
    return export


@transaction.atomic
def keep(export: Export, data: bytes) -> None:
    """Keep what the long work made, sealed, for a day. Raises NobodyHoldsAKey."""
    safekeeping.seal_file(export, data)
    export.until = timezone.now() + timedelta(days=EXPORTS.days)
    export.save()


@transaction.atomic
def fetch(*, export: Export, by: Staff, unlocked: Unlocked | None = None) -> bytes:
    """The file for whoever asked for it. Raises NotAllowed, WordsLocked or SealBroken."""
    policies.check_can_fetch(by, export)
    data = safekeeping.open_file(export, unlocked)
    audit.record("export fetched", export, by=by.user, service=by.service)
    return data


def daily_round() -> None:
    """Destroy the files whose day is over. Twice a day does no harm."""
    destroy(Export.objects.filter(until__lt=timezone.now()))


def forget_in(exercise: Exercise) -> int:
    """Somebody took words or consent back: no file made before that is handed over. Gives how many went."""
    return destroy(Export.objects.filter(exercise=exercise))


@transaction.atomic
def destroy(exports: QuerySet[Export]) -> int:
    """Empty these rows and destroy their keys; that somebody asked for a file stays known."""
    due = list(exports.filter(is_destroyed=False).values_list("pk", "case_key", "service_id"))
    keys = [case_key for _pk, case_key, _service in due if case_key]
    rows = Export.objects.filter(pk__in=[pk for pk, _key, _service in due])
    rows.update(is_destroyed=True, sealed=b"", public_key=b"", wrapped_key=b"", case_key=None)
    CaseKey.objects.filter(pk__in=keys).delete()
    for export in rows.select_related("service").defer("sealed"):
        audit.record("export destroyed", export, by=None, service=export.service)
    if due:
        transaction.on_commit(empty_the_log)
    return len(due)


def _begin(export: Export, by: Staff) -> Export:
    from speakopenly.web.understand.exchange.job import make_export

    export.service, export.by = by.service, by.user
    export.job = jobs.enqueue(
        make_export,
        service=by.service,
        by=by.user,
        key=f"export-{export.pk}",
        leads_to=reverse("understand:exports", args=[export.exercise.slug]),
        export_id=export.pk,
    )
    export.save(force_insert=True)
    return export
