"""Official figures: definitions, and the series of one area. Closed where the pages are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.http import Http404
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.understand.pressures import BY_KEY, SIDE_BY_SIDE, WHAT_ELSE, Line, Panel, Point, headline
from speakopenly.understand.pressures import Area as Place
from speakopenly.understand.pressures import Indicator as Known
from speakopenly.understand.pressures import sentences as say
from speakopenly.understand.pressures.symbols import Status
from speakopenly.web.api.told.records import HIDDEN, Listed, Told
from speakopenly.web.understand.pressures import policies, queries

P = ParamSpec("P")
T = TypeVar("T")


class Break(Told):
    """A year from which figures are not like those before."""

    year: int
    """The first year of the new count."""
    reason: str
    """What changed."""


class Indicator(Told):
    """What is counted, and exactly what it means."""

    key: str
    """Its name in addresses."""
    name: str
    """What it is called."""
    pressure: str
    """Which of the three it is of."""
    kind: str
    """rate, spending or share."""
    unit: str
    """In what it is told."""
    definition: str
    """What is counted."""
    formula: str
    """How it is worked out."""
    denominator: str
    """By what it is divided."""
    source: str
    """Where it comes from."""
    releases: list[str]
    """The releases in this installation that stand behind it."""
    breaks: list[Break]
    """Where the count changed."""
    may_be_set_beside: bool
    """Whether it may be shown beside other places at all; never as a ranking."""


class Area(Told):
    """A nation, a region or an authority."""

    code: str
    """Its code; three digits for an English authority."""
    name: str
    """What it is called."""
    nation: str
    """The nation it lies in."""
    level: str
    """nation, region or authority."""
    at: str
    """Where its figures are."""


class OtherRelease(Told):
    """What another release said of the same year."""

    release: str
    """The release."""
    publisher: str
    """Who published it."""
    value: float | None
    """Its figure."""
    status: str
    """"published", or why there is none."""


class Figure(Told):
    """One year of one indicator."""

    year: int
    """The year in which the period ends."""
    period: str
    """The period as printed."""
    value: float | None
    """The figure; null where there is none, and status says why. Null is never nought."""
    low: float | None
    """Lower end of the 95% range, where there is one."""
    high: float | None
    """Upper end."""
    count: float | None
    """The number behind it."""
    cash: float | None
    """In pounds of the year, where value is in real terms."""
    status: str
    """"published", or why there is no figure."""
    hidden: str | None
    """"to protect people" where the publisher hid it; else null."""
    release: str
    """The release it is from."""
    publisher: str
    """Who published it."""
    other_releases: list[OtherRelease]
    """What other releases said of the same year."""


class Series(Told):
    """One indicator over the years, of one area."""

    indicator: str
    """Its key; of what a service itself published, its own name."""
    name: str
    """What it is called."""
    unit: str
    """In what it is told."""
    said: str
    """What the series says, in a sentence."""
    breaks: list[Break]
    """Where the count changed within these years."""
    figures: list[Figure]
    """Year by year."""


class Pressure(Told):
    """One of the three."""

    name: str
    """Which."""
    nothing_because: str | None
    """Why there is nothing, where that is so."""
    series: list[Series]
    """What there is."""


class ThreePressures(Told):
    """The three pressures of an area: never one without the others."""

    area: Area
    """Whose."""
    headline: str
    """What they say together."""
    price_year: str | None
    """The year at whose prices money is told."""
    cautions: list[str]
    """What to bear in mind."""
    side_by_side: str
    """What may not be concluded from their standing together."""
    what_else: str
    """What else moved in these years and is not here."""
    pressures: list[Pressure]
    """Demand, resources, and culture and trust."""


def _where_it_is_public(tells: Callable[P, T]) -> Callable[P, T]:
    @wraps(tells)
    def told(*args: P.args, **parts: P.kwargs) -> T:
        try:
            policies.check_is_public()
        except NotAllowed:
            raise Http404 from None
        return tells(*args, **parts)

    return told


@_where_it_is_public
def indicators() -> Listed:
    """Every definition."""
    return Listed(list(BY_KEY.values()), _indicator)


@_where_it_is_public
def indicator(indicator: str) -> Indicator:
    """One definition. Raises Http404."""
    return _indicator(queries.indicator_at(indicator))


@_where_it_is_public
def areas() -> Listed:
    """Each nation, then its regions and authorities by name."""
    rows = [area for each in queries.nations() for area in (each.nation, *each.regions, *each.authorities)]
    return Listed(rows, _area)


@_where_it_is_public
def area(pressure_area: str) -> ThreePressures:
    """The three pressures of an area. Raises Http404."""
    found = queries.triple_of(queries.area_at(pressure_area))
    said = {each.indicator: each.text for each in say(found)}
    return ThreePressures(
        area=_area(found.area),
        headline=headline(found),
        price_year=found.price_year,
        cautions=list(found.cautions),
        side_by_side=SIDE_BY_SIDE,
        what_else=WHAT_ELSE,
        pressures=[_pressure(each, said) for each in found.panels],
    )


def _indicator(known: Known) -> Indicator:
    return Indicator(
        key=known.key,
        name=known.name,
        pressure=str(known.strand),
        kind=str(known.kind),
        unit=known.unit,
        definition=known.definition,
        formula=known.formula,
        denominator=known.denominator,
        source=known.source,
        releases=queries.releases_of(known),
        breaks=[Break(year=each.year, reason=each.reason) for each in known.breaks],
        may_be_set_beside=known.may_be_set_beside,
    )


def _area(area: Place) -> Area:
    at = reverse("api-area", kwargs={"pressure_area": area.code})
    return Area(code=area.code, name=area.name, nation=area.nation, level=area.level, at=at)


def _pressure(panel: Panel, said: dict[str | None, str]) -> Pressure:
    return Pressure(
        name=str(panel.strand),
        nothing_because=panel.nothing_because,
        series=[_series(line, said) for line in panel.lines],
    )


def _series(line: Line, said: dict[str | None, str]) -> Series:
    first, last = line.points[0].year, line.points[-1].year
    return Series(
        indicator=line.indicator.key,
        name=line.indicator.name,
        unit=line.unit,
        said=said[line.indicator.key],
        breaks=[
            Break(year=each.year, reason=each.reason)
            for each in line.indicator.breaks
            if first < each.year <= last
        ],
        figures=[_figure(point) for point in line.points],
    )


def _figure(point: Point) -> Figure:
    return Figure(
        year=point.year,
        period=point.period,
        value=point.value,
        low=point.low,
        high=point.high,
        count=point.count,
        cash=point.cash,
        status=point.status,
        hidden=HIDDEN if point.value is None and point.status == Status.HIDDEN else None,
        release=point.release,
        publisher=point.publisher,
        other_releases=[
            OtherRelease(release=each.release, publisher=each.publisher, value=each.value, status=each.status)
            for each in point.earlier
        ],
    )
