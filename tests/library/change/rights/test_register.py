"""What the public sees of a check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speakopenly.change.rights import (
    ARTICLES,
    NEEDS,
    STOPS,
    Outcome,
    RightsCheck,
    StopId,
    Verdict,
    count_outcomes,
    judge,
    public_line,
)
from speakopenly.core.disclosure import HIDDEN
from speakopenly.hear.speaking.questions import YesNo
from tests.library.change.rights.checks import ADVOCATE, FAVOURABLE, SUBJECT, TODAY, said


def verdict(stop: bool = False) -> Verdict:
    check = FAVOURABLE.with_stop(said(StopId.S1, YesNo.YES, ADVOCATE)) if stop else FAVOURABLE
    found = judge(check, today=TODAY)
    assert isinstance(found, Verdict)
    return found


@pytest.mark.parametrize(
    ("children", "shown"), [(None, "not known"), (0, "0"), (1, HIDDEN), (7, HIDDEN), (8, "10"), (42, "40")]
)
def test_a_small_number_of_children_is_hidden_and_others_are_rounded(
    children: int | None, shown: str
) -> None:
    line = public_line(replace(SUBJECT, children=children), verdict(), on=TODAY)

    assert line is not None
    assert line.children == shown


@pytest.mark.parametrize("covert", [None, YesNo.YES, YesNo.DONT_KNOW])
@pytest.mark.parametrize("is_live", [None, YesNo.YES, YesNo.DONT_KNOW])
def test_of_what_may_be_a_live_covert_matter_nothing_is_public(
    covert: YesNo | None, is_live: YesNo | None
) -> None:
    assert public_line(replace(SUBJECT, covert=covert, is_live=is_live), verdict(), on=TODAY) is None


def test_a_covert_matter_that_is_over_is_in_the_register() -> None:
    line = public_line(replace(SUBJECT, covert=YesNo.YES), verdict(stop=True), on=TODAY)

    assert line is not None
    assert (line.outcome, line.stops) == (Outcome.STOP, (StopId.S1,))


def test_a_line_has_a_quarter_and_no_day_and_nobodys_mark() -> None:
    line = public_line(SUBJECT, verdict(stop=True), on=TODAY)

    assert "mark-" not in repr(line)
    assert "2031-05" not in repr(line)


def test_every_outcome_is_counted_also_where_there_is_none() -> None:
    line = public_line(SUBJECT, verdict(stop=True), on=TODAY)

    assert line is not None
    assert count_outcomes([line, line]) == {Outcome.STOP: 2, Outcome.NOT_YET: 0, Outcome.CONDITIONS: 0}


def test_every_article_that_a_question_rests_on_is_in_the_list() -> None:
    named = {number for each in (*STOPS.values(), *NEEDS.values()) for number in each.articles}

    assert named <= ARTICLES.keys()


def test_a_line_names_the_stops_that_were_said_and_not_those_that_are_only_open() -> None:
    check = RightsCheck(SUBJECT).with_stop(said(StopId.S1, YesNo.YES, ADVOCATE))
    found = judge(check, today=TODAY)
    assert isinstance(found, Verdict)

    line = public_line(SUBJECT, found, on=TODAY)

    assert line is not None
    assert line.stops == (StopId.S1,)
