"""Which place a row speaks of. Three-digit codes outlive renamings and new GSS codes; names alone mislead.

Two authorities have been called Dorset (835 until 2019, 838 since), so a name that two authorities share is
never used to join. A code we do not know yet (a new authority) is kept under the name its file gives.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.headers import nearest
from speakopenly.understand.pressures.records import Area

ENGLAND: Final = Area("england", "England", "E", "nation")
WALES: Final = Area("wales", "Wales", "W", "nation")
UNITED_KINGDOM: Final = Area("uk", "United Kingdom", "UK", "nation")

CHANGES: Final = {
    "820": ("2009", ("822", "823"), "Bedfordshire was divided into Bedford and Central Bedfordshire"),
    "875": ("2009", ("895", "896"), "Cheshire was divided into two"),
    "835": ("2019", ("838",), "Dorset became a unitary authority without Christchurch"),
    "836": ("2019", ("839",), "Poole, Bournemouth and Christchurch became one"),
    "837": ("2019", ("839",), "Poole, Bournemouth and Christchurch became one"),
    "928": ("2021", ("940", "941"), "Northamptonshire was divided into two"),
    "909": ("2023", ("942", "943"), "Cumbria was divided into Cumberland and Westmorland and Furness"),
}
"""Authorities that ended: from when, what follows, and in words. Their figures are never joined to a line."""

_SUFFIXES: Final = re.compile(
    r"\b(ua|uA|city council|county council|borough council|council|london borough of|lb|mbc|county of)\b"
)


@dataclass(frozen=True, slots=True)
class _Known:
    by_code: dict[str, Area]
    by_gss: dict[str, Area]
    by_name: dict[tuple[str, str], list[Area]]
    by_e_code: dict[str, Area]


def all_areas() -> list[Area]:
    """Every nation, region and authority we know, by code."""
    return list(_known().by_code.values())


def find_area(text: str) -> Area:
    """The area somebody asked for by name or code; BadInput names the nearest, or the codes to choose."""
    known, said = _known(), text.strip()
    found = known.by_code.get(said.lower()) or known.by_code.get(said) or known.by_gss.get(said.upper())
    if found:
        return found
    named = [*known.by_name.get(("E", plain(said)), []), *known.by_name.get(("W", plain(said)), [])]
    if len(named) == 1:
        return named[0]
    if named:
        choice = " or ".join(f"{area.code} ({_until(area)})" for area in named)
        raise BadInput(f"Two authorities have been called {named[0].name}.", do=f"Ask for {choice}.")
    names = [area.name for area in known.by_code.values()]
    close = nearest(said, names)
    raise BadInput(
        "No area of this name is known.", do=f"Did you mean {close}?" if close else "Give its code."
    )


@lru_cache(maxsize=20_000)
def resolve(
    *,
    nation: str = "E",
    code: str | None = None,
    gss: str | None = None,
    e_code: str | None = None,
    name: str | None = None,
) -> Area | None:
    """The area a row speaks of, by the surest of what the row gives; None where it cannot be told."""
    known = _known()
    digits = _three_digits(code)
    for found in (
        known.by_code.get(digits) if digits else None,
        known.by_gss.get((gss or "").strip().upper()),
        known.by_e_code.get((e_code or "").strip().upper()),
    ):
        if found:
            return found
    if digits and digits not in {"999", "921"} and (name or "").strip():
        return Area(digits, (name or "").strip(), "E", "authority")
    named = known.by_name.get((nation, plain(name or "")), [])
    return named[0] if len(named) == 1 else None


def regions_of(area: Area) -> Area | None:
    """The region or nation an authority lies in, or None for a nation."""
    return _known().by_code.get(area.region)


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """A name as it is compared: no case, no accents to speak of, "&" as "and", no "council" or "UA"."""
    low = (
        name.lower()
        .replace("&", " and ")
        .replace("-", " ")
        .replace("ô", "o")
        .replace("’", "")
        .replace("'", "")
    )
    low = re.sub(r",? (city|county) of$", "", low.strip())
    low = _SUFFIXES.sub(" ", re.sub(r"[^a-z0-9 ]", " ", re.sub(r"\(.*?\)", " ", low)))
    low = re.sub(r"\b(the|of)\b", " ", re.sub(r"\bst\b", "saint", low))
    return " ".join(low.split()).removesuffix(" upon tyne").strip()


def _until(area: Area) -> str:
    return f"until {CHANGES[area.code][0]}" if area.code in CHANGES else "today"


def _three_digits(code: str | None) -> str | None:
    said = (code or "").strip().removesuffix(".0")
    return said if re.fullmatch(r"\d{3}", said) else None


@cache
def _known() -> _Known:
    known = _Known({}, {}, {}, {})
    text = files(__package__).joinpath("data/areas.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        area = Area(row["code"], row["name"], row["nation"], row["level"], row["region"] or _nation(row))
        known.by_code[area.code] = area
        for gss in row["gss"].split():
            known.by_gss[gss] = area
        for e_code in row["e_code"].split():
            known.by_e_code[e_code] = area
        for name in {plain(each) for each in (area.name, *row["other_names"].split(";")) if each}:
            known.by_name.setdefault((area.nation, name), []).append(area)
    return known


def _nation(row: dict[str, str]) -> str:
    if row["level"] == "nation":
        return ""
    return {"E": "england", "W": "wales"}[row["nation"]]
