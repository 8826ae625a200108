"""What is shown, and exactly what it means.

One definition for each indicator, with formula, base and source.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Strand(StrEnum):
    """The three pressures; they are shown together or not at all."""

    DEMAND = "demand"
    RESOURCES = "resources"
    CULTURE = "culture and trust"


class Kind(StrEnum):
    """How an indicator is worked out."""

    RATE = "rate"
    SPENDING = "spending"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Break:
    """A year from which figures are not like those before, and why."""

    year: int
    reason: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure. ``counts`` are the series added up; ``published`` is the publisher's own rate of them.

    ``may_be_set_beside``: only demand and spending are ever shown beside other places, as a distribution with
    one place marked. Culture, turnover and learning never are.
    """

    key: str
    strand: Strand
    kind: Kind
    name: str
    unit: str
    definition: str
    formula: str
    denominator: str
    source: str
    counts: tuple[str, ...]
    published: str | None = None
    breaks: tuple[Break, ...] = ()
    may_be_set_beside: bool = True


_CHILDREN: Final = (
    "children aged 0 to 17, mid-year estimate of the year before (as the publisher used it then)"
)
_RATE: Final = (
    "number divided by children, times 10,000; the range is Byar's for 10 or more, else exact Poisson"
)
_DFE: Final = "Department for Education, "
_S251: Final = _DFE + "section 251 outturn, Table A1, and LA and school expenditure"
_REAL: Final = (
    "net current expenditure at the prices of the year named (CPIH, mean of the financial"
    " year), divided by children"
)
_MID_YEAR: Final = "children aged 0 to 17 in the middle of the financial year's first year"
_SCOPE: Final = (
    Break(2012, "lines regrouped: management of Sure Start and some student support left these totals"),
    Break(2013, "lines regrouped: other early years joined Sure Start"),
)
_ADOPTION: Final = (Break(2013, "adoption and special guardianship joined the looked-after total"),)


def _demand(key: str, name: str, definition: str, source: str) -> Indicator:
    return Indicator(
        key,
        Strand.DEMAND,
        Kind.RATE,
        name,
        "per 10,000 children",
        definition,
        _RATE,
        _CHILDREN,
        source,
        (key,),
        f"{key}_rate",
    )


def _spending(
    key: str, name: str, definition: str, counts: tuple[str, ...], breaks: tuple[Break, ...]
) -> Indicator:
    return Indicator(
        key,
        Strand.RESOURCES,
        Kind.SPENDING,
        name,
        "pounds for each child",
        definition,
        _REAL,
        _MID_YEAR,
        _S251,
        counts,
        None,
        breaks,
    )


def _workforce(key: str, name: str, unit: str, definition: str) -> Indicator:
    return Indicator(
        key,
        Strand.RESOURCES,
        Kind.SHARE,
        name,
        unit,
        definition,
        "as published",
        "as published",
        _DFE + "Children's social work workforce",
        (),
        key,
        may_be_set_beside=False,
    )


INDICATORS: Final[tuple[Indicator, ...]] = (
    _demand(
        "looked_after",
        "children looked after at 31 March",
        "Children in the care of the authority or accommodated by it on 31 March, without short breaks.",
        _DFE + "Children looked after; Welsh Government, StatsWales",
    ),
    _demand(
        "entries",
        "children who started to be looked after in the year",
        "Each child counts once in a year, whatever happened in it.",
        _DFE + "Children looked after",
    ),
    _demand(
        "child_protection_plans",
        "children with a child protection plan at 31 March",
        "Children who had a plan on 31 March.",
        _DFE + "Characteristics of children in need",
    ),
    _demand(
        "referrals",
        "referrals to children's social care in the year",
        "Requests for a service; one child can be referred more than once.",
        _DFE + "Characteristics of children in need",
    ),
    _demand(
        "care_applications",
        "applications for care orders in the year",
        "Applications under section 31 of the Children Act 1989 received by Cafcass, in cases and"
        " not in children.",
        "Cafcass, care demand statistics",
    ),
    _spending(
        "spend_prevention",
        "spending on prevention",
        "Sure Start children's centres and early years, and services for young people: published"
        " totals added.",
        ("spend_sure_start", "spend_young_people"),
        _SCOPE,
    ),
    _spending(
        "spend_family_support",
        "spending on family support",
        "Total family support services: direct payments, short breaks and support for families.",
        ("spend_family_support",),
        (),
    ),
    _spending(
        "spend_looked_after",
        "spending on children looked after",
        "Total children looked after.",
        ("spend_looked_after",),
        _ADOPTION,
    ),
    _workforce(
        "turnover_rate", "turnover of social workers", "%", "Leavers in the year as a share of those in post."
    ),
    _workforce(
        "vacancy_rate", "vacant posts", "%", "Vacancies as a share of posts, in full-time equivalents."
    ),
    _workforce(
        "agency_rate", "agency workers", "%", "Agency workers as a share of all, in full-time equivalents."
    ),
    _workforce(
        "caseload", "cases for each social worker", "cases", "Cases for each full-time equivalent with cases."
    ),
)

BY_KEY: Final = {indicator.key: indicator for indicator in INDICATORS}
