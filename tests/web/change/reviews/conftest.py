"""Lena, learning lead, holds a review that follows what people said; Leo leads; Pia publishes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from speakopenly.change.reviews import Box, Condition, Direction
from speakopenly.web.change.reviews import actions, behind
from speakopenly.web.change.reviews.models import Joined, Review
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.change.reviews.held import ANSWERS
from tests.web.conftest import _person
from tests.web.understand.conftest import Bench, bench

__all__ = ["bench"]


@dataclass(frozen=True)
class Held:
    """A review with something in it, and those around it."""

    review: Review
    bench: Bench
    leo: Staff

    @property
    def lena(self) -> Staff:
        return self.bench.lena

    @property
    def pia(self) -> Staff:
        return self.bench.pia

    @property
    def address(self) -> str:
        return f"/staff/change/reviews/{self.review.number}/"


@pytest.fixture
def held(bench: Bench) -> Held:
    lena = bench.lena
    review = actions.begin(by=lena, title="A handover on a Friday", exercise=bench.exercise, answers=ANSWERS)
    actions.write_box(review=review, by=lena, box=Box.HAPPENED, words="A call came at five.")
    actions.write_box(review=review, by=lena, box=Box.WILL_TRY, words="One sheet for the duty worker.")
    actions.write_condition(
        review=review, by=lena, group=Condition.TC, direction=Direction.HINDERED, words="Cover was thin."
    )
    passage = behind.offered(review, "T01")[0].passage
    actions.pin(review=review, by=lena, group=Condition.TC, direction=Direction.HINDERED, passages=[passage])
    actions.invite(
        review=review, by=lena, role="duty worker", support="an hour off", joined=Joined.RATHER_NOT
    )
    return Held(review, bench, _person(lena.service, "Leo", Role.LEADER))
