"""A job that reads words writes between them, so no look at the database stays open from one to the next."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import Service
from tests.web.hear.conftest import Browser, make_csv, work_off_one_job

SIX = 6


def bring_six_in(asha: Browser) -> None:
    rows = [
        [str(number), "carer", f"The handover of day {number} was two lines long."] for number in range(SIX)
    ]
    asha.bring_in(make_csv([["id", "role", "text"], *rows]), "six.csv")
    work_off_one_job()


@pytest.mark.django_db
@pytest.mark.parametrize("at_a_time", [1, 2, 3, 5, 6])
def test_every_word_comes_once_in_the_order_of_ids_and_each_look_ends(
    asha: Browser, exercise: Exercise, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    bring_six_in(asha)
    monkeypatch.setattr(queries, "ROWS_AT_A_TIME", at_a_time)

    with CaptureQueriesContext(connection) as asked:
        said = [each.id for each in queries.raw_contributions(exercise)]

    looks = [each["sql"] for each in asked if "sealed_words" in each["sql"]]
    assert said == sorted(queries.heard_idents(exercise))
    assert len(said) == SIX
    assert len(looks) == -(-SIX // at_a_time) + 1
    assert all(f"LIMIT {at_a_time}" in look for look in looks)


@pytest.mark.django_db(transaction=True)
def test_whoever_reads_words_can_write_while_others_do(
    asha: Browser, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_six_in(asha)
    monkeypatch.setattr(queries, "ROWS_AT_A_TIME", 2)
    read = []

    for each in queries.raw_contributions(exercise):
        other = Thread(target=somebody_else_writes)
        other.start()
        other.join()
        with transaction.atomic():
            Service.objects.update(kind="region")
        read.append(each.id)

    assert len(read) == SIX


def somebody_else_writes() -> None:
    Service.objects.update(kind="partnership")
    connection.close()
