"""Every exercise that closes and every theme that is published is owed a reply, and the oldest stands first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.check.replies import DAYS_TO_REPLY
from speakopenly.web.check.replies import actions, owing, queries
from speakopenly.web.hear.listening.models import EXERCISE_CLOSED, Exercise
from speakopenly.web.hear.plans.models import Plan
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.themes.models import Theme
from tests.web.check.replies.conftest import ago, begun, out, publish
from tests.web.understand.conftest import Bench

pytestmark = pytest.mark.django_db


def owed(bench: Bench) -> list[str]:
    return [each.name for each in owing.still_owed(bench.exercise.service)]


def close(bench: Bench, days_ago: int) -> None:
    """Closed so many days ago, as the audit trail tells it."""
    Exercise.objects.filter(pk=bench.exercise.pk).update(state="closed")
    AuditLine(
        service=bench.exercise.service,
        deed=EXERCISE_CLOSED,
        thing_kind="speakopenly_hear.exercise",
        thing_id=str(bench.exercise.pk),
        when=timezone.now() - timedelta(days=days_ago),
    ).save(force_insert=True)


def test_nothing_is_owed_while_people_are_still_asked(bench: Bench) -> None:
    assert owed(bench) == []


def test_an_exercise_is_owed_one_from_closing(bench: Bench) -> None:
    close(bench, 12)

    (found,) = owing.still_owed(bench.exercise.service)

    assert (found.name, found.days, found.is_overdue) == (bench.exercise.title, 12, False)


def test_each_theme_is_owed_one_from_its_first_edition(bench: Bench) -> None:
    publish(bench, ago(70))
    publish(bench, ago(10), edition=2)

    found = owing.still_owed(bench.exercise.service)

    assert {each.name for each in found} == {"changes of worker", "being listened to", "sign language"}
    assert {each.days for each in found} == {70}


def test_the_oldest_stands_first(bench: Bench) -> None:
    publish(bench, ago(70))
    close(bench, 90)

    assert owed(bench)[0] == bench.exercise.title


def test_a_plan_can_promise_an_earlier_day(bench: Bench) -> None:
    close(bench, 12)
    Plan.objects.update_or_create(
        exercise=bench.exercise, defaults={"service": bench.exercise.service, "reply_by": ago(2)}
    )

    assert owing.still_owed(bench.exercise.service)[0].is_overdue


def test_what_is_answered_is_owed_no_more(bench: Bench) -> None:
    publish(bench, ago(70))
    out(bench, "T01")

    assert "changes of worker" not in owed(bench)
    answered = [each for each in owing.all_owed(bench.exercise.service) if each.owed.answered_on]
    assert [(each.name, each.days) for each in answered] == [("changes of worker", 70)]


def test_a_theme_is_answered_with_the_reply_it_was_joined_to(bench: Bench) -> None:
    publish(bench, ago(70))
    few = begun(bench, "T03")
    actions.join(reply=few, into=out(bench, None), by=bench.lena)

    assert "sign language" not in owed(bench)


def test_a_theme_that_was_renamed_is_still_owed(bench: Bench) -> None:
    publish(bench, ago(70))
    Theme.objects.filter(ident="T01").update(name="Workers come and go")

    assert "Workers come and go" in owed(bench)


@pytest.mark.parametrize("days", [DAYS_TO_REPLY, DAYS_TO_REPLY + 1])
def test_today_tells_those_who_write_and_sign_what_is_overdue(bench: Bench, days: int) -> None:
    publish(bench, ago(days))

    told = [
        [each.what for each in queries.replies_that_wait(who)] for who in (bench.lena, bench.pia, bench.fay)
    ]

    late = ["3 public replies are overdue"] if days > DAYS_TO_REPLY else []
    assert told == [late, late, []]


def test_the_page_says_what_is_owed_and_hides_figures_on_few(bench: Bench) -> None:
    publish(bench, ago(70))

    page = bench.sign_in(bench.lena).get("/staff/check/replies/").text

    assert "Owed for 70 days." in page
    assert "too few replies" in page
    assert "%</dd>" not in page
