"""What each figure of learning counts, of what, and how it is to be read. Their order here is print order.

Harm after speaking (L13) stands first, beside reach (L1): how many spoke says nothing good of a service in
which speaking hurt. A rise in reports is not read as worse safety, so none of them is a target.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

HOW_TO_READ: Final = (
    "Rates, not targets: more reports is not worse safety. One service over time, no other beside."
)


class Kind(StrEnum):
    """How a figure is worked out."""

    RATE = "rate"
    SHARE = "share"
    WAIT = "wait"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: what is counted, of what, and what it tells.

    ``asks_people`` is true where people were asked and answered: then "all of them" is hidden too, as it
    would tell what each of them said. ``per`` is the unit of a rate.
    """

    code: str
    name: str
    kind: Kind
    counts: str
    of: str
    reads_as: str
    asks_people: bool = False
    per: float = 1


# fmt: off
_IN_PRINT_ORDER = (
    Measure("L13", "Harm after speaking", Kind.SHARE, "who say something bad happened because they spoke",
            "people asked, at the reply and after 90 days", "whether the promise holds", asks_people=True),
    Measure("L1", "Reporting reach", Kind.RATE, "reports in the quarter", "staff", "openness, with the mix",
            per=100),
    Measure("L1-areas", "Areas heard from", Kind.SHARE, "areas with any report", "areas of the service",
            "openness, with the mix"),
    Measure("L2", "Mix", Kind.SHARE, "near misses, weak points and good catches", "reports",
            "early warning, or after the event"),
    Measure("L3", "Acknowledged in time", Kind.SHARE, "acknowledged within 2 working days", "reports",
            "respect for the reporter"),
    Measure("L3-days", "Wait for an acknowledgement", Kind.WAIT, "working days", "reports",
            "respect for the reporter"),
    Measure("L4", "Reply in time", Kind.SHARE, "answered within 20 working days", "reports",
            "respect for the reporter"),
    Measure("L4-days", "Wait for a reply", Kind.WAIT, "working days", "reports", "respect for the reporter"),
    Measure("L5", "Reporter finds the reply useful", Kind.SHARE, "who found it useful", "reporters who said",
            "quality of what is told back", asks_people=True),
    Measure("L6", "Action strength", Kind.PARTS, "actions stronger, intermediate and weaker", "actions",
            "depth of change; strength is not merit"),
    Measure("L7", "Action done", Kind.SHARE, "actions done by the agreed date", "actions due",
            "closing the loop"),
    Measure("L8", "Effect shown", Kind.SHARE, "with evidence before and after, or a stated “no effect”",
            "actions done", "closing the loop"),
    Measure("L9", "Recurrence", Kind.RATE, "same factor, stage and area within 12 months after an action",
            "exposure", "whether learning held", per=1000),
    Measure("L10", "Spread", Kind.SHARE, "findings used by another team or agency", "findings",
            "corporate, not only local, learning"),
    Measure("L11", "Said elsewhere first", Kind.SHARE, "who had raised it inside and got no reply",
            "reporters who said", "weakness of ordinary channels", asks_people=True),
    Measure("L12", "Family and child contribution", Kind.SHARE, "findings with at least one",
            "findings", "listening to all"),
)
# fmt: on

MEASURES: Mapping[str, Measure] = MappingProxyType({each.code: each for each in _IN_PRINT_ORDER})
