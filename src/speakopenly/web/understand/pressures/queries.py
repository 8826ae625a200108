"""What the store of official figures holds, for a page. The store keeps itself in memory by file time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures import (
    BY_KEY,
    Area,
    Indicator,
    Store,
    Tested,
    Triple,
    areas,
    find_area,
    founding_sentences,
    reconcile,
    triple,
)
from speakopenly.understand.pressures.store import FOLDER
from speakopenly.web.understand.pressures.culture import culture_of


@dataclass(frozen=True, slots=True)
class OfOneNation:
    """A nation with its regions and authorities, by name: an order to look things up in, and no ranking."""

    nation: Area
    regions: tuple[Area, ...]
    authorities: tuple[Area, ...]


def store() -> Store:
    """The figures of this installation."""
    return Store(settings.HOME / FOLDER)


def nations() -> list[OfOneNation]:
    """Whom there are figures of; England and Wales apart."""
    there = areas(store())
    return [
        OfOneNation(nation, _of(there, nation, "region"), _of(there, nation, "authority"))
        for nation in there
        if nation.level == "nation"
    ]


def area_at(code: str) -> Area:
    """The area at an address. Raises Http404."""
    try:
        return find_area(code)
    except BadInput:
        raise Http404 from None


def triple_of(area: Area) -> Triple:
    """The three pressures, the third from what the service of this site has published."""
    return triple(area, store(), culture=culture_of(area))


def indicator_at(key: str) -> Indicator:
    """The indicator at an address. Raises Http404."""
    if key not in BY_KEY:
        raise Http404
    return BY_KEY[key]


def releases_of(indicator: Indicator) -> list[str]:
    """The releases that stand behind an indicator here, by publisher and name."""
    series = [*indicator.counts, *([indicator.published] if indicator.published else [])]
    frame = store().figures(*series).select("publisher", "release").unique().sort("publisher", "release")
    return [f"{publisher}: {release}" for publisher, release in frame.iter_rows()]


def founding_by_nation() -> list[tuple[str, list[Tested]]]:
    """The founding text's sentences, England and Wales apart."""
    tested = founding_sentences(store())
    return [
        (name, [each for each in tested if each.nation == name])
        for name in dict.fromkeys(each.nation for each in tested)
    ]


def what_is_loaded() -> list[dict[str, Any]]:
    """The official files in the store, each with its release and how many figures it gave."""
    return list(store().loaded().iter_rows(named=True))


def differences() -> list[str]:
    """Where all authorities together are not what the nation's own figure says."""
    return [each.sentence for each in reconcile(store()) if not each.agrees]


def _of(there: list[Area], nation: Area, level: str) -> tuple[Area, ...]:
    found = [each for each in there if each.nation == nation.nation and each.level == level]
    return tuple(sorted(found, key=lambda each: (each.name, each.code)))
