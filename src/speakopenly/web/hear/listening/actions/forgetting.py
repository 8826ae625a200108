"""Put a file away, take an import back, forget a person's words; the log forgets them as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.core.records import ContributionId
from speakopenly.web.hear.events import ContributionsTakenBack
from speakopenly.web.hear.listening import policies
from speakopenly.web.hear.listening.models import Contribution, ContributionState, Import, ImportState
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log

IDS_AT_A_TIME = 5_000


@transaction.atomic
def refuse_import(*, batch: Import, by: Staff) -> None:
    """Put a file away without bringing it in: its bytes and its keys are gone. Raises NotAllowed."""
    batch = held(batch)
    policies.check_can_refuse(by, batch)
    _settle(batch, ImportState.REFUSED)
    audit.record("file put away", batch, by=by.user, service=by.service)


@transaction.atomic
def take_back(*, batch: Import, by: Staff) -> None:
    """Undo an import as a whole, in every room.

    Raises NotAllowed, or ErasureIncomplete where a room failed; then nothing has changed.
    """
    batch = held(batch)
    policies.check_can_take_back(by, batch)
    idents = Contribution.objects.filter(batch=batch).values_list("ident", flat=True)
    erasure.forget(Erasure(contributions=frozenset(ContributionId(ident) for ident in idents)))
    batch.refresh_from_db()
    _settle(batch, ImportState.TAKEN_BACK)
    audit.record("import taken back", batch, by=by.user, service=by.service)
    events.tell(ContributionsTakenBack(batch.service_id, batch.exercise_id, batch.pk, by.user.pk))


@transaction.atomic
def forget(wanted: Erasure) -> ErasureRecord:
    """How this room forgets: the rows of these contributions and people go, and the sums say how many."""
    removed = 0
    for field, ids in (("ident", wanted.contributions), ("person", wanted.people)):
        for some in _some_at_a_time(sorted(ids)):
            removed += _remove(**{f"{field}__in": some})
    transaction.on_commit(empty_the_log)
    return ErasureRecord("listening", {"contributions": removed})


def held(batch: Import) -> Import:
    """The import as it is now, without its sealed bytes, held until the end of this transaction."""
    rows = Import.objects.select_for_update(of=("self",)).defer("sealed_file")
    return rows.select_related("exercise", "job").get(pk=batch.pk)


def _settle(batch: Import, state: ImportState) -> None:
    batch.state, batch.sealed_file, batch.wrapped_key = state, b"", b""
    case_key, batch.case_key = batch.case_key, None
    batch.save(update_fields=["state", "sealed_file", "wrapped_key", "case_key"])
    if case_key is not None:
        case_key.delete()
    transaction.on_commit(empty_the_log)


def _remove(**which: Any) -> int:
    rows = Contribution.objects.filter(**which)
    heard = Counter(rows.filter(state=ContributionState.HEARD).values_list("batch", flat=True))
    for batch_id, number in heard.items():
        Import.objects.filter(pk=batch_id).update(withdrawn=F("withdrawn") + number)
    return rows.delete()[0]


def _some_at_a_time(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, IDS_AT_A_TIME)):
        yield some
