"""Published reports: every edition as its public pack has it. Nothing is read but what anybody may fetch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from speakopenly.understand.findings.printed import Printed, read_printed
from speakopenly.understand.findings.publication import HTML, NUMBERS
from speakopenly.web.api.told.records import HIDDEN, Listed, Range, Told
from speakopenly.web.people.here import service_here
from speakopenly.web.understand.findings.publications import packs, queries
from speakopenly.web.understand.findings.publications.models import Pack, Publication


class ReportInShort(Told):
    """A report in a list: its newest edition."""

    slug: str
    """The last part of its address."""
    title: str
    """What it is called."""
    edition: int
    """The number of the newest edition."""
    day: date
    """The day of that edition."""
    check_code: str
    """The short code printed on it, by which two copies can be compared."""
    at: str
    """Where the whole of it is."""


class File(Told):
    """One file of a public pack."""

    name: str
    """Its name in the pack."""
    media_type: str
    """What kind of file it is."""
    bytes: int
    """Its size."""
    sha256: str
    """The sha256 of its bytes, as hex: also its ETag."""
    at: str
    """Where it is."""


class Edition(Told):
    """One edition of a report."""

    edition: int
    """Its number."""
    title: str
    """What it is called."""
    day: date
    """Its day."""
    check_code: str
    """The short code printed on it."""
    findings_at: str
    """Where its findings are."""
    quotes_at: str
    """Where its quotes are."""
    codebook_at: str
    """Where its themes are, with what each means."""
    files: list[File]
    """Its public pack; manifest.json gives the sha256 of every other file."""


class TakenDown(Told):
    """An edition that was taken down: that it was there stays known."""

    edition: int
    """Its number."""
    title: str
    """What it was called."""


class Report(Told):
    """One report with its editions, the newest first."""

    slug: str
    """The last part of its address."""
    editions: list[Edition]
    """What anybody may read."""
    taken_down: list[TakenDown]
    """What is not there any more."""


class Quote(Told):
    """Words of somebody, de-identified, to the letter."""

    paragraph: str
    """The number of the finding it stands under."""
    text: str
    """The words."""
    said_by: str
    """Who said it, no nearer than at least eight people share; empty where they asked for that."""
    passage: str
    """The passage, by a short name; the annex of the report has the whole."""


class Finding(Told):
    """One finding of an edition. Its numbers are those of numbers.json, never worked out again."""

    paragraph: str
    """Its number in the report."""
    theme: str
    """The theme it is of."""
    statement: str
    """What it says, with the number in words."""
    words: str
    """The whole paragraph as printed."""
    count: int | None
    """How many people; null where it is hidden."""
    base: int
    """Of how many people."""
    range: Range | None
    """95% range of the share; null where the count is hidden or the base is under 10."""
    word: str
    """The word for how many; empty where there is none."""
    hidden: str | None
    """"to protect people" where the count is null; else null."""
    read: int | None
    """How many people's words somebody read to put the count right; null in reports of an older form."""
    counted_by_search: str | None
    """What was looked for, where a search counts this finding; else null."""
    differs: str | None
    """How some saw it differently, as printed; null where the report has no such line."""
    quotes: list[Quote]
    """Its quotes; none where few people said it."""
    official: list[str]
    """The official figures printed under it, as sentences; official-figures.json has their rows."""


def all_of_them() -> Listed:
    """The newest edition at each address."""
    return Listed(packs.newest_of_each(queries.published(service_here())), _in_short)


def one(slug: str) -> Report:
    """The editions at an address. Raises Http404."""
    editions, down = queries.public_pages(slug)
    return Report(
        slug=slug,
        editions=[_edition(each) for each in editions],
        taken_down=[TakenDown(edition=each.edition, title=each.title) for each in down],
    )


def findings(slug: str, edition: int) -> Listed:
    """The findings as printed. Raises Http404."""
    found = edition_at(slug, edition)
    told = printed_in(found)
    return Listed(numbers_of(found), lambda row: _finding(row, told))


def quotes(slug: str, edition: int) -> Listed:
    """Every quote as printed. Raises Http404."""
    told = printed_in(edition_at(slug, edition))
    rows = [quote for number, each in told.items() for quote in _quotes(number, each)]
    return Listed(rows, lambda quote: quote)


def file(slug: str, edition: int, name: str) -> HttpResponse:
    """One file of the public pack, under its sha256. Raises Http404."""
    found = edition_at(slug, edition)
    answer = packs.response_of(found, Pack.PUBLIC, name, page=HTML)
    answer.headers["ETag"] = f'"{packs.file_of(found, Pack.PUBLIC, name).sha256}"'
    return answer


def edition_at(slug: str, edition: int) -> Publication:
    """One published edition of the service of this place. Raises Http404."""
    found = queries.published(service_here()).filter(slug=slug, edition=edition).first()
    if found is None:
        raise Http404
    return found


def printed_in(edition: Publication) -> dict[str, Printed]:
    """What the page of an edition prints, paragraph by paragraph."""
    return read_printed(bytes(packs.file_of(edition, Pack.PUBLIC, HTML).bytes))


def address_of(name: str, edition: Publication, /, **more: Any) -> str:
    """Where something of an edition is."""
    return reverse(name, kwargs={"slug": edition.slug, "edition": edition.edition, **more})


def _in_short(found: Publication) -> ReportInShort:
    return ReportInShort(
        slug=found.slug,
        title=found.title,
        edition=found.edition,
        day=found.day,
        check_code=found.check_code,
        at=reverse("api-publication", kwargs={"slug": found.slug}),
    )


def _edition(found: Publication) -> Edition:
    prints = dict(found.files.filter(pack=Pack.PUBLIC).values_list("name", "sha256"))
    return Edition(
        edition=found.edition,
        title=found.title,
        day=found.day,
        check_code=found.check_code,
        findings_at=address_of("api-findings", found),
        quotes_at=address_of("api-quotes", found),
        codebook_at=address_of("api-edition-codebook", found),
        files=[
            File(
                name=name,
                media_type=packs.media_type_of(name, page=HTML),
                bytes=size,
                sha256=prints[name],
                at=address_of("api-file", found, name=name),
            )
            for name, _called, size in packs.files_of(found, Pack.PUBLIC, queries.NAMES)
        ],
    )


def numbers_of(edition: Publication) -> list[dict[str, Any]]:
    """The rows of numbers.json."""
    rows: list[dict[str, Any]] = json.loads(bytes(packs.file_of(edition, Pack.PUBLIC, NUMBERS).bytes))
    return rows


def _finding(row: dict[str, Any], printed: Mapping[str, Printed]) -> Finding:
    told = printed[row["paragraph"]]
    return Finding(
        paragraph=row["paragraph"],
        theme=row["theme"],
        statement=row["statement"],
        words=told.words,
        count=row["count"],
        base=row["base"],
        range=Range(**row["range"]) if row["range"] else None,
        word=row["word"],
        hidden=HIDDEN if row["count"] is None else None,
        read=row.get("read"),
        counted_by_search=row.get("counted_by_search"),
        differs=told.differs,
        quotes=list(_quotes(row["paragraph"], told)),
        official=list(told.official),
    )


def _quotes(paragraph: str, told: Printed) -> list[Quote]:
    return [
        Quote(paragraph=paragraph, text=each.text, said_by=each.said_by, passage=each.passage)
        for each in told.quotes
    ]
