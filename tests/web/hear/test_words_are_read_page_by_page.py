"""A job that reads words writes between them, so no look at the database stays open from one to the next."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Exercise
from tests.web.hear.conftest import Browser, make_csv, work_off_one_job

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("at_a_time", [1, 2, 3, 5, 6])
def test_every_word_comes_once_in_the_order_of_ids_and_each_look_ends(
    asha: Browser, exercise: Exercise, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    rows = [
        [str(number), "carer", f"The handover of day {number} was two lines long."] for number in range(6)
    ]
    asha.bring_in(make_csv([["id", "role", "text"], *rows]), "six.csv")
    work_off_one_job()
    monkeypatch.setattr(queries, "ROWS_AT_A_TIME", at_a_time)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        said = [each.id for each in queries.raw_contributions(exercise)]

    looks = [each["sql"] for each in asked if "sealed_words" in each["sql"]]
    assert said == sorted(queries.heard_idents(exercise))
    assert len(said) == 6
    assert len(looks) == -(-6 // at_a_time) + 1
    assert all(f"LIMIT {at_a_time}" in look for look in looks)
