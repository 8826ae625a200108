"""Our own features that touch children: each is answered, none is cleared by us, and no room is forgotten."""

from __future__ import annotations

import pytest

from speakopenly.change.rights import STOPS, NeedId, Outcome, Standing, StopId, Verdict, judge
from speakopenly.change.rights.own import ANSWERED_ON, FEATURES, TOUCHES_NO_CHILD, Feature, parts_left_blank
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "explanation" / "our-own-features-through-the-rights-check.md"
WEB = ROOT / "src" / "speakopenly" / "web"
STAGES = ("hear", "understand", "change", "check")
every_feature = pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)


@every_feature
def test_every_stop_has_our_answer_and_what_it_rests_on(feature: Feature) -> None:
    answered = {each.stop for each in feature.check.stops}

    assert answered == set(STOPS)
    assert all(each.evidence.strip() for each in feature.check.stops)


@every_feature
def test_every_question_is_answered_or_says_why_it_is_not(feature: Feature) -> None:
    assert set(feature.blank) == parts_left_blank(feature.check)
    assert all(why.strip() for why in feature.blank.values())
    assert feature.service


@every_feature
def test_nobody_is_made_up_who_is_independent_of_the_aim(feature: Feature) -> None:
    assert {each.standing for each in feature.check.stops} == {Standing.OF_THE_AIM}
    assert len({each.by for each in feature.check.stops}) == 1
    assert NeedId.N6 in feature.blank
    assert NeedId.N12 in feature.blank


@every_feature
def test_it_stops_by_the_same_code_as_everybodys(feature: Feature) -> None:
    verdict = judge(feature.check, today=ANSWERED_ON)

    assert isinstance(verdict, Verdict)
    assert verdict.outcome is Outcome.STOP
    assert StopId.S0 in {each.stop.id for each in verdict.stops}


@every_feature
def test_the_page_tells_all_of_it(feature: Feature) -> None:
    page = PAGE.read_text("utf-8")
    verdict = judge(feature.check, today=ANSWERED_ON)

    assert isinstance(verdict, Verdict)
    part = page.split(f"## {feature.name}\n", 1)[1].split("\n## ", 1)[0]
    assert part.count("| **stands**") == len(verdict.stops)
    assert f"**{verdict.outcome.value.upper()}.**" in part
    assert all(line in part for line in (*feature.service, *feature.blank.values()))


def test_every_room_that_can_hold_a_childs_words_is_in_the_list_or_says_why_not() -> None:
    rooms = {
        f"{stage}/{each.name}"
        for stage in STAGES
        for each in (WEB / stage).iterdir()
        if (each / "__init__.py").exists() and each.name not in ("migrations", "templatetags")
    }
    told = {room for feature in FEATURES for room in feature.rooms}

    assert rooms - told - set(TOUCHES_NO_CHILD) == set()
    assert told <= rooms
    assert not told & set(TOUCHES_NO_CHILD)
