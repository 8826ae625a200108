"""Making the wraps a holder lacks, by somebody who opens the same cases; what is missing is the work."""

from __future__ import annotations

import itertools
import logging
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Final
from uuid import UUID

from django.db.models import Count, QuerySet

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


def whole(service_id: UUID, holders: Sequence[ReadingKey | Escrow]) -> frozenset[tuple[UUID, CaseKind]]:
    """Which of these holders hold every case key of a kind, so that nobody need ask what they are missing.

    Of reports there are very many case keys. So all wraps are counted in the index of holders, and the few
    that are of another kind are taken away from them: no case key of a report is looked at.
    """
    there = CaseKey.objects.filter(service_id=service_id).order_by()
    number = Counter(dict(there.values_list("kind").annotate(number=Count("*"))))
    others = dict(there.exclude(kind=CaseKind.REPORT).values_list("pk", "kind"))
    held: Counter[tuple[UUID, str]] = Counter()
    for name, of_it in itertools.groupby(holders, key=_column):
        wraps = Wrap.objects.filter(**{f"{name}__in": list(of_it)}).order_by()
        for holder, wrapped in wraps.values_list(name).annotate(number=Count("*")):
            held[holder, CaseKind.REPORT] += wrapped
        for holder, case_key in wraps.filter(case_key__in=list(others)).values_list(name, "case_key"):
            held[holder, others[case_key]] += 1
            held[holder, CaseKind.REPORT] -= 1
    return frozenset(
        (each.pk, kind) for each in holders for kind in CaseKind if held[each.pk, kind] == number[kind]
    )


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
    return {_column(holder): holder}


def _column(holder: ReadingKey | Escrow) -> str:
    return "escrow" if isinstance(holder, Escrow) else "reading_key"
