"""Draw a sample, code it alone, close it, and talk about what was seen differently."""

from __future__ import annotations

import random
import secrets
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import queries as codebook
from speakopenly.web.understand.codebook.actions import keep_version, role_of
from speakopenly.web.understand.coding import actions as coding
from speakopenly.web.understand.coding.double import policies
from speakopenly.web.understand.coding.double.models import DoubleCoding, DrawnPassage, TakesPart, Talk
from speakopenly.web.understand.coding.models import CodeProposal, Look, NextPassage
from speakopenly.web.understand.reading.models import Passage


@transaction.atomic
def draw(
    *, exercise: Exercise, by: Staff, size: int, coders: int = 2, seed: int | None = None
) -> DoubleCoding:
    """Draw passages that nobody has coded, at random; the codebook is kept as a version and stands still."""
    codebook.hold(exercise)
    policies.check_can_draw(by, exercise)
    free = Passage.objects.filter(reading__exercise=exercise, looks=None).order_by("ident")
    keys = list(free.values_list("pk", flat=True))
    if len(keys) < size:
        raise NotAllowed(
            _("Only %(count)s passages were coded by nobody yet. Ask for that many, or fewer.")
            % {"count": len(keys)}
        )
    version = keep_version(exercise=exercise, by=by, why=_("Drawn for a double coding."))
    seed = secrets.randbelow(2**31) if seed is None else seed
    last = DoubleCoding.objects.filter(exercise=exercise).first()
    double = DoubleCoding.objects.create(
        service=by.service,
        exercise=exercise,
        number=last.number + 1 if last else 1,
        seed=seed,
        coders_wanted=coders,
        version=version,
    )
    drawn = random.Random(seed).sample(keys, size)  # noqa: S311  (a sample that can be drawn again, no secret)
    DrawnPassage.objects.bulk_create(
        DrawnPassage(service=by.service, double=double, passage_id=key, place=place)
        for place, key in enumerate(drawn, start=1)
    )
    audit.record("double coding drawn", double, by=by.user, service=by.service)
    return double


@transaction.atomic
def join(*, double: DoubleCoding, by: Staff) -> None:
    """Take part as one of the coders."""
    double = _held(double)
    policies.check_can_join(by, double)
    TakesPart.objects.create(service=by.service, double=double, by=by.user)
    audit.record("double coding joined", double, by=by.user, service=by.service)


@transaction.atomic
def code_alone(
    *, drawn: DrawnPassage, by: Staff, codes: Collection[UUID], memo: str | None, seen: int
) -> Look:
    """Save what this coder decided of one passage of the sample."""
    drawn.double = _held(drawn.double)
    policies.check_can_code(by, drawn)
    return coding.code_passage(passage=drawn.passage, by=by, codes=codes, memo=memo, seen=seen)


@transaction.atomic
def close(*, double: DoubleCoding, by: Staff) -> None:
    """Freeze what each coder gave, without saying who; the codebook may be changed again."""
    double = _held(double)
    policies.check_can_close(by, double)
    coders = list(TakesPart.objects.filter(double=double).values_list("by", flat=True))
    random.Random(double.seed).shuffle(coders)  # noqa: S311  (an order that tells nobody's name, no secret)
    for drawn in DrawnPassage.objects.filter(double=double).select_related("passage"):
        looks = {look.by_id: look for look in Look.objects.filter(passage=drawn.passage, by__in=coders)}
        drawn.coded = [_codes_of(looks.get(coder)) for coder in coders]
        drawn.machine = _proposed_for(drawn.passage)
        drawn.save(update_fields=["coded", "machine"])
    double.closed_on = timezone.localdate()
    double.save(update_fields=["closed_on"])
    audit.record("double coding closed", double, by=by.user, service=by.service)


@transaction.atomic
def drop(*, double: DoubleCoding, by: Staff) -> None:
    """Give a sample up that nobody can be compared on; what one person coded stays theirs."""
    double = _held(double)
    policies.check_can_drop(by, double)
    audit.record("double coding given up", double, by=by.user, service=by.service)
    double.delete()


@transaction.atomic
def talk_about(*, drawn: DrawnPassage, by: Staff, words: str) -> Talk:
    """Say something about a difference: with the role, never the name."""
    policies.check_can_see_agreement(by, drawn.double)
    talk = Talk.objects.create(service=by.service, drawn=drawn, words=words.strip(), role=role_of(by))
    audit.record("difference talked about", drawn, by=by.user, service=by.service)
    return talk


def _held(double: DoubleCoding) -> DoubleCoding:
    held = DoubleCoding.objects.select_for_update().filter(pk=double.pk).first()
    if held is None:
        raise NotAllowed(_("This double coding was given up."))
    return held


def _codes_of(look: Look | None) -> list[str] | None:
    return None if look is None else sorted(str(coding.code_id) for coding in look.codings.all())


def _proposed_for(passage: Passage) -> dict[str, object]:
    """What stands proposed was learned without this passage: a passage set apart teaches nothing."""
    read = NextPassage.objects.filter(passage=passage).select_related("model").first()
    if read is None:
        return {}
    rows = CodeProposal.objects.filter(passage=passage).values_list("code", "certainty")
    said = {str(code): certainty for code, certainty in rows}
    found: dict[str, list[str]] = {"yes": [], "no": [], "unsure": []}
    for code in sorted(read.model.codes):
        found[said.get(code, "no")].append(code)
    return {"version": read.model.version, **found}
