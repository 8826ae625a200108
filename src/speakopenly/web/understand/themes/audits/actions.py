"""Deeds on a sample: draw it, and say of each person whether they spoke of the theme."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from speakopenly.core.errors import BadInput
from speakopenly.understand.findings.audits import SIZES, draw
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit as trail
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes.audits import policies, queries
from speakopenly.web.understand.themes.audits.models import Audit, AuditedPerson, Said
from speakopenly.web.understand.themes.models import Theme

AT_ONCE = 500


@transaction.atomic
def draw_sample(*, theme: Theme, by: Staff, size: int, seed: int | None = None) -> Audit:
    """Draw people of both sides by chance. An earlier sample of another theme is set aside and kept."""
    policies.check_can_draw(by, theme)
    if size not in SIZES:
        raise BadInput(
            "A sample of this size is not drawn.", do=f"Choose one of {', '.join(map(str, SIZES))}."
        )
    sides = queries.sides_of(theme)
    seed = secrets.randbelow(2**31) if seed is None else seed
    drawn = draw(sides.counted, sides.others, size=size, seed=seed)
    if not drawn.counted:
        raise BadInput("Nobody's words stand in this theme any more.", do="Choose another theme.")
    Audit.objects.filter(theme=theme, set_aside_on=None).update(set_aside_on=timezone.localdate())
    audit = Audit.objects.create(
        service=by.service,
        theme=theme,
        seed=seed,
        counted=len(sides.counted),
        others=len(sides.others),
        stands_for=queries.counts_for(theme),
        drawn_by=by.user,
    )
    AuditedPerson.objects.bulk_create(
        AuditedPerson(
            service_id=audit.service_id,
            audit=audit,
            place=place,
            person=person,
            counted=person in drawn.counted,
        )
        for place, person in enumerate(drawn.people, start=1)
    )
    trail.record("sample of a theme drawn", audit, by=by.user, service=by.service)
    return audit


@transaction.atomic
def answer(*, row: AuditedPerson, by: Staff, said: Said) -> None:
    """Say whether this person spoke of the theme. Until the last is read, an answer may be given again."""
    policies.check_can_answer(by, row)
    row.said, row.read_by = said, by.user
    row.save(update_fields=["said", "read_by"])
    trail.record("person of a sample read", row.audit, by=by.user, service=by.service)


@transaction.atomic
def forget(exercise: Exercise, people: Collection[str]) -> int:
    """Nobody whose words are gone is named in a sample. What was found of them stays, without who it was."""
    gone, wanted = 0, sorted(people)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        still = Reading.objects.filter(exercise=exercise, person__in=some).values_list("person", flat=True)
        rows = AuditedPerson.objects.filter(
            audit__theme__exercise=exercise, person__in=set(some) - set(still)
        )
        gone += rows.count()
        rows.filter(said="").delete()
        rows.exclude(said="").update(person="")
    return gone
