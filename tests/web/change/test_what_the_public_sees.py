"""The public register: what ended or held, small numbers hidden, and nothing of a live covert matter."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from speakopenly.change.rights import Outcome, StopId
from speakopenly.web.change.rights import actions, queries
from speakopenly.web.change.rights.models import Answer, RightsCheck, Standing
from speakopenly.web.people.here import service_here
from tests.web.change.conftest import SAID, People, Say, begin, clear, condition, write_all

pytestmark = pytest.mark.django_db


def page(before: str = "") -> str:
    return Client().get(f"{before}/rights/").content.decode()


def stopped(people: People, say: Say, **about: object) -> RightsCheck:
    made = begin(people.maker)
    actions.describe(check=made, by=people.maker, said={**SAID, **about})
    say("advocate", StopId.S0, Answer.NO, made)
    say("advocate", StopId.S1, Answer.YES, made)
    return made


def test_a_recorded_stop_is_there_with_its_reason_and_no_other(people: People, say: Say) -> None:
    stopped(people, say)

    words = page()

    assert "Door sensors in our homes" in words
    assert "A child could come to serious harm." in words
    assert "No lawyer has said" not in words
    assert queries.public_register(service_here()).counts[Outcome.STOP] == 1


def test_a_check_that_is_being_answered_is_not_there(check: RightsCheck, say: Say) -> None:
    say("maker", StopId.S1, Answer.YES)

    assert queries.public_register(service_here()).lines == []


@pytest.mark.parametrize("covert", ["yes", "dont_know"])
@pytest.mark.parametrize("is_live", ["yes", "dont_know"])
def test_of_what_may_be_covert_and_live_there_is_no_line_and_no_count(
    people: People, say: Say, covert: str, is_live: str
) -> None:
    stopped(people, say, covert=covert, is_live=is_live)

    found = queries.public_register(service_here())

    assert found.lines == []
    assert set(found.counts.values()) == {0}
    assert "Door sensors" not in page()


def test_a_later_version_that_is_covert_and_live_takes_the_earlier_one_out(people: People, say: Say) -> None:
    made = stopped(people, say)
    later = begin(people.maker, earlier=made)
    actions.describe(check=later, by=people.maker, said={**SAID, "covert": "yes", "is_live": "yes"})

    assert queries.public_register(service_here()).lines == []


@pytest.mark.parametrize(
    ("children", "shown"), [(3, "hidden to protect people"), (42, "40"), (None, "not known")]
)
def test_a_small_number_is_hidden(people: People, say: Say, children: int | None, shown: str) -> None:
    stopped(people, say, children=children)

    assert f'__value">{shown}<' in page()


def test_one_person_alone_publishes_nothing(people: People) -> None:
    made = begin(people.advocate)
    actions.describe(check=made, by=people.advocate, said=SAID)
    actions.answer_stop(
        check=made, by=people.advocate, stop=StopId.S1,
        answer=Answer.YES, standing=Standing.ADVOCATE, evidence="",
    )  # fmt: skip

    assert queries.public_register(service_here()).lines == []
    assert queries.refusals_of(made.service) == 1


def test_who_runs_it_and_who_oversees_them_are_said(people: People, say: Say) -> None:
    stopped(people, say, run_by="Northmoor police", overseen_by="An inspectorate")

    words = page()

    assert "Northmoor police" in words
    assert "An inspectorate" in words


def test_conditions_that_lapsed_do_not_leave_the_register(check: RightsCheck, people: People) -> None:
    clear(check, people)
    write_all(check, people)
    today = timezone.localdate()
    day = today + timedelta(days=9)
    actions.set_conditions(check=check, by=people.maker, each=[condition(day)], look_again_on=day, found="")
    held = [line.outcome for line in queries.public_register(service_here()).lines]
    check.conditions_set.update(on=today - timedelta(days=20), look_again_on=today - timedelta(days=1))

    lapsed = [line.outcome for line in queries.public_register(service_here()).lines]

    assert (held, lapsed) == ([Outcome.CONDITIONS], [Outcome.NOT_YET])


def test_it_stands_in_welsh(people: People, say: Say) -> None:
    stopped(people, say)

    assert "Gwiriadau hawliau plant" in page("/cy")
