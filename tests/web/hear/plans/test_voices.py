"""The board says who was heard and who was not; what it says stands in the report and cannot be taken out."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans import actions, queries
from speakopenly.web.hear.plans.models import Answer, Asked, GroupToHear
from speakopenly.web.understand.findings.evidence import about_of
from tests.web.conftest import Cast
from tests.web.hear.plans.conftest import Planner, hear, many

FATHERS = "Fathers: nobody took part; we hoped for 30."


@pytest.fixture
def heard(cast: Cast, begun: Exercise) -> Exercise:
    """Twelve carers of twenty, three children of forty, no father; and nine teachers, whom nobody listed."""
    for name, hoped, values in (
        ("Carers", 20, ["carer"]),
        ("Children", 40, ["child"]),
        ("Fathers", 30, ["dad"]),
    ):
        actions.add_group(
            by=cast.asha, exercise=begun, name=name, hoped=hoped, why="-", column="role", values=values
        )
    hear(begun, cast.asha, [*many("carer", 12), *many("child", 3), *many("teacher", 20)])
    return begun


def group(name: str) -> GroupToHear:
    return GroupToHear.objects.get(name=name)


def test_who_works_on_it_sees_exact_numbers_widest_gap_first(asha: Planner, heard: Exercise) -> None:
    page = asha.get("voices")

    assert [line.name for line in page.context["lines"]] == ["Fathers", "Children", "Carers"]
    assert [line.took for line in page.context["lines"]] == ["0", "3", "12"]
    assert "Nobody from: Fathers." in page.text
    assert "Findings cannot speak for them." in page.text
    assert "role: teacher (20)" in page.text
    assert "These are exact numbers" in page.text


def test_a_leader_sees_safe_numbers_only(leader: Planner, heard: Exercise) -> None:
    page = leader.get("voices")

    took = {line.name: line.took for line in page.context["lines"]}
    assert took == {"Fathers": "0", "Children": "[c]", "Carers": "[c]"}
    assert "3 took part" not in page.text
    assert "teacher" not in page.text
    assert "hidden to protect people" in page.text
    assert "Write down whom you asked" not in page.text


def test_a_leader_finds_the_board_and_nothing_else_of_an_exercise(leader: Planner, heard: Exercise) -> None:
    listed = leader.client.get("/staff/hear/voices/")

    assert leader.at("voices") in listed.text
    assert "Who has not been heard" in leader.client.get("/staff/hear/").text
    assert {leader.get(name).status_code for name in ("exercise", "plan", "voices-answers")} == {403}


def test_the_bar_is_hollow_for_the_gap_and_the_same_block_when_hidden(
    asha: Planner, leader: Planner, heard: Exercise
) -> None:
    assert '<rect class="so-voice__took" x="0" y="0" width="60" height="10">' in asha.get("voices").text
    assert "so-voice__bar--hidden" in leader.get("voices").text


def test_people_are_split_by_nation_and_by_channel(asha: Planner, cast: Cast, heard: Exercise) -> None:
    hear(heard, cast.asha, many("carer", 2), channel="meeting")

    page = asha.get("voices")

    assert dict(page.context["nations"]) == {"England": "18", "Wales": "17"}
    assert dict(page.context["channels"]) == {"Survey": "35", "Meeting": "2"}
    assert page.context["people"] == "35", "two of them were heard twice, and count once"


def test_invited_and_reached_are_written_down_by_channel_and_day(asha: Planner, heard: Exercise) -> None:
    said: dict[str, Any] = {
        "channel": "meeting", "on": timezone.localdate().isoformat(), "invited": 30, "reached": 9
    }  # fmt: skip
    where = group("Fathers").pk

    asha.post("voices-asked", where, **said)
    asha.post("voices-asked", where, **(said | {"reached": 12}))

    assert [(each.invited, each.reached, each.took_part) for each in Asked.objects.all()] == [(30, 12, None)]
    (line,) = [line for line in asha.get("voices").context["lines"] if line.name == "Fathers"]
    assert (line.invited, line.reached, line.took) == ("30", "12", "0")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"invited": ""}, "Say how many were invited."),
        ({"reached": "31"}, "This is more than were invited."),
        ({"on": "2099-01-01"}, "This day is still to come."),
        ({"channel": "literature"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused(asha: Planner, heard: Exercise, said: dict[str, str], error: str) -> None:
    whole = {"channel": "meeting", "on": "2026-05-04", "invited": "30", "reached": "9"}

    page = asha.post("voices-asked", group("Fathers").pk, **(whole | said))

    assert page.status_code == 400
    assert error in page.text
    assert not Asked.objects.exists()


def test_who_took_part_is_typed_only_while_nothing_came_by_that_channel(
    asha: Planner, cast: Cast, heard: Exercise
) -> None:
    fathers = group("Fathers")
    day = timezone.localdate()
    for channel in (Channel.MEETING, Channel.SURVEY):
        actions.note_asked(
            by=cast.asha, group=fathers, channel=channel, on=day, invited=9, reached=9, took_part=9
        )

    (row,) = [row for row in queries.board(heard, exactly=True).rows if row.wanted.name == "Fathers"]

    assert row.took.people == 9


def test_the_report_says_who_was_not_heard_by_the_board_and_as_people_added(
    cast: Cast, heard: Exercise
) -> None:
    assert about_of(heard).not_heard == (FATHERS, "Night staff")


def test_an_answer_stands_beside_the_line_in_page_and_report(asha: Planner, heard: Exercise) -> None:
    page = asha.post("voices-answers", answer_0="We meet them in May.", answer_1="")

    assert "We meet them in May." in page.text
    assert about_of(heard).not_heard == (
        f"{FATHERS} Answer of those who asked: We meet them in May.",
        "Night staff",
    )
    asha.post("voices-answers", answer_0="", answer_1="They work at night.")
    assert [(each.group, each.line) for each in Answer.objects.all()] == [(None, "Night staff")]
    assert about_of(heard).not_heard[0] == FATHERS


def test_the_line_goes_when_somebody_of_them_was_heard_and_not_before(cast: Cast, heard: Exercise) -> None:
    hear(heard, cast.asha, many("dad", 1), channel="interview")

    assert about_of(heard).not_heard == ("Night staff",)


def test_an_exercise_without_a_plan_says_so_and_reports_as_before(asha: Planner, begun: Exercise) -> None:
    page = asha.get("voices")

    assert "Nobody has said yet who must be heard" in page.text
    assert about_of(begun).not_heard == ("Night staff",)
