"""Waves as staff see them, as everybody finds them, and what is asked in one of them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.check.culture.items import Answer, Audience
from speakopenly.check.culture.survey import survey_of
from speakopenly.hear.questionnaires import Questionnaire
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.check.culture import policies
from speakopenly.web.check.culture.models import Wave, WaveReply
from speakopenly.web.check.culture.wording import area_names
from speakopenly.web.people.here import service_here
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff


def waves_for(staff: Staff) -> QuerySet[Wave]:
    """The waves of this person's service, the newest first."""
    if not policies.can_enter(staff):
        return Wave.objects.none()
    return Wave.objects.filter(service=staff.service)


def wave_for(staff: Staff, slug: str) -> Wave:
    """One wave. Raises Http404 for any other."""
    found = waves_for(staff).select_related("service").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def wave_at(slug: str) -> Wave:
    """A wave for anybody: one that a leader has signed. Raises Http404 for any other."""
    signed = Wave.objects.filter(service=service_here(), slug=slug, signed_on__isnull=False)
    found = signed.select_related("service").first()
    if found is None:
        raise Http404
    return found


def audiences_of(wave: Wave) -> list[Audience]:
    """Who is asked, in the fixed order."""
    asked = set(wave.asked.values_list("audience", flat=True))
    return [each for each in Audience if each.value in asked]


def areas_of(wave: Wave, audience: Audience) -> list[str]:
    """The service areas this audience may choose from; those with too few people are never among them."""
    return list(wave.asked.filter(audience=audience).exclude(area="").values_list("area", flat=True))


def asked_of(wave: Wave, audience: Audience) -> Questionnaire:
    """What an audience is asked in this wave."""
    return survey_of(audience, area_names(areas_of(wave, audience)))


def answers_of(wave: Wave) -> list[Answer]:
    """What was answered, for counting."""
    rows = wave.answers.values_list("audience", "area", "choices", "level")
    return [Answer(audience, area or None, said, level or None) for audience, area, said, level in rows]


def asked_counts(wave: Wave) -> dict[tuple[str, str], int]:
    """How many were asked, by audience and service area ("" where none is told apart), in fixed order."""
    said = {
        (audience, area): people
        for audience, area, people in wave.asked.values_list("audience", "area", "people")
    }
    places = ["", *(area.value for area in ServiceArea)]
    order = [(audience.value, area) for audience in Audience for area in places]
    return {group: said[group] for group in order if group in said}


def replies_of(wave: Wave) -> list[WaveReply]:
    """What leaders said, the newest first."""
    return list(wave.replies.order_by("-number"))


def what_waits(staff: Staff) -> list[Waiting]:
    """For Today: to leaders, waves to sign and replies that are owed."""
    if staff.roles.isdisjoint(policies.MAY_SIGN):
        return []
    return [waiting for wave in waves_for(staff) if (waiting := _waits(staff, wave)) is not None]


def _waits(staff: Staff, wave: Wave) -> Waiting | None:
    if policies.can_sign(staff, wave):
        what = _("Read and sign the culture survey “%(name)s”") % {"name": wave.name}
        return Waiting(what, reverse("check:wave-sign", args=[wave.slug]))
    if policies.can_reply(staff, wave) and is_owed(wave):
        what = _("Reply to those who answered “%(name)s”") % {"name": wave.name}
        return Waiting(what, reverse("check:wave-reply", args=[wave.slug]))
    return None


def is_owed(wave: Wave) -> bool:
    """Whether a reply is owed now: the first before results open, and any that was promised by a day."""
    last = wave.replies.order_by("number").last()
    if last is None:
        return True
    return last.next_by is not None and last.next_by <= timezone.localdate()
