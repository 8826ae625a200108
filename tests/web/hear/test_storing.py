"""A row stored by the quick way is the row that Django would have stored, on either database."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from speakopenly.core.sealing import make_holder_keys
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, ReadingKey
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.storing import store_new
from speakopenly.web.people.models import Membership
from tests.web.conftest import Cast


def _report(cast: Cast, **more: object) -> Report:
    lookup = uuid.uuid4().hex
    return Report(service=cast.ben.service, received_on=date(2026, 11, 2), danger="no", lookup=lookup, **more)


def _cells(row: Report) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM speakopenly_hear_report WHERE lookup = %s", [row.lookup])
        return list(cursor.fetchone())


def test_it_stores_what_saving_stores(cast: Cast) -> None:
    given = {"number": "AAAAAA", "once": None, "in_quarantine": True, "closed_on": date(2026, 11, 3)}
    quick = _report(cast, **given)
    store_new(quick)
    ours = _cells(quick)
    Report.objects.all().delete()
    quick.save(force_insert=True)

    assert ours == _cells(quick)
    assert Report.objects.get() == quick


def test_rows_of_several_kinds_are_stored_in_their_order(cast: Cast) -> None:
    key = CaseKey(service=cast.ben.service, kind=CaseKind.REPORT, public_key=b"k" * 32)
    report = _report(cast, number="AAAAAA", case_key=key)

    store_new(key, report)

    assert Report.objects.get().case_key == key
    assert not report._state.adding


def test_what_is_there_already_is_refused(cast: Cast) -> None:
    store_new(_report(cast, number="AAAAAA"))

    with pytest.raises(IntegrityError), transaction.atomic():
        store_new(_report(cast, number="AAAAAA"))


def _key(cast: Cast) -> ReadingKey:
    public, _private = make_holder_keys()
    return ReadingKey.objects.create(
        service=cast.ben.service,
        user=cast.ben.user,
        public_key=public.data,
        by_passphrase=b"-",
        by_recovery_code=b"-",
    )


def test_keys_held_in_memory_are_those_that_count_now(cast: Cast) -> None:
    def holders() -> list[ReadingKey]:
        return case_keys.holders(cast.ben.service.pk, CaseKind.REPORT)

    assert holders() == []
    key = _key(cast)
    assert [bytes(each.public_key) for each in holders()] == [key.public_key]
    Membership.objects.filter(user=cast.ben.user).delete()
    assert holders() == []
