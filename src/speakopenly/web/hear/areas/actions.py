"""Say in which parts of the work one has a hand."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.hear.areas import policies
from speakopenly.web.hear.areas.models import OwnArea
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def say_own_areas(*, by: Staff, areas: Collection[ServiceArea]) -> None:
    """Put these in place of what was said before. Raises NotAllowed for whoever reads no reports."""
    policies.check_can_say(by)
    OwnArea.objects.filter(service=by.service, user=by.user).exclude(area__in=areas).delete()
    for area in areas:
        OwnArea.objects.get_or_create(service=by.service, user=by.user, area=area.value)
    audit.record("own areas said", by.user, by=by.user, service=by.service)
