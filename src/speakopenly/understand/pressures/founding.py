"""The founding text's sentences, one by one.

Supported, contradicted, or "we could not check", and by what.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from speakopenly.understand.pressures import measuring
from speakopenly.understand.pressures.areas import ENGLAND, WALES
from speakopenly.understand.pressures.panels import DEFLATOR_NAME
from speakopenly.understand.pressures.pinned import DEFLATOR
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.store import Published, Store

_MOST_YEARS_OFF: Final = 2


class Verdict(StrEnum):
    """What the figures say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    COULD_NOT_CHECK = "we could not check"


@dataclass(frozen=True, slots=True)
class _Claim:
    text: str
    nation: Area
    series: tuple[str, ...]
    definition: str
    start: int
    end: int | None
    rose: bool
    in_real_terms: bool
    needs: str


@dataclass(frozen=True, slots=True)
class Tested:
    """One claim with its verdict, the definition used, the sentence of numbers, and the figures behind it."""

    claim: str
    nation: str
    verdict: Verdict
    definition: str
    sentence: str
    figures: tuple[Published, ...] = ()


_APPLICATIONS: Final = "applications under section 31 received by Cafcass, financial years, in cases"
_LOOKED_AFTER: Final = "children looked after at 31 March, short breaks left out"
_PREVENTION: Final = (
    "net current expenditure on Sure Start, early years and services for young people (section 251"
    " outturn, published totals). At constant prices by"
    f" {DEFLATOR_NAME}"
)
CLAIMS: Final[tuple[_Claim, ...]] = (
    _Claim(
        "Care proceedings rose between 2007 and 2017.",
        ENGLAND,
        ("care_applications",),
        _APPLICATIONS,
        2008,
        2017,
        True,
        False,
        "Cafcass care demand statistics",
    ),
    _Claim(
        "The number of children looked after rose between 2007 and 2017.",
        ENGLAND,
        ("looked_after",),
        _LOOKED_AFTER,
        2007,
        2017,
        True,
        False,
        "Children looked after in England",
    ),
    _Claim(
        "Care proceedings rose between 2007 and 2017.",
        WALES,
        ("care_applications",),
        "applications for care orders in Wales",
        2008,
        2017,
        True,
        False,
        "Cafcass Cymru's figures for applications by year",
    ),
    _Claim(
        "The number of children looked after rose between 2007 and 2017.",
        WALES,
        ("looked_after",),
        _LOOKED_AFTER,
        2007,
        2017,
        True,
        False,
        "StatsWales, children looked after at 31 March",
    ),
    _Claim(
        "Spending on prevention has fallen since 2010.",
        ENGLAND,
        ("spend_sure_start", "spend_young_people"),
        _PREVENTION,
        2011,
        None,
        False,
        True,
        "section 251 outturn",
    ),
    _Claim(
        "Spending on prevention has not fallen since 2010.",
        WALES,
        ("spend_sure_start", "spend_young_people"),
        "spending on the same purposes in Wales, at constant prices",
        2011,
        None,
        True,
        True,
        "StatsWales, social services revenue outturn expenditure by client group",
    ),
)


def founding_sentences(store: Store) -> tuple[Tested, ...]:
    """Every claim tested on the store as it is now."""
    prices = {
        row["year"]: row["value"]
        for row in store.figures(DEFLATOR).iter_rows(named=True)
        if row["value"] is not None
    }
    return tuple(_test(claim, store, prices) for claim in CLAIMS)


def _test(claim: _Claim, store: Store, prices: dict[int, float]) -> Tested:
    totals, figures = _totals(claim, store)
    if claim.in_real_terms:
        base = max((year for year in totals if year in prices), default=0)
        totals = {
            year: real
            for year, cash in totals.items()
            if (real := measuring.in_prices_of(cash, year=year, base=base, index=prices)) is not None
        }
    years = sorted(
        year for year in totals if year >= claim.start and (claim.end is None or year <= claim.end)
    )
    if not _reach(years, claim):
        return Tested(
            claim.text,
            claim.nation.name,
            Verdict.COULD_NOT_CHECK,
            claim.definition,
            f"The figures loaded do not reach from {claim.start} to {claim.end or 'now'}. Needed:"
            f" {claim.needs}.",
        )
    first, last = years[0], years[-1]
    way = _way(claim, totals[first], totals[last])
    used = tuple(each for year in (first, last) for each in figures[year])
    holds = way > 0 if claim.rose and not claim.in_real_terms else way >= 0 if claim.rose else way < 0
    verdict = Verdict.SUPPORTED if holds else Verdict.CONTRADICTED
    if way == 0 and not claim.in_real_terms:
        verdict = Verdict.COULD_NOT_CHECK
    return Tested(
        claim.text, claim.nation.name, verdict, claim.definition, _say(claim, totals, first, last), used
    )


def _totals(claim: _Claim, store: Store) -> tuple[dict[int, float], dict[int, tuple[Published, ...]]]:
    """The claim's series added up, by year, each by its latest release; a year without all is left out."""
    latest: dict[int, dict[str, Published]] = {}
    frame = store.figures(*claim.series, area=claim.nation.code)
    for row in frame.filter(frame["breakdown"] == "").iter_rows(named=True):
        if row["value"] is not None:
            one = Published(**{name: row[name] for name in Published.__slots__})
            latest.setdefault(row["year"], {})[row["series"]] = one
    whole = {year: parts for year, parts in latest.items() if len(parts) == len(claim.series)}
    return (
        {year: sum(part.value or 0 for part in parts.values()) for year, parts in whole.items()},
        {year: tuple(parts.values()) for year, parts in whole.items()},
    )


def _reach(years: list[int], claim: _Claim) -> bool:
    if len(years) < 2 or years[0] > claim.start + _MOST_YEARS_OFF:
        return False
    return years[-1] >= claim.end - _MOST_YEARS_OFF if claim.end else years[-1] >= years[0] + _MOST_YEARS_OFF


def _way(claim: _Claim, first: float, last: float) -> int:
    """1, -1 or 0; counts need a change beyond chance, money only a change."""
    if claim.in_real_terms:
        return (last > first) - (last < first)
    one, two = measuring.rate(first, measuring.PER), measuring.rate(last, measuring.PER)
    change = measuring.change_of_counts(one, two, first, last)
    return change.way if change else 0


def _say(claim: _Claim, totals: dict[int, float], first: int, last: int) -> str:
    one, two = totals[first], totals[last]
    percent = f"{100 * (two / one - 1):+.0f}%"
    if claim.in_real_terms:
        return (
            f"{claim.nation.name}: £{one / 1e6:,.0f} million in {_year(first)} and £{two / 1e6:,.0f}"
            f" million in"
            f" {_year(last)}, at {_year(last)} prices ({percent})."
        )
    when = (str(first), str(last)) if claim.series == ("looked_after",) else (_year(first), _year(last))
    late = (
        f" The first year with a figure that could be verified is {when[0]}." if first > claim.start else ""
    )
    return f"{claim.nation.name}: {one:,.0f} in {when[0]} and {two:,.0f} in {when[1]} ({percent}).{late}"


def _year(ending: int) -> str:
    return f"{ending - 1}-{ending % 100:02d}"
