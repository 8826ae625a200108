"""How long each list is, and what finds its names."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Count

from speakopenly.understand.deidentify import KnownNames, SpanKind, hash_of
from speakopenly.web.hear.known_names.models import KnownName, ListOf
from speakopenly.web.keys import read_or_make_key
from speakopenly.web.people.staff import Staff

KEY: Final = "names.key"
HIDES: Final = {
    ListOf.STAFF: SpanKind.PERSON,
    ListOf.SCHOOLS: SpanKind.ORG,
    ListOf.TEAMS: SpanKind.ORG,
    ListOf.PLACES: SpanKind.PLACE,
}


def key() -> bytes:
    """The secret without which no hash can be tested. It stands under ``HOME/keys``."""
    return read_or_make_key(Path(settings.KEYS), KEY)


def known_names_of(service_id: UUID) -> KnownNames:
    """What finds every name of this service's lists. Of two lists with it the first says how."""
    rows = KnownName.objects.filter(service=service_id).values_list("of", "stands_for")
    order = list(ListOf.values)
    listed = sorted(rows, key=lambda row: -order.index(row[0]))
    return KnownNames(key() if listed else b"", {bytes(each): HIDES[ListOf(of)] for of, each in listed})


def lengths(staff: Staff) -> list[tuple[ListOf, int]]:
    """Every list with how many names are in it."""
    rows = KnownName.objects.filter(service=staff.service).values_list("of").annotate(Count("pk"))
    known = dict(rows)
    return [(each, known.get(each.value, 0)) for each in ListOf]


def lists_with(staff: Staff, name: str) -> list[ListOf]:
    """The lists in which this very name stands."""
    stands_for = hash_of(name, key=key())
    if stands_for is None:
        return []
    rows = KnownName.objects.filter(service=staff.service, stands_for=stands_for)
    return [ListOf(of) for of in rows.order_by("of").values_list("of", flat=True)]
