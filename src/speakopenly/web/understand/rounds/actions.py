"""Prepare a round, choose what is voted on, open it, take ballots in. How it ends: ``closing``."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.rounds import policies, queries
from speakopenly.web.understand.rounds.models import (
    MOST_STATEMENTS,
    AgreementRound,
    Ballot,
    RoundStatement,
)


@transaction.atomic
def prepare(*, by: Staff, said: dict[str, Any]) -> AgreementRound:
    """Begin a round; ``said`` as ``RoundForm`` cleans it. Raises NotAllowed, or BadInput for a taken name."""
    policies.check_can_prepare(by)
    if AgreementRound.objects.filter(slug=said["slug"]).exists():
        raise BadInput(_("This address is taken."), do=_("Choose another."))
    found = AgreementRound.objects.create(service=by.service, by=by.user, **said)
    audit.record("agreement round prepared", found, by=by.user, service=by.service)
    return found


@transaction.atomic
def choose(*, found: AgreementRound, by: Staff, passages: Collection[uuid.UUID]) -> None:
    """Vote on these passages and no others. Raises NotAllowed, or BadInput for one that is not offered."""
    policies.check_can_change(by, found)
    offered = {each.passage.pk for each in queries.offered_in(found.exercise)}
    if not set(passages) <= offered:
        raise BadInput(_("One of these is not offered any more."), do=_("Choose again."))
    if len(set(passages)) > MOST_STATEMENTS:
        raise BadInput(_("These are more than 60."), do=_("Nobody votes on so many. Choose fewer."))
    found.statements.exclude(passage__in=passages).delete()
    there = set(found.statements.values_list("passage", flat=True))
    number = found.statements.aggregate(last=Max("number"))["last"] or 0
    RoundStatement.objects.bulk_create(
        RoundStatement(service=by.service, round=found, passage_id=each, number=number + place)
        for place, each in enumerate((each for each in passages if each not in there), start=1)
    )
    audit.record("statements of a round chosen", found, by=by.user, service=by.service)


@transaction.atomic
def open_to_all(*, found: AgreementRound, by: Staff) -> None:
    """Open it from its first day on; whoever does so has read each statement. Raises NotAllowed."""
    policies.check_can_open(by, found)
    found.read_by, found.read_on = by.user, timezone.localdate()
    found.save(update_fields=["read_by", "read_on"])
    audit.record("agreement round opened", found, by=by.user, service=by.service)


@transaction.atomic
def take_in(*, found: AgreementRound, votes: Mapping[int, int], once: bytes) -> bool:
    """Keep a ballot. False where the same page was sent before. Raises NotAllowed.

    The round is held meanwhile: whoever closes it waits, or this ballot comes too late. It is never half in.
    """
    policies.check_takes_votes(queries.held(found))
    _row, is_new = Ballot.objects.get_or_create(
        pk=uuid.UUID(bytes=once, version=4),
        defaults={
            "service_id": found.service_id,
            "round": found,
            "votes": {str(number): vote for number, vote in sorted(votes.items())},
        },
    )
    return is_new
