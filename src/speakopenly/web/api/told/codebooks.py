"""Codebooks anybody may have: what ships with us, and what a signed report prints of its themes.

A codebook that people work with is not among them: nobody signed its examples, which may be people's words.
"""

from __future__ import annotations

from typing import Any, Literal

from django.urls import reverse

from speakopenly.hear.factors import FACTORS, SCHEME_VERSION, SOURCES
from speakopenly.web.api.told import publications
from speakopenly.web.api.told.records import Listed, Told

SYSTEM_FACTORS = "The sixty system factors"


class CodebookInShort(Told):
    """A codebook in a list."""

    title: str
    """What it is called."""
    kind: Literal["scheme", "report"]
    """"scheme" for one that ships with us, "report" for the themes of a published report."""
    version: str
    """The version of a scheme, or the edition of a report."""
    at: str
    """Where it is."""


class Code(Told):
    """One code."""

    name: str
    """What it is called."""
    definition: str
    """What it means; empty where the report prints no more than its name."""
    paragraph: str
    """The finding of it in the report."""


class OfAReport(Told):
    """The themes of one edition, as it prints them."""

    title: str
    """The report they are of."""
    version: str
    """The edition."""
    codes: list[Code]
    """Its themes, in the order of their findings."""


class Factor(Told):
    """One condition of the work that can hinder or help."""

    code: str
    """Two letters of the group and a number."""
    group: str
    """The two letters of its group."""
    name: str
    """Two or three plain words."""
    definition: str
    """When the code is used, told as hindering."""
    maps_to: list[str]
    """The places in other schemes it answers to."""
    sources: list[str]
    """The keys of the publications behind it."""


class Factors(Told):
    """The scheme of system factors."""

    title: str
    """What it is called."""
    version: str
    """Changes with every change of a code or a meaning."""
    codes: list[Factor]
    """All sixty, in their fixed order."""
    sources: dict[str, str]
    """The publications behind them, by their keys."""


def all_of_them() -> Listed:
    """The scheme first, then that of each report."""
    return Listed([None, *publications.all_of_them().rows], _in_short)


def system_factors() -> Factors:
    """What ships with us."""
    return Factors(
        title=SYSTEM_FACTORS,
        version=SCHEME_VERSION,
        codes=[
            Factor(
                code=each.code,
                group=each.group.value,
                name=each.name,
                definition=each.meaning,
                maps_to=list(each.maps_to),
                sources=list(each.sources),
            )
            for each in FACTORS
        ],
        sources=dict(SOURCES),
    )


def of_an_edition(slug: str, edition: int) -> OfAReport:
    """The themes of a report as it prints them. Raises Http404."""
    found = publications.edition_at(slug, edition)
    told = publications.printed_in(found)
    return OfAReport(
        title=found.title,
        version=str(found.edition),
        codes=[
            Code(
                name=row["theme"],
                definition=told[row["paragraph"]].words.removeprefix(row["statement"]).strip(),
                paragraph=row["paragraph"],
            )
            for row in publications.numbers_of(found)
        ],
    )


def _in_short(found: Any) -> CodebookInShort:
    if found is None:
        at = reverse("api-factors")
        return CodebookInShort(title=SYSTEM_FACTORS, kind="scheme", version=SCHEME_VERSION, at=at)
    at = publications.address_of("api-edition-codebook", found)
    return CodebookInShort(title=found.title, kind="report", version=str(found.edition), at=at)
