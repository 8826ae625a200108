"""A learning lead who wants the measure, a leader who is independent of it, a safeguarding lead, and a check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from speakopenly.change.rights import NEEDS, STOPS, Condition, StopId
from speakopenly.web.change.rights import actions
from speakopenly.web.change.rights.models import Answer, RightsCheck, Standing
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.things import person

NO = Answer.NO
SAID = {
    "about": "practice", "touches": ["watches"], "covert": "no", "is_live": "no",
    "youngest": 13, "children": 42, "run_by": "", "overseen_by": "",
}  # fmt: skip


@dataclass(frozen=True)
class People:
    maker: Staff
    independent: Staff
    advocate: Staff


@pytest.fixture
def people(cast: Cast) -> People:
    northmoor = cast.asha.service
    return People(
        person(northmoor, Role.LEARNING_LEAD),
        person(northmoor, Role.LEADER),
        person(northmoor, Role.SAFEGUARDING_LEAD),
    )


STANDS_FOR = {
    "maker": Standing.OF_THE_AIM, "independent": Standing.INDEPENDENT, "advocate": Standing.ADVOCATE,
}  # fmt: skip


def begin(by: Staff, answer: Answer = NO, **more: object) -> RightsCheck:
    said = {"title": "Door sensors in our homes", "standing": Standing.OF_THE_AIM, "evidence": "", **more}
    return actions.begin(by=by, answer=answer, **said)  # type: ignore[arg-type]


@pytest.fixture
def check(people: People) -> RightsCheck:
    """A check that was begun and described."""
    made = begin(people.maker)
    actions.describe(check=made, by=people.maker, said=SAID)
    return made


Say = Callable[..., None]


@pytest.fixture
def say(check: RightsCheck, people: People) -> Say:
    """Let one of them answer a stop; ``of`` says of which check."""

    def said(who: str, stop: StopId, answer: Answer, of: RightsCheck | None = None) -> None:
        actions.answer_stop(
            check=of or check, by=getattr(people, who), stop=stop,
            answer=answer, standing=STANDS_FOR[who], evidence="Minutes.",
        )  # fmt: skip

    return said


def clear(check: RightsCheck, people: People, *but: StopId) -> None:
    """Everything cleared by two people, one independent; stops after ``but`` are left out."""
    for who in ("maker", "independent"):
        for stop in StopId:
            if stop in but or (who == "maker" and stop is StopId.S0):
                continue
            actions.answer_stop(
                check=check, by=getattr(people, who), stop=stop,
                answer=Answer(STOPS[stop].clears.value), standing=STANDS_FOR[who], evidence="",
            )  # fmt: skip


def write_all(check: RightsCheck, people: People) -> None:
    """Every question answered, and three ways shown."""
    for need in NEEDS.values():
        if need.parts:
            yes = "yes" if need.asks_yes else ""
            words = dict.fromkeys(need.names, "Written out.")
            actions.write_need(check=check, by=people.independent, need=need.id, words=words, yes=yes)
    for kind in ("nothing", "adults_only", "other"):
        actions.show_way(check=check, by=people.maker, kind=kind, what=f"Way {kind}", why_not_enough="Tried.")


def condition(day: object) -> Condition:
    return Condition("No record is kept beyond a day", "home manager", day)  # type: ignore[arg-type]
