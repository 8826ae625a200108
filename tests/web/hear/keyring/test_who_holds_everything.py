"""Whoever holds every case key of a kind is found by counting; it is the same as asking what is missing."""

from __future__ import annotations

from random import Random

import pytest

from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, Escrow, ReadingKey, Wrap
from speakopenly.web.hear.keyring.rewrapping import held_whole
from speakopenly.web.people.models import Service
from tests.web.hear.keyring.conftest import Readers, make_key

pytestmark = pytest.mark.django_db


def _cases(service: Service, kind: CaseKind, number: int) -> list[CaseKey]:
    return [CaseKey.objects.create(service=service, kind=kind, public_key=b"-") for _ in range(number)]


@pytest.mark.parametrize("drawn", range(12))
def test_counting_wraps_says_who_misses_nothing(readers: Readers, drawn: int) -> None:
    draw = Random(drawn)  # noqa: S311  (no secret)
    service = readers.ben.service
    cases = [
        *_cases(service, CaseKind.REPORT, draw.randrange(4)),
        *_cases(service, CaseKind.IMPORT, draw.randrange(3)),
    ]
    escrow = Escrow.objects.create(service=service, public_key=b"-", shares=3, needed=2)
    holders: list[ReadingKey | Escrow] = [make_key(readers.ben), escrow, make_key(readers.asha)]
    for case_key in cases:
        for holder in holders:
            if draw.random() < 0.8:
                name = "escrow" if isinstance(holder, Escrow) else "reading_key"
                Wrap.objects.create(service=service, case_key=case_key, sealed=b"-", **{name: holder})
        Wrap.objects.create(service=service, case_key=case_key, sealed=b"-", is_for_mailbox=True)

    found = held_whole(service.pk, holders)

    assert found == {
        (holder.pk, kind)
        for holder in holders
        for kind in CaseKind
        if all(_holds(holder, each) for each in cases if each.kind == kind)
    }


def _holds(holder: ReadingKey | Escrow, case_key: CaseKey) -> bool:
    name = "escrow" if isinstance(holder, Escrow) else "reading_key"
    return Wrap.objects.filter(case_key=case_key, **{name: holder}).exists()
