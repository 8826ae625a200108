"""Draw texts by chance, and say of each whether something was left."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.understand.deidentify.leftover import SIZES, draw
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.deidentification import policies, queries
from speakopenly.web.understand.deidentification.models import Left, Sample, SampledText


@transaction.atomic
def draw_sample(*, exercise: Exercise, by: Staff, size: int, seed: int | None = None) -> Sample:
    """Draw texts to be read; an earlier sample is set aside and kept. Raises NotAllowed or BadInput."""
    policies.check_can_draw(by, exercise)
    if size not in SIZES:
        raise BadInput(
            _("A sample of this size is not drawn."), do=_("Choose one of the sizes that are offered.")
        )
    keys = queries.texts_that_can_be_read(exercise)
    if not keys:
        raise BadInput(_("No text is here to be read."), do=_("Bring in what people said first."))
    seed = secrets.randbelow(2**31) if seed is None else seed
    Sample.objects.filter(exercise=exercise, set_aside_on=None).update(set_aside_on=timezone.localdate())
    sample = Sample.objects.create(
        service=by.service, exercise=exercise, seed=seed, texts=len(keys), drawn_by=by.user
    )
    SampledText.objects.bulk_create(
        SampledText(service=by.service, sample=sample, place=place, reading_id=key)
        for place, key in enumerate(draw(keys, size=size, seed=seed), start=1)
    )
    audit.record("sample of texts drawn", sample, by=by.user, service=by.service)
    return sample


@transaction.atomic
def answer(*, drawn: SampledText, by: Staff, left: Left) -> None:
    """Say what was left in one text. What was found stays found: mending does not make a text clean.

    Raises NotAllowed.
    """
    policies.check_can_answer(by, drawn)
    if drawn.left == Left.SOMETHING:
        return
    drawn.left, drawn.read_by = left, by.user
    drawn.save(update_fields=["left", "read_by"])
    audit.record("text of a sample read", drawn.sample, by=by.user, service=by.service)
