"""The way out of learning: it says so first, tells who to go to, and keeps a day and a route."""

from __future__ import annotations

import datetime
import logging
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from speakopenly.change.reviews import Ask
from speakopenly.web.change.reviews import actions, queries
from speakopenly.web.change.reviews.models import LeftLearning
from speakopenly.web.people.models import AuditLine
from tests.web.change.reviews.conftest import Held

ADDRESS = "/staff/change/reviews/way-out/"
TYPED = "Zebulon Quarrington struck a child"
TO_RT3 = {Ask.SUSPICION: "yes", Ask.RISK_TO_CHILDREN: "dont_know"}


def answers(said: dict[Ask, str]) -> dict[str, str]:
    return {each.value: answer for each, answer in said.items()}


def everything_stored() -> dict[str, list[Any]]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (names of our own tables)
            rows[table] = cursor.fetchall()
    return rows


def test_the_page_says_first_that_this_leaves_learning_and_what_is_not_kept(held: Held) -> None:
    shown = held.bench.sign_in(held.lena).get(ADDRESS).content.decode()

    assert shown.index("<h1") < shown.index("This leaves the learning space</h1>") < shown.index("<fieldset")
    assert "only where there is already a suspicion" in shown
    assert "No answer is kept, no words and no name" in shown
    assert "Answer for one act at a time." in shown


def test_no_field_of_it_takes_words(held: Held) -> None:
    shown = held.bench.sign_in(held.lena).get(ADDRESS).content.decode()

    assert "<textarea" not in shown
    assert 'type="text"' not in shown


def test_it_says_who_to_go_to_and_nothing_at_all_is_stored(held: Held) -> None:
    browser = held.bench.sign_in(held.lena)
    browser.get(ADDRESS)  # the first page of a session keeps which service somebody works in
    before = everything_stored()

    shown = browser.post(ADDRESS, {**answers(TO_RT3), "words": TYPED, "name": TYPED}).content.decode()

    assert "Tell the designated officer (LADO) within one working day" in shown
    assert "None of your answers was kept." in shown
    assert TYPED not in shown
    assert everything_stored() == before


def test_leaving_keeps_a_day_and_a_route_and_nothing_that_was_typed(
    held: Held, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = held.bench.sign_in(held.lena)
    before = everything_stored()

    browser.post(ADDRESS, {**answers(TO_RT3), "words": TYPED})
    browser.post(ADDRESS + "leave/", {"route": "RT3", "words": TYPED, **answers(TO_RT3)})

    left = LeftLearning.objects.get()
    assert (left.route, left.on) == ("RT3", datetime.date.today())  # noqa: DTZ011  (the test's own day)
    assert {field.name for field in LeftLearning._meta.fields} == {"id", "service", "on", "route"}
    line = AuditLine.objects.get(deed="something left learning")
    assert line.by is None
    after = everything_stored()
    told = {table for table in after if after[table] != before[table]}
    assert told <= {LeftLearning._meta.db_table, AuditLine._meta.db_table, "django_session"}
    assert "Zebulon" not in str(after)
    assert "risk_to_children" not in str(after)
    assert "Zebulon" not in caplog.text


@pytest.mark.parametrize("route", ["", "RT1", "learning", TYPED])
def test_there_is_no_other_way_out(held: Held, route: str) -> None:
    answer = held.bench.sign_in(held.lena).post(ADDRESS + "leave/", {"route": route})

    assert answer.status_code == 302
    assert not LeftLearning.objects.exists()


def test_without_a_suspicion_it_stays_in_learning_and_offers_no_way_out(held: Held) -> None:
    shown = held.bench.sign_in(held.lena).post(ADDRESS, answers({Ask.SUSPICION: "no"})).content.decode()

    assert "It stays in learning" in shown
    assert "Keep that something left learning today" not in shown


def test_the_first_question_that_decides_and_is_empty_is_asked_for(held: Held) -> None:
    answer = held.bench.sign_in(held.lena).post(ADDRESS, answers({Ask.SUSPICION: "yes"}))

    assert answer.status_code == 400
    assert "Answer this one." in answer.content.decode()


@pytest.mark.parametrize(("times", "shown"), [(0, "0"), (1, "hidden to protect people"), (8, "8")])
def test_how_often_is_shown_with_small_numbers_hidden(held: Held, times: int, shown: str) -> None:
    for _each in range(times):
        actions.leave_learning(by=held.lena, route="RT6")

    assert queries.left_learning(held.lena.service) == shown


def test_the_database_takes_no_row_without_a_service(held: Held) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        LeftLearning.objects.create(route="RT3")
