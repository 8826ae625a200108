"""Put a file away, take an import back, forget a person's words; the log forgets them as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.core.records import ContributionId
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone, Kind
from speakopenly.web.hear.events import ContributionsTakenBack
from speakopenly.web.hear.listening import policies
from speakopenly.web.hear.listening.models import (
    SETTLED,
    WAITING,
    Contribution,
    ContributionState,
    Fingerprint,
    Import,
    ImportState,
)
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log

IDS_AT_A_TIME = 5_000


IMPORT: Final = "import"
"""How a file that was put away or taken back is called on the erasure list."""


def refuse_import(*, batch: Import, by: Staff) -> None:
    """Put a file away without bringing it in: its bytes and its keys are gone. Raises NotAllowed."""
    with erasures.written_down(Gone(IMPORT, batch.pk)):
        _refuse(batch, by)


def take_back(*, batch: Import, by: Staff) -> None:
    """Undo an import as a whole, in every room.

    Raises NotAllowed, or ErasureIncomplete where a room failed; then nothing has changed.
    """
    with erasures.written_down(Gone(IMPORT, batch.pk)):
        _take_back(batch, by)


@transaction.atomic
def let_words_go(idents: Sequence[ContributionId]) -> int:
    """The raw words of these contributions have had their time; what was made of them without names stays.

    How many had words. The key of an import goes with its last words.
    """
    rows = Contribution.objects.filter(ident__in=idents).exclude(sealed_words=b"")
    batches = list(rows.values_list("batch", flat=True).distinct())
    Fingerprint.objects.filter(contribution__ident__in=idents).delete()
    number = rows.update(sealed_words=b"")
    with_words = Contribution.objects.exclude(sealed_words=b"").values("batch")
    for batch in Import.objects.filter(pk__in=batches).exclude(pk__in=with_words):
        settle(batch, ImportState(batch.state))
    transaction.on_commit(empty_the_log)
    return number


def let_files_go(day: date) -> int:
    """Put away every file that was chosen on or before this day and never brought in. How many.

    Not what a legal hold keeps, or what a room still needs.
    """
    rows = Import.objects.filter(state__in=WAITING, began_on__lte=day).defer("sealed_file")
    return sum(_has_gone(batch) for batch in rows.select_related("exercise", "job"))


@transaction.atomic
def forget_import(ident: UUID) -> None:
    """Everything that came of an import goes, in every room, whether it was brought in or only waits.

    Asked by a room that knows its words are no longer to be kept; twice is harmless.
    """
    batch = held(Import(pk=ident))
    if batch.state in WAITING:
        settle(batch, ImportState.REFUSED)
    elif batch.state not in SETTLED:
        _forget_all_of(batch)


def register_kinds() -> None:
    """Say on the erasure list's behalf how an import is erased once more; twice is harmless."""
    erasures.register(Kind(IMPORT, there=_not_settled, erase=_erase_import, gone=_settled_imports))


def _has_gone(batch: Import) -> bool:
    if not policies.can_let_go(batch):
        return False
    with erasures.written_down(Gone(IMPORT, batch.pk)), transaction.atomic():
        settle(held(batch), ImportState.REFUSED)
        audit.record("file put away after its time", batch, by=None, service=batch.service)
    return True


@transaction.atomic
def _refuse(batch: Import, by: Staff) -> None:
    batch = held(batch)
    policies.check_can_refuse(by, batch)
    settle(batch, ImportState.REFUSED)
    audit.record("file put away", batch, by=by.user, service=by.service)


@transaction.atomic
def _take_back(batch: Import, by: Staff) -> None:
    batch = held(batch)
    policies.check_can_take_back(by, batch)
    _forget_all_of(batch)
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


def _forget_all_of(batch: Import) -> None:
    idents = Contribution.objects.filter(batch=batch).values_list("ident", flat=True)
    erasure.forget(Erasure(contributions=frozenset(ContributionId(ident) for ident in idents)))
    batch.refresh_from_db()
    settle(batch, ImportState.TAKEN_BACK)


def _erase_import(ident: UUID, _day: date) -> None:
    """A file that a backup brought back: out again."""
    forget_import(ident)


def _not_settled() -> QuerySet[Import]:
    return Import.objects.exclude(state__in=SETTLED)


def _settled_imports() -> Iterator[tuple[UUID, date]]:
    """No row keeps the day, and none is needed: the line is there from now on."""
    for ident in Import.objects.filter(state__in=SETTLED).values_list("pk", flat=True):
        yield ident, timezone.localdate()


@transaction.atomic
def settle(batch: Import, state: ImportState) -> None:
    """The bytes and the keys of an import are gone; its sums stay."""
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
    return rows.delete()[1].get(Contribution._meta.label, 0)


def _some_at_a_time(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, IDS_AT_A_TIME)):
        yield some
