"""Making the wraps a holder lacks, by somebody who opens the same cases; what is missing is the work."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Final
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from speakopenly.core.errors import SealBroken
from speakopenly.web.hear.keyring.case_keys import make_wrap, open_wrap
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, Escrow, ReadingKey, Wrap
from speakopenly.web.hear.keyring.unlocking import Unlocked

AlsoSealed = Callable[[Unlocked, ReadingKey], None]
_also_sealed: Final[list[AlsoSealed]] = []

log = logging.getLogger("speakopenly.keyring")


def also(function: AlsoSealed) -> AlsoSealed:
    """Decorate what a room does when somebody changes keys and it sealed more to the old one than case keys.

    It is given the old key, open, and the new one, inside the transaction that retires the old one.
    """
    if function not in _also_sealed:
        _also_sealed.append(function)
    return function


def rewrap_elsewhere(old: Unlocked, new: ReadingKey) -> None:
    """Let every room that asked seal anew what it had sealed to the old key."""
    for function in tuple(_also_sealed):
        function(old, new)


def missing(
    lender: ReadingKey | Escrow, to: ReadingKey | Escrow, kinds: Collection[CaseKind]
) -> QuerySet[CaseKey]:
    """The case keys that the lender opens and the other does not, in no order that tells anything."""
    held = Wrap.objects.filter(**_of(to)).values("case_key")
    mine = Wrap.objects.filter(**_of(lender)).values("case_key")
    cases = CaseKey.objects.filter(service_id=lender.service_id, kind__in=list(kinds), pk__in=mine)
    return cases.exclude(pk__in=held).order_by("pk")


def held_whole(
    service_id: UUID, holders: Collection[ReadingKey | Escrow]
) -> frozenset[tuple[UUID, CaseKind]]:
    """Which of these holders hold every case key of a kind, so that nobody need ask what they are missing.

    Of reports there are very many case keys. So all wraps are counted in the index of holders, and the few
    that are of another kind are taken away from them: no case key of a report is looked at.
    """
    there = CaseKey.objects.filter(service_id=service_id).order_by()
    others = dict(there.exclude(kind=CaseKind.REPORT).values_list("pk", "kind"))
    lacks: Counter[tuple[UUID, CaseKind]] = Counter()
    for holder, number in _lacking_in_all(there, holders):
        kinds = Counter(others.values())
        held = Wrap.objects.filter(**_of(holder), case_key__in=list(others))
        kinds.subtract(Counter(others[each] for each in held.values_list("case_key", flat=True)))
        lacks.update({(holder.pk, CaseKind(kind)): lacking for kind, lacking in kinds.items()})
        lacks[holder.pk, CaseKind.REPORT] = number - kinds.total()
    return frozenset((each.pk, kind) for each in holders for kind in CaseKind if not lacks[each.pk, kind])


def _lacking_in_all(
    there: QuerySet[CaseKey], holders: Collection[ReadingKey | Escrow]
) -> Iterator[tuple[ReadingKey | Escrow, int]]:
    """How many case keys each has no wrap of: both counted in one statement, as reports come between two."""
    all_there = Subquery(there.values("service").annotate(number=Count("*")).values("number"))
    for model, name in ((ReadingKey, "reading_key"), (Escrow, "escrow")):
        by_id = {each.pk: each for each in holders if isinstance(each, model)}
        wraps = Wrap.objects.filter(**{name: OuterRef("pk")}).order_by().values(name)
        held = Subquery(wraps.annotate(number=Count("*")).values("number"))
        rows = model.objects.filter(pk__in=list(by_id)).annotate(
            lacking=Coalesce(all_there, 0) - Coalesce(held, 0)
        )
        for key, lacking in rows.values_list("pk", "lacking"):
            yield by_id[key], lacking


def wrap_for(lender: Unlocked, to: ReadingKey | Escrow, cases: Collection[CaseKey]) -> int:
    """Make the wraps of these case keys for another holder; how many. One that is broken stays as it is."""
    by_id = {case_key.pk: case_key for case_key in cases}
    made = []
    for wrap in Wrap.objects.filter(reading_key=lender.reading_key, case_key__in=list(by_id)):
        case_key = by_id[wrap.case_key_id]
        try:
            made.append(make_wrap(case_key, open_wrap(case_key, wrap, lender.private), to))
        except SealBroken:
            log.warning("the wrap %s does not open and was not handed on", wrap.pk)
    Wrap.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def _of(holder: ReadingKey | Escrow) -> dict[str, ReadingKey | Escrow]:
    return {"escrow" if isinstance(holder, Escrow) else "reading_key": holder}
