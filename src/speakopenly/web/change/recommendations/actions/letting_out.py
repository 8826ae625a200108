"""Let a recommendation out: one asks, a publisher who wrote none of it signs what was frozen then."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from speakopenly.web.change.recommendations import releasing
from speakopenly.web.change.recommendations.kept import record_of
from speakopenly.web.change.recommendations.models import LetOut, Recommendation
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def ask(*, recommendation: Recommendation, by: Staff) -> LetOut:
    """Freeze the words as they are now, for a second person to read and sign. Raises NotAllowed."""
    releasing.check_can_ask(by, recommendation)
    row = LetOut.objects.create(
        service=by.service, recommendation=recommendation, asked_by=by.user,
        frozen=record_of(recommendation).to_bytes(),
    )  # fmt: skip
    audit.record("asked to let a recommendation out", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def sign(*, waiting: LetOut, by: Staff) -> None:
    """Sign what was frozen: from now on anybody may read it. Raises NotAllowed."""
    waiting = LetOut.objects.select_for_update().get(pk=waiting.pk)
    releasing.check_can_sign(by, waiting)
    waiting.signed_by, waiting.signed_on = by.user, timezone.localdate()
    waiting.save(update_fields=("signed_by", "signed_on"))
    audit.record("recommendation let out", waiting, by=by.user, service=by.service)


@transaction.atomic
def take_back(*, recommendation: Recommendation, by: Staff) -> None:
    """Take down whatever is public of it, and what waits to be signed. Raises NotAllowed."""
    releasing.check_can_take_back(by, recommendation)
    standing = recommendation.let_out.filter(taken_down_on=None)
    for row in standing:
        audit.record("recommendation taken back", row, by=by.user, service=by.service)
    standing.update(taken_down_by=by.user, taken_down_on=timezone.localdate())
