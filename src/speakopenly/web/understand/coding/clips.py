"""The recording a passage was written down from, for those who may listen."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from speakopenly.core.records import Place, place_at
from speakopenly.web.hear.keyring.unlocking import unlocked
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.hear.recordings import policies
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.reading.models import Passage


@dataclass(frozen=True, slots=True)
class Clip:
    """Where to listen: ``address`` plays from the passage, ``page`` is the recording's own page.

    ``is_open`` says whether the reading key is open, so that a player can stand on the page.
    """

    address: str
    page: str
    is_film: bool
    is_open: bool


def clip_of(request: HttpRequest, staff: Staff, passage: Passage) -> Clip | None:
    """The clip; None where there is none, or this person may not hear it."""
    contribution = Contribution.objects.filter(service=passage.service_id, ident=passage.reading.ident)
    recording = (
        Recording.objects.filter(batch__in=contribution.values("batch"), size__gt=0)
        .select_related("exercise")
        .first()
    )
    if recording is None or not policies.can_hear(staff, recording):
        return None
    place = place_at([Place(*each) for each in passage.reading.places], passage.start)
    seconds = int(place.seconds) if place is not None and place.seconds is not None else 0
    args = [recording.exercise.slug, recording.pk]
    return Clip(
        f"{reverse('hear:recording-play', args=args)}#t={seconds}",
        reverse("hear:recording", args=args),
        recording.is_film,
        unlocked(request) is not None,
    )
