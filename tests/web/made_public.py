"""What one service has, made public at once, so that others can look for it where it should not be."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from speakopenly.web.change.reviews.publications.models import ReviewEdition
from speakopenly.web.check.bulletin.models import Issue
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.examination.publications.models import ExaminationEdition
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people.models import Service, User
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.rounds.models import AgreementRound

NAMES = ("slug", "review_slug", "examination_slug", "wave_slug", "round_slug")
"""Under what the addresses of these things ask for them: none may stand on a page of another service."""


def make_public(service: Service, signer: User) -> None:
    """Signed as by a second person, though nothing is signed here: only what is looked up is looked at."""
    day, now = timezone.localdate() - datetime.timedelta(days=1), timezone.now()
    signed = {"signed_by": signer, "signed_at": now}
    for model in (Publication, ReviewEdition, ExaminationEdition):
        model.objects.filter(service=service).exclude(asked_by=signer).update(state="published", **signed)
    Issue.objects.filter(service=service).update(state="out", out_on=day, edition=1, signed_by=signer)
    Wave.objects.filter(service=service).update(signed_by=signer, signed_on=day, promise="We promise.")
    AgreementRound.objects.filter(service=service).update(read_by=signer, read_on=day)
    SpeakDoor.objects.filter(service=service).update(hosted_by={"en-gb": service.name, "cy": service.name})


def marks_of(things: Mapping[str, Any], service: Service) -> set[str]:
    """What would tell on any page that it shows something of this service."""
    return {service.name, *(str(things[name]) for name in NAMES)}
