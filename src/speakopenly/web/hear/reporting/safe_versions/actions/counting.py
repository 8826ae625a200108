"""The service says how many people there are; a safe version's description is measured against it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from speakopenly.hear.safe_versions.crowds import People
from speakopenly.web.hear.reporting.safe_versions import policies
from speakopenly.web.hear.reporting.safe_versions.models import HowMany
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def say_how_many(by: Staff, people: People) -> None:
    """Put these numbers in the place of all that were there. Raises NotAllowed."""
    policies.check_can_count_people(by)
    HowMany.objects.filter(service=by.service).delete()
    HowMany.objects.bulk_create(
        HowMany(
            service=by.service, role_band=role, service_area=area, people=number, said_on=timezone.localdate()
        )
        for (role, area), number in people.items()
    )
    audit.record("numbers of people stated", by.service, by=by.user, service=by.service)
