"""How this stage forgets: readings, passages, their places in themes, quotes, vectors and sealed evidence."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.core.records import ContributionId
from speakopenly.understand.findings.editions import next_edition
from speakopenly.understand.findings.evidence import Evidence
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.coding import forgetting as coding
from speakopenly.web.understand.exchange import actions as exports
from speakopenly.web.understand.findings import versions
from speakopenly.web.understand.findings.evidence import evidence_of, last_edition
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications import forgetting as publications
from speakopenly.web.understand.reading.actions import count_again
from speakopenly.web.understand.reading.machines import forget_vectors
from speakopenly.web.understand.reading.models import Departed, Passage, Reading
from speakopenly.web.understand.search import actions as search
from speakopenly.web.understand.themes.audits import actions as audits

ROOM = "understanding"
IDS_AT_A_TIME = 500


@transaction.atomic
def forget(wanted: Erasure) -> ErasureRecord:
    """Remove everything of these contributions and people. Asking twice does no harm."""
    removed = {"readings": 0, "passages": 0, "vectors": 0, "sealed files": 0, "codings": 0}
    for exercise, readings in _by_exercise(wanted):
        for kind, number in _forget_in(exercise, readings).items():
            removed[kind] += number
    transaction.on_commit(empty_the_log)
    return ErasureRecord(ROOM, removed)


def _by_exercise(wanted: Erasure) -> Iterable[tuple[Exercise, list[Reading]]]:
    found: dict[UUID, list[Reading]] = {}
    for field, ids in (("ident", wanted.contributions), ("person", wanted.people)):
        for some in _some(sorted(ids)):
            for row in Reading.objects.filter(**{f"{field}__in": some}).select_related("exercise"):
                found.setdefault(row.exercise_id, []).append(row)
    for rows in found.values():
        yield rows[0].exercise, list({row.pk: row for row in rows}.values())


def _forget_in(exercise: Exercise, readings: list[Reading]) -> dict[str, int]:
    withdrawn = frozenset(ContributionId(row.ident) for row in readings)
    after = next_edition(evidence_of(exercise), withdrawn=withdrawn)
    keys = [row.pk for row in readings]
    passages = _in_portions(Passage.objects.select_related("reading"), "reading", keys)
    words = [passage.text for passage in passages]
    vectors, numbers = forget_vectors(words), search.numbers_of(keys)
    codings = coding.codings_of(passages)
    coding.strike_out(exercise, words)
    for some in _some(keys):
        Reading.objects.filter(pk__in=some).delete()
    audits.forget(exercise, {row.person for row in readings})
    count_again(exercise)
    vectors += search.forget_in(exercise, numbers, words)
    _keep_places(exercise, after)
    _mend_quotes(exercise, after)
    versions.forget_quotes(exercise, withdrawn)
    sealed = publications.forget_in(exercise, withdrawn) + exports.forget_in(exercise)
    return {
        "readings": len(keys),
        "passages": len(passages),
        "vectors": vectors,
        "sealed files": sealed,
        "codings": codings,
    }


def _keep_places(exercise: Exercise, after: Evidence) -> None:
    """Where a report was signed, a row without words keeps the place of each who left."""
    known = set(Reading.objects.filter(exercise=exercise).values_list("ident", flat=True))
    staying = [each for each in after.heard if each.id not in known] if last_edition(exercise) else []
    Departed.objects.filter(exercise=exercise).delete()
    Departed.objects.bulk_create(
        Departed(
            service_id=exercise.service_id,
            exercise=exercise,
            ident=each.id,
            person=each.person,
            language=each.language,
            reason=str(each.reason),
            channel=each.channel,
            groups=dict(each.groups),
            speaks_for=each.speaks_for,
            stood_in=list(each.stood_in),
        )
        for each in staying
    )


def _mend_quotes(exercise: Exercise, after: Evidence) -> None:
    quotes = {finding.theme: list(finding.quotes) for finding in after.findings}
    known = {passage.id for passage in after.passages}
    for finding in Finding.objects.filter(exercise=exercise).select_related("theme"):
        mended = quotes.get(finding.theme.ident)  # type: ignore[call-overload]
        kept = [quote for quote in finding.quotes if quote in known] if mended is None else mended
        if kept != finding.quotes:
            finding.quotes = kept
            finding.save(update_fields=["quotes"])


def _in_portions(rows: QuerySet[Passage], field: str, keys: list[UUID]) -> list[Passage]:
    return [row for some in _some(keys) for row in rows.filter(Q(**{f"{field}__in": some}))]


def _some(keys: list) -> Iterable[list]:  # type: ignore[type-arg]
    for start in range(0, len(keys), IDS_AT_A_TIME):
        yield keys[start : start + IDS_AT_A_TIME]
