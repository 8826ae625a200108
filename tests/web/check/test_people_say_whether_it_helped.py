"""What people say stands beside what the chart shows, what else changed, and who sees it differently."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.check.outcomes import actions
from speakopenly.web.check.outcomes.models import BeforeAndAfter, Measure, Says
from speakopenly.web.people.models import AuditLine
from tests.web.check.conftest import AFTER, BEFORE, CHANGE, SAID, bring, typed
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
CAUSAL = re.compile(
    r"\b(caus|because of the change|led to|resulted in|reduced by|thanks to|due to)", re.IGNORECASE
)
ASKED = {
    "change_on": CHANGE,
    "what_changed": "Smaller caseloads",
    "what_else": "A new recording system began that month.",
    "neighbours": "ar1",
    "went_on_because": "",
}


def at(name: str, measure: Measure) -> str:
    return reverse(f"check:{name}", args=[measure.pk])


def test_no_result_before_what_else_changed_is_written(filled: Measure, cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.asha).post(at("measure-before-and-after", filled), {**ASKED, "what_else": " "})

    assert answer.status_code == 400
    assert "earlier trend" not in answer.content.decode()
    assert not BeforeAndAfter.objects.exists()


def test_the_page_names_no_cause(filled: Measure, cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.asha)
    browser.post(at("measure-before-and-after", filled), ASKED)

    words = browser.get(at("measure", filled)).content.decode()

    assert "earlier trend" in words
    assert CAUSAL.search(words) is None


@pytest.mark.parametrize(("before", "after", "opens"), [(8, 8, True), (7, 8, False), (8, 7, False)])
def test_fewer_than_eight_points_a_side_are_refused(
    measure: Measure, cast: Cast, before: int, after: int, opens: bool
) -> None:
    lines = typed(*BEFORE, *AFTER).splitlines()
    bring(measure, cast.asha, "\n".join(lines[12 - before : 12 + after]))

    if opens:
        actions.ask_before_and_after(measure=measure, by=cast.asha, said=ASKED)
    else:
        with pytest.raises(BadInput, match="8 are needed"):
            actions.ask_before_and_after(measure=measure, by=cast.asha, said=ASKED)
    assert BeforeAndAfter.objects.exists() is opens


def test_going_on_with_too_few_is_recorded_and_printed(measure: Measure, cast: Cast, sign_in: SignIn) -> None:
    bring(measure, cast.asha, "\n".join(typed(*BEFORE, *AFTER).splitlines()[7:17]))
    why = "The meeting is on Friday."
    browser = sign_in(cast.asha)
    browser.post(at("measure-before-and-after", measure), {**ASKED, "went_on_because": why})

    words = browser.get(at("measure", measure)).content.decode()

    assert f"Went on because: {why}" in words
    assert AuditLine.objects.filter(deed="too few points gone on with").exists()


def test_limits_are_not_worked_out_anew_without_a_reason(
    filled: Measure, cast: Cast, sign_in: SignIn
) -> None:
    answer = sign_in(cast.asha).post(at("measure-limits", filled), {"since": CHANGE, "reason": " "})

    assert answer.status_code == 400
    assert not filled.limits_anew.exists()


def test_limits_anew_need_points_on_both_sides(filled: Measure, cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.asha).post(at("measure-limits", filled), {"since": "2031-01", "reason": "Moved"})

    assert answer.status_code == 400
    assert not filled.limits_anew.exists()


def test_what_people_say_keeps_what_the_chart_said_then(filled: Measure, cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.asha)
    browser.post(
        at("measure-verdict", filled),
        {"says": "helped", "why": "Families told us so as well.", "what_else": "Two more workers came."},
    )
    then = filled.verdicts.get().chart_said
    bring(filled, cast.asha, typed(60, year=2026))

    words = browser.get(at("measure", filled)).content.decode()

    assert "Shown to help" in words
    assert "Two more workers came." in words
    assert then in words


@pytest.mark.parametrize(
    ("hoped", "says", "allowed"),
    [
        ("decrease", Says.HELPED, True),
        ("neutral", Says.HELPED, False),
        ("neutral", Says.WORSE, False),
        ("neutral", Says.NOT_SHOWN, True),
        ("neutral", Says.TOO_SOON, True),
    ],
)
def test_better_or_worse_needs_a_hope_written_beforehand(
    cast: Cast, hoped: str, says: Says, allowed: bool
) -> None:
    measure = actions.write_down(by=cast.asha, said={**SAID, "hoped": hoped})
    bring(measure, cast.asha, typed(*BEFORE))

    if allowed:
        actions.say(measure=measure, by=cast.asha, says=says, why="-", what_else="-")
    else:
        with pytest.raises(NotAllowed, match="hoped"):
            actions.say(measure=measure, by=cast.asha, says=says, why="-", what_else="-")


@pytest.mark.parametrize("says", [each for each in Says if each != Says.TOO_SOON], ids=str)
def test_without_a_point_nothing_can_be_said_yet(measure: Measure, cast: Cast, says: Says) -> None:
    with pytest.raises(NotAllowed, match="no point yet"):
        actions.say(measure=measure, by=cast.asha, says=says, why="-", what_else="-")


def test_an_objection_stands_beside_the_answer(filled: Measure, cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.asha)
    browser.post(at("measure-objection", filled), {"words": "The team was half empty that spring."})

    words = browser.get(at("measure", filled)).content.decode()

    assert "Somebody here sees it differently" in words
    assert "half empty" in words
