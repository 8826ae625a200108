"""What has to be there before anybody may sign: the examiner first, six lines, and the reply to each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from speakopenly.check.examination import (
    DAYS_TO_REPLY,
    Examination,
    Gap,
    Line,
    Missing,
    NoReply,
    Offer,
    may_state_no_reply,
    missing,
)
from tests.library.check.examination.records import ASKED_ON, whole

STATED = NoReply(ASKED_ON, ASKED_ON + timedelta(days=DAYS_TO_REPLY), "We wrote twice.")


def with_line(record: Examination, line: Line, **changed: Any) -> Examination:
    lines = tuple(replace(each, **changed) if each.line is line else each for each in record.lines)
    return replace(record, lines=lines)


def test_a_whole_examination_lacks_nothing() -> None:
    assert missing(whole()) == ()


@pytest.mark.parametrize(
    ("changed", "gap"),
    [
        ({"seen": ()}, Gap.SEEN),
        ({"disagree": " "}, Gap.DISAGREE),
        ({"step": None}, Gap.STEP),
        ({"strength": ""}, Gap.STRENGTH),
        ({"reply": None}, Gap.REPLY),
    ],
)
def test_each_part_of_a_line_is_asked_for(changed: dict[str, Any], gap: Gap) -> None:
    record = with_line(whole(), Line.OPENNESS, **changed)

    assert missing(record) == (Missing(gap, Line.OPENNESS),)


def test_a_line_that_is_not_there_at_all_lacks_everything() -> None:
    record = replace(whole(), lines=whole().lines[:-1])

    assert {each.line for each in missing(record)} == {Line.VOICE_AND_TRUST}


def test_the_examiner_answers_every_question_about_itself() -> None:
    record = replace(whole(), about_itself=whole().about_itself[:-1])

    assert missing(record) == (Missing(Gap.ABOUT_ITSELF),)


def older_reply(record: Examination) -> Examination:
    reply = record.lines[0].reply
    assert reply is not None
    return with_line(record, Line.BLAME_CLIMATE, reply=replace(reply, is_of_now=False))


def test_a_reply_to_earlier_words_is_no_reply_to_these() -> None:
    assert missing(older_reply(whole())) == (Missing(Gap.REPLY_IS_OLDER, Line.BLAME_CLIMATE),)


def test_a_statement_that_no_reply_came_stands_in_for_it() -> None:
    record = with_line(whole(), Line.OPENNESS, reply=None)

    assert missing(replace(record, no_reply=STATED)) == ()


@pytest.mark.parametrize(("days_after_asking", "is_enough"), [(0, True), (1, False), (DAYS_TO_REPLY, False)])
def test_words_written_later_give_the_authority_its_time_again(
    days_after_asking: int, is_enough: bool
) -> None:
    written_on = ASKED_ON + timedelta(days=days_after_asking)
    unanswered = with_line(whole(), Line.OPENNESS, reply=None, written_on=written_on)
    answered_before = with_line(older_reply(whole()), Line.BLAME_CLIMATE, written_on=written_on)

    for record in (unanswered, answered_before):
        assert (missing(replace(record, no_reply=STATED)) == ()) is is_enough
    later = replace(STATED, stated_on=written_on + timedelta(days=DAYS_TO_REPLY))
    assert missing(replace(answered_before, no_reply=later)) == ()


@pytest.mark.parametrize(
    ("asked_on", "days", "may"),
    [
        (None, 100, False),
        (ASKED_ON, 0, False),
        (ASKED_ON, DAYS_TO_REPLY - 1, False),
        (ASKED_ON, DAYS_TO_REPLY, True),
        (ASKED_ON, DAYS_TO_REPLY + 1, True),
    ],
)
def test_the_authority_has_its_time_first(asked_on: date | None, days: int, may: bool) -> None:
    assert may_state_no_reply(asked_on, ASKED_ON + timedelta(days=days)) is may


@pytest.mark.parametrize(
    ("offers", "gap"),
    [
        ((Offer("Help", "a role", "a role"),) * 4, Gap.OFFERS),
        ((Offer("Help", "", "a role"),), Gap.OWNER),
        ((Offer("Help", "a role", " "),), Gap.OWNER),
    ],
)
def test_at_most_three_offers_each_with_two_owners(offers: tuple[Offer, ...], gap: Gap) -> None:
    assert missing(replace(whole(), offers=offers)) == (Missing(gap),)
