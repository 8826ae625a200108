"""What this stage tells later ones: ids only. A listener joins the teller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ContributionsBroughtIn:
    """An import has ended well and its contributions count from now on; ``by_id`` brought them in."""

    service_id: UUID
    exercise_id: UUID
    import_id: UUID
    by_id: UUID


@dataclass(frozen=True, slots=True)
class MayTakeBack:
    """Is there a reason why this import must stay? A listener that knows one raises NotAllowed with it."""

    service_id: UUID
    exercise_id: UUID
    import_id: UUID


@dataclass(frozen=True, slots=True)
class ContributionsTakenBack:
    """An import was taken back: its contributions are forgotten in every room (see ``core.erasure``)."""

    service_id: UUID
    exercise_id: UUID
    import_id: UUID
    by_id: UUID
