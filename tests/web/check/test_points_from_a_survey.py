"""Points of a measure come from sealed answers with a reader's key, by quarter, and only safe counts stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.outcomes import actions, from_survey, point_views, policies
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.hear.surveys.models import Response
from speakopenly.web.people.staff import Staff
from tests.web.check.conftest import SAID
from tests.web.conftest import Cast
from tests.web.hear.keyring.conftest import opened
from tests.web.understand.exchange.test_answers import Asked, asked

pytestmark = pytest.mark.django_db
__all__ = ["asked"]
SignIn = Callable[[Staff], Client]


@dataclass
class Rate:
    """A rate that follows a survey, and its page of points."""

    measure: Measure
    asked: Asked

    @property
    def page(self) -> str:
        return reverse("check:measure-from-survey", args=[self.measure.pk])

    def answer(self, quarter: str, *, carers: int, workers: int) -> None:
        before = set(Response.objects.values_list("pk", flat=True))
        for who, number in (("carer", carers), ("worker", workers)):
            for _each in range(number):
                self.asked.answer(who=who)
        Response.objects.exclude(pk__in=before).update(answered_in=quarter)


@pytest.fixture
def rate(asked: Asked, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Rate:
    said = {**SAID, "per": 100, "of_how_many": "Everybody who said", "exercise": asked.exercise}
    monkeypatch.setattr(point_views, "unlocked", lambda _request: opened(cast.asha))
    monkeypatch.setattr("speakopenly.web.hear.keyring.unlocking.unlocked", lambda _request: opened(cast.asha))
    return Rate(actions.write_down(by=cast.asha, said=said), asked)


def test_answers_become_points_that_are_looked_at_before_they_are_kept(
    rate: Rate, cast: Cast, sign_in: SignIn
) -> None:
    rate.answer("2026-Q1", carers=8, workers=9)
    rate.answer("2026-Q2", carers=3, workers=9)
    browser = sign_in(cast.asha)

    shown = browser.post(rate.page, {"counted": ["0-0"]})
    words = shown.content.decode()
    kept_before = rate.measure.points.count()
    table = str(shown.context["form"]["table"].value())
    browser.post(
        reverse("check:measure-columns", args=[rate.measure.pk]),
        {"table": table, "when": 0, "count": 1, "out_of": 2, "keep": 1},
    )

    assert "Hidden to protect people, and so no point: 2026-Q2." in words
    assert kept_before == 0
    assert list(rate.measure.points.values_list("label", "count", "out_of")) == [("2026-Q1", 10, 15)]


def test_answers_to_two_questions_are_not_one_number(rate: Rate, cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.asha).post(rate.page, {"counted": ["0-0", "1-4"]})

    assert answer.status_code == 400
    assert "Choose answers to one question only." in answer.content.decode()


def test_with_too_few_answers_there_is_no_point(rate: Rate, cast: Cast, sign_in: SignIn) -> None:
    rate.answer("2026-Q1", carers=3, workers=3)

    answer = sign_in(cast.asha).post(rate.page, {"counted": ["0-0"]})

    assert answer.status_code == 400
    assert "no quarter has enough answers yet" in answer.content.decode()


def test_whoever_withdrew_is_not_counted(rate: Rate, cast: Cast) -> None:
    rate.answer("2026-Q1", carers=10, workers=10)
    Response.objects.update(may_count=False)
    rate.answer("2026-Q2", carers=10, workers=10)

    table = from_survey.table_of(rate.measure, "who", {"carer"}, opened(cast.asha))

    assert [row.values for row in table.rows] == [("2026-Q2", "10", "20")]


@pytest.mark.parametrize("lacks", ["per", "exercise"])
def test_only_a_rate_that_follows_an_exercise_takes_points_from_a_survey(
    rate: Rate, cast: Cast, lacks: str
) -> None:
    setattr(rate.measure, lacks, None)

    with pytest.raises(NotAllowed, match="is a rate and follows an exercise"):
        policies.check_can_take_from_survey(cast.asha, rate.measure)
