"""The evidence of an exercise as far as consent lets it leave, and the exports that were asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from speakopenly.core.records import ContributionId
from speakopenly.understand.exchange import Purpose
from speakopenly.understand.findings.evidence import Evidence
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.exchange import policies
from speakopenly.web.understand.exchange.models import Export
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.reading.queries import kept_for_research

MOST_SHOWN = 50


def evidence_that_may_leave(exercise: Exercise) -> Evidence:
    """The evidence with consent as the hear room knows it now, whatever was copied when it was read.

    Whoever is heard no longer is not in it.
    """
    evidence = evidence_of(exercise)
    counted, quoted, archived = (consents.agreed_to(exercise, use) for use in ("count", "quote", "archive"))
    kept = archived & {ContributionId(row.ident) for row in kept_for_research(exercise)}
    heard = tuple(
        replace(each, may_quote=each.may_quote and each.id in quoted, may_archive=each.id in kept)
        for each in evidence.heard
        if each.id in counted
    )
    passages = tuple(each for each in evidence.passages if each.contribution in counted)
    return replace(evidence, heard=heard, passages=passages)


def words_as_said(
    exercise: Exercise, idents: Iterable[ContributionId], unlocked: Unlocked
) -> dict[ContributionId, str]:
    """The words of these contributions as they were said, in memory.

    Raises WordsLocked, NotAllowed for a key they were not sealed to, or SealBroken.
    """
    others = set(hear.heard_idents(exercise)) - set(idents)
    return {
        said.id: said.text for said in hear.raw_contributions(exercise, besides=others, unlocked=unlocked)
    }


def exports_of(exercise: Exercise, staff: Staff) -> list[Export]:
    """What was asked for, newest first, without the files. Researchers see their own, facilitators all."""
    rows = Export.objects.filter(exercise=exercise).defer("sealed")
    if Purpose.ANALYSIS not in policies.purposes_of(staff):
        rows = rows.filter(by=staff.user)
    return list(rows.select_related("job", "exercise", "edition").order_by("-job__asked_at")[:MOST_SHOWN])


def export_of(exercise: Exercise, export_id: UUID) -> Export:
    """One export. Raises Http404 for any other."""
    rows: QuerySet[Export] = Export.objects.filter(exercise=exercise, pk=export_id)
    found = rows.select_related("exercise", "edition", "case_key").first()
    if found is None:
        raise Http404
    return found
