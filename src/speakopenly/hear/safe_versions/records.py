"""De-identified records in the manner of the NHS "Learn from patient safety events" service (LFPSE).

Event types and grades of harm are those of LFPSE (NHS England, 2023): physical and psychological harm are
graded apart, and only physical harm has "fatal". ``docs/reference/exported-reports.md`` is the dictionary.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.core.disclosure import Cell, is_small, protect_split
from speakopenly.core.tables.writing import neutralise
from speakopenly.hear.factors import Direction
from speakopenly.hear.safe_versions.crowds import Description, People, crowd_of
from speakopenly.hear.speaking.questions import Effect, Kind, ProcessStage, ServiceArea, YesNo

INCIDENT, RISK, OUTCOME, GOOD_CARE, NOT_STATED = "incident", "risk", "outcome", "good care", "not stated"
EVENT_TYPES: Final = (INCIDENT, RISK, OUTCOME, GOOD_CARE, NOT_STATED)
"""LFPSE's four, and one for a report whose writer chose no kind. Ours never makes an "outcome"."""
_EVENT_OF: Final[Mapping[Kind | None, str]] = {
    Kind.MISTAKE: INCIDENT,
    Kind.NEAR_MISS: INCIDENT,
    Kind.WEAK_POINT: RISK,
    Kind.WORRY: RISK,
    Kind.GOOD_CATCH: GOOD_CARE,
    None: NOT_STATED,
}
_PHYSICAL: Final[Mapping[Effect | None, str]] = {
    Effect.NONE: "none", Effect.LOW: "low", Effect.MODERATE: "moderate", Effect.SERIOUS: "severe",
    Effect.DEATH: "fatal", Effect.UNKNOWN: "unknown", None: "",
}  # fmt: skip
_PSYCHOLOGICAL: Final = {**_PHYSICAL, Effect.DEATH: "severe"}


@dataclass(frozen=True, slots=True)
class Noted:
    """What two readers agreed on, where they did; ``factors`` as ("TC3", "hindered")."""

    physical: Effect | None = None
    psychological: Effect | None = None
    factors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What may be counted of a shared report, without its words; ``quarter`` is when the report came."""

    quarter: str
    kind: Kind | None
    area: ServiceArea | None
    stage: ProcessStage | None
    hindered: frozenset[str]
    was_unheard: bool | None


def was_unheard(said_elsewhere: YesNo | None, anyone_replied: YesNo | None) -> bool | None:
    """Whether a writer had said it elsewhere and nobody replied; None where they did not say."""
    if said_elsewhere is YesNo.NO:
        return False
    if said_elsewhere is YesNo.YES and anyone_replied in {YesNo.YES, YesNo.NO}:
        return anyone_replied is YesNo.NO
    return None


def counted_of(record: SafeRecord, *, quarter: str) -> Counted:
    """A shared report as it is counted."""
    said = record.description
    hindered = frozenset(code for code, way in record.noted.factors if way == Direction.HINDERED)
    return Counted(quarter, record.kind, said.area, said.stage, hindered, record.was_unheard)


@dataclass(frozen=True, slots=True, repr=False)
class SafeRecord:
    """One report as it may leave: approved words, and what is known of it. Its repr shows no word.

    ``was_unheard``: whether its writer had said it elsewhere and nobody replied; None where they did not say.
    It is counted only, and stands in no row that leaves.
    """

    text: str
    kind: Kind | None
    description: Description
    noted: Noted = Noted()
    was_unheard: bool | None = None

    def __repr__(self) -> str:
        return "SafeRecord(...)"


COLUMNS: Final = (
    "id", "event_type", "kind", "safe_text", "physical_harm", "psychological_harm",
    "factors", "service_area", "stage", "role_band", "quarter",
)  # fmt: skip


def may_leave(record: SafeRecord, people: People) -> bool:
    """Whether enough people share its description today."""
    return crowd_of(record.description, people).is_enough


def rows_of(records: Mapping[str, SafeRecord], people: People) -> list[dict[str, str]]:
    """A row for each record that may leave, by its id, in an order that tells none.

    With fewer than eight such records there are none: so few could be told apart by who knows the service.
    """
    rows = [_row(ident, record) for ident, record in sorted(records.items()) if may_leave(record, people)]
    return [] if is_small(len(rows)) else rows


def counts_of(records: Iterable[SafeRecord]) -> dict[str, Cell]:
    """How many of each event type, rounded and hidden by the rules for every split."""
    counts = Counter(_EVENT_OF[record.kind] for record in records)
    return protect_split({each: counts[each] for each in EVENT_TYPES}, total=counts.total())


def as_json_lines(rows: Sequence[Mapping[str, str]]) -> str:
    """One object a line."""
    return "".join(f"{json.dumps(dict(row), ensure_ascii=False)}\n" for row in rows)


def as_csv(rows: Sequence[Mapping[str, str]]) -> str:
    """A table, with no cell that a spreadsheet could run."""
    lines = [COLUMNS, *([row[name] for name in COLUMNS] for row in rows)]
    return "".join(",".join(_quoted(cell) for cell in line) + "\n" for line in lines)


def _row(ident: str, record: SafeRecord) -> dict[str, str]:
    said, noted = record.description, record.noted
    cells = (
        ident,
        _EVENT_OF[record.kind],
        record.kind or "",
        record.text,
        _PHYSICAL[noted.physical],
        _PSYCHOLOGICAL[noted.psychological],
        "; ".join(f"{code} {way}" for code, way in noted.factors),
        said.area or "",
        said.stage or "",
        said.role or "",
        said.quarter or "",
    )
    return {name: str(cell) for name, cell in zip(COLUMNS, cells, strict=True)}


def _quoted(cell: str) -> str:
    return '"{}"'.format(neutralise(cell).replace('"', '""'))
