"""Prepare a wave, say who is asked, sign it, take answers in, close it, reply; destroy what is too old."""

from __future__ import annotations

import uuid
from datetime import date
from random import SystemRandom
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.check.culture.items import OF_A_SERVICE, OF_AN_EXAMINER, Answer, Audience
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.check.culture import policies
from speakopenly.web.check.culture.models import About, Wave, WaveAnswer, WaveAsked, WaveReply
from speakopenly.web.check.culture.wording import PROMISE
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

KIND: Final = "culture-answers"
AUDIENCES_OF: Final = {About.SERVICE: OF_A_SERVICE, About.EXAMINER: OF_AN_EXAMINER}


@transaction.atomic
def prepare(*, by: Staff, said: dict[str, Any]) -> Wave:
    """Begin a wave; ``said`` as ``WaveForm`` cleans it. Raises NotAllowed, or BadInput for a name in use."""
    policies.check_can_prepare(by)
    if Wave.objects.filter(slug=said["slug"]).exists():
        raise BadInput(_("This address is taken."), do=_("Choose another."))
    wave = Wave.objects.create(service=by.service, by=by.user, **said)
    audit.record("culture survey prepared", wave, by=by.user, service=by.service)
    return wave


@transaction.atomic
def change(*, wave: Wave, by: Staff, said: dict[str, Any]) -> None:
    """Give it another name or other days, before anybody signs. Raises NotAllowed, or BadInput."""
    policies.check_can_change(by, wave)
    if Wave.objects.filter(slug=said["slug"]).exclude(pk=wave.pk).exists():
        raise BadInput(_("This address is taken."), do=_("Choose another."))
    if said["about"] != wave.about:
        wave.asked.all().delete()
    for name, value in said.items():
        setattr(wave, name, value)
    wave.save(update_fields=list(said))
    audit.record("culture survey changed", wave, by=by.user, service=by.service)


@transaction.atomic
def say_asked(*, wave: Wave, by: Staff, audience: Audience, area: str, people: int) -> None:
    """Say how many people of a group are asked, in the place of what was said; nought takes the group out.

    Raises NotAllowed, or BadInput for a group under 10 or one that this survey is not for.
    """
    policies.check_can_change(by, wave)
    if audience not in AUDIENCES_OF[About(wave.about)]:
        raise BadInput(_("This survey is not for them."), do=_("Choose another group."))
    if people == 0:
        wave.asked.filter(audience=audience, area=area).delete()
    else:
        policies.check_can_be_asked(people)
        WaveAsked.objects.update_or_create(
            service=wave.service, wave=wave, audience=audience, area=area, defaults={"people": people}
        )
    audit.record("people asked said", wave, by=by.user, service=by.service)


@transaction.atomic
def sign(*, wave: Wave, by: Staff) -> None:
    """Sign that the results are used for nothing but learning; then it may open. Raises NotAllowed."""
    policies.check_can_sign(by, wave)
    wave.promise, wave.signed_by, wave.signed_on = str(PROMISE), by.user, timezone.localdate()
    wave.save(update_fields=["promise", "signed_by", "signed_on"])
    audit.record("culture survey signed", wave, by=by.user, service=by.service)


def take_in(*, wave: Wave, answer: Answer, once: bytes) -> bool:
    """Keep what somebody answered. False where the same page was sent before. Raises NotAllowed.

    ``once`` are the 16 bytes of the page: pressing Send twice counts once, and no row is needed to know it.
    """
    policies.check_takes_answers(wave)
    _row, is_new = WaveAnswer.objects.get_or_create(
        pk=uuid.UUID(bytes=once, version=4), defaults=_fields(wave, answer)
    )
    return is_new


@transaction.atomic
def type_in(*, wave: Wave, by: Staff, answer: Answer) -> None:
    """Keep what somebody wrote on paper. Raises NotAllowed."""
    policies.check_can_type_in(by, wave)
    take_in(wave=wave, answer=answer, once=uuid.uuid4().bytes)
    audit.record("paper form typed in", wave, by=by.user, service=by.service)


@transaction.atomic
def reply(*, wave: Wave, by: Staff, text: str, text_cy: str, next_by: date | None) -> WaveReply:
    """Say to everybody what will be done. The first reply says by when more is said. Raises NotAllowed."""
    policies.check_can_reply(by, wave)
    number = wave.replies.count() + 1
    if number == 1 and next_by is None:
        raise NotAllowed(_("Say by which day you will say more."))
    said = WaveReply.objects.create(
        service=wave.service, by=by.user, wave=wave, number=number,
        text=text, text_cy=text_cy, next_by=next_by,
    )  # fmt: skip
    audit.record("culture survey replied to", wave, by=by.user, service=by.service)
    return said


def close_those_over() -> None:
    """Close what is over."""
    over = Wave.objects.filter(closed_on=None, signed_on__isnull=False, closes_on__lt=timezone.localdate())
    for wave in over:
        close(wave)


def close(wave: Wave) -> None:
    """Take no more answers. They are written anew in another order; fewer than 10 in all are destroyed."""
    wave.closed_on = timezone.localdate()
    if wave.answers.count() < policies.SMALLEST_GROUP:
        wave.was_too_few = True
        destroy(wave)
        return
    with transaction.atomic():
        _shuffle(wave)
        wave.save(update_fields=["closed_on"])
        audit.record("culture survey closed", wave, by=None, service=wave.service)


def destroy(wave: Wave, *, table: str = "") -> None:
    """Destroy the answers for good, on the list of erasures; ``table`` is what everybody could read."""
    with erasures.written_down(Gone(KIND, wave.pk)), transaction.atomic():
        erase(wave, timezone.localdate(), table=table)
        audit.record("answers of a culture survey destroyed", wave, by=None, service=wave.service)


def erase(wave: Wave, day: date, *, table: str = "") -> None:
    """Destroy the answers, again where a backup brought them back. Twice does no harm."""
    wave.answers.all().delete()
    wave.erased_on, wave.kept_table = day, table
    wave.save(update_fields=["erased_on", "closed_on", "was_too_few", "kept_table"])


def _shuffle(wave: Wave) -> None:
    """New keys in another order: nothing in the files of the database tells any more which came first."""
    rows = list(wave.answers.all())
    wave.answers.all().delete()
    SystemRandom().shuffle(rows)
    for row in rows:
        row.pk = uuid.uuid4()
        row._state.adding = True
    WaveAnswer.objects.bulk_create(rows)


def _fields(wave: Wave, answer: Answer) -> dict[str, Any]:
    return {
        "service": wave.service,
        "wave": wave,
        "audience": answer.audience,
        "area": answer.area or "",
        "level": answer.level or "",
        "choices": dict(answer.choices),
    }
