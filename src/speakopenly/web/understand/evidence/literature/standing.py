"""What stands of what people said of a record: a rule on plain rows, which knows no database.

The latest word of each person counts. While fewer people than are needed have said, nothing stands. Where
they differ nothing stands either, until a third has looked or they have settled it together; what was settled
stands until it is settled anew.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from speakopenly.web.understand.evidence.literature.models import How, Stands


class Decided(Protocol):
    """One decision, as a row holds it."""

    @property
    def by_id(self) -> Hashable: ...

    @property
    def how(self) -> str: ...

    @property
    def says(self) -> str: ...

    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """How a record stands at a stage; ``reason`` is that for a full text out."""

    stands: Stands
    reason: str = ""


WAITING: Final = Standing(Stands.WAITING)
OPEN: Final = (Stands.CONFLICT, Stands.UNSURE)
"""What somebody has to settle: people differ, or all of them are unsure."""


def standing_of(decisions: Iterable[Decided], *, wanted: int) -> Standing:
    """What stands of these decisions, in the order in which they were taken."""
    alone, settled = dict[Hashable, Decided](), None
    for each in decisions:
        if each.how == How.ALONE:
            alone[each.by_id] = each
        else:
            settled = each
    if settled is not None:
        return Standing(Stands(settled.says), settled.reason)
    if len(alone) < wanted:
        return WAITING
    said = {(each.says, each.reason) for each in alone.values()}
    if len(said) > 1:
        return Standing(Stands.CONFLICT)
    (says, reason) = said.pop()
    return Standing(Stands(says), reason)
