"""The rights check can stop, send back, or hold to conditions. There is no answer by which it approves."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

import speakopenly.web as web
from speakopenly.change.rights import Outcome, RightsCheck, StopId, Verdict, judge
from tests.library.change.rights.checks import FAVOURABLE, MAKER, TODAY, about, against, said

PAGES = Path(web.__file__).parent / "templates" / "change" / "rights"
A_YES = re.compile(
    r"\b(?:approv\w+|authoris\w+|permitted|cleared to|may go ahead|compliant|passed|certif\w+)\b",
    re.IGNORECASE,
)
A_NO = re.compile(r"\b(?:no|not|never|nothing|nobody)\b", re.IGNORECASE)


def test_there_are_three_outcomes_and_none_is_a_yes() -> None:
    assert {str(each) for each in Outcome} == {"stop", "not_yet", "conditions"}
    assert not hasattr(Verdict, "is_approved")


@pytest.mark.parametrize(
    ("check", "outcome"),
    [
        (FAVOURABLE, Outcome.CONDITIONS),
        (RightsCheck(FAVOURABLE.subject), Outcome.STOP),
        (about(covert=None), None),
        (FAVOURABLE.with_stop(said(next(iter(StopId)), against(next(iter(StopId))), MAKER)), Outcome.STOP),
    ],
)
def test_the_best_that_can_come_of_any_check_is_conditions_that_lapse(
    check: RightsCheck, outcome: Outcome | None
) -> None:
    verdict = judge(check, today=TODAY)

    assert isinstance(verdict, Verdict)
    assert outcome is None or verdict.outcome is outcome
    later = judge(check, today=TODAY + timedelta(days=40))
    assert isinstance(later, Verdict)
    assert later.outcome is not Outcome.CONDITIONS


def test_no_page_of_it_says_yes() -> None:
    pages = sorted(PAGES.rglob("*.html"))
    assert len(pages) > 5

    told = [
        (page.name, found[0])
        for page in pages
        for sentence in re.split(r"(?<=[.!?\"])\s", page.read_text("utf-8"))
        for found in A_YES.finditer(sentence)
        if not A_NO.search(sentence)
    ]

    assert told == []
