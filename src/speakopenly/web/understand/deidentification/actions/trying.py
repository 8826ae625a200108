"""The motivated intruder: somebody who did not choose a quote tries to tell whose words it is."""

from __future__ import annotations

from django.db import transaction

from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.deidentification import policies
from speakopenly.web.understand.deidentification.models import CouldTell, StrangersLook
from speakopenly.web.understand.reading.models import Passage


@transaction.atomic
def could_tell(*, passage: Passage, by: Staff, said: CouldTell) -> StrangersLook:
    """Keep what somebody says of a quote as it reads now; the last word counts. Raises NotAllowed."""
    policies.check_can_try(by, passage)
    look, _is_new = StrangersLook.objects.update_or_create(
        passage=passage,
        defaults={"service": by.service, "sha256": passage.sha256, "could_tell": said, "by": by.user},
    )
    audit.record("quote read as a stranger", look, by=by.user, service=by.service)
    return look
