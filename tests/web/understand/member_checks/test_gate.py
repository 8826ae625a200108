"""Who may send a draft back, read and answer; and what keeps a report from being signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.findings.publications import policies as publishing_policies
from speakopenly.web.understand.member_checks import actions, policies
from speakopenly.web.understand.member_checks.actions import Days
from speakopenly.web.understand.member_checks.actions.answering import Reply
from speakopenly.web.understand.member_checks.models import Comment, Decided, Who
from tests.web.conftest import Cast
from tests.web.understand.conftest import Bench
from tests.web.understand.member_checks.conftest import OBJECTS, Sent, bare, give_key, in_three_weeks

#       role                     sees   sends  reads
TABLE = [
    (Role.FACILITATOR, True, True, True),
    (Role.CODER, False, False, False),
    (Role.LEARNING_LEAD, True, False, False),
    (Role.PUBLISHER, True, False, False),
    (Role.LEADER, False, False, False),
    (Role.READER, False, False, False),
    (Role.SAFEGUARDING_LEAD, False, False, False),
    (Role.EXAMINER, False, False, False),
    (Role.RESEARCHER, False, False, False),
    (Role.CUSTODIAN, False, False, False),
    (Role.ADMINISTRATOR, False, False, False),
    (Role.STAFF_SIDE, False, False, False),
]
CHANGED = Reply(Decided.CHANGED, "the sentence says now what was lost.")


@pytest.mark.parametrize(("role", "sees", "sends", "reads"), TABLE)
def test_each_role_may_do_exactly_this(
    undecided: Bench, member: Callable[..., Staff], role: Role, sees: bool, sends: bool, reads: bool
) -> None:
    staff, exercise = member(role), undecided.exercise

    may = policies.can_enter(staff), policies.can_send(staff, exercise), policies.can_read(staff, exercise)

    assert may == (sees, sends, reads)


def test_nobody_of_another_service_sends_or_reads(undecided: Bench, cast: Cast) -> None:
    assert not policies.can_send(cast.dilys, undecided.exercise)
    assert not policies.can_read(cast.dilys, undecided.exercise)


def test_a_report_is_not_signed_before_its_draft_went_back(undecided: Bench) -> None:
    with pytest.raises(NotAllowed, match="has not gone back"):
        publishing.ask_for_signature(exercise=undecided.exercise, by=undecided.fay)

    page = undecided.sign_in(undecided.fay).get(undecided.findings).content.decode()
    assert "The draft has not gone back to those who took part." in page
    assert "Ask for a second signature" not in page


def test_a_reason_in_words_opens_the_way_and_is_printed(undecided: Bench) -> None:
    actions.say_why_not(exercise=undecided.exercise, by=undecided.fay, why="All have moved  away.")

    publishing.ask_for_signature(exercise=undecided.exercise, by=undecided.fay)

    check = evidence_of(undecided.exercise).member_check
    assert check is not None
    assert check.why_not == "All have moved away."


def test_a_reason_counts_for_one_edition_only(undecided: Bench) -> None:
    from tests.web.understand.test_publications import publish

    actions.say_why_not(exercise=undecided.exercise, by=undecided.fay, why="All have moved away.")
    publish(undecided)

    assert not publishing_policies.can_ask(undecided.fay, undecided.exercise)


def test_the_last_day_for_comments_must_pass(sent: Sent) -> None:
    with pytest.raises(NotAllowed, match="is with those who took part until"):
        publishing.ask_for_signature(exercise=sent.exercise, by=sent.fay)

    sent.the_last_day_passes()
    assert publishing.ask_for_signature(exercise=sent.exercise, by=sent.fay).edition == 1


def test_no_reason_lets_a_draft_stay_that_is_round_already(sent: Sent) -> None:
    with pytest.raises(NotAllowed, match="gone back already"):
        actions.say_why_not(exercise=sent.exercise, by=sent.fay, why="We are in a hurry.")


@pytest.mark.parametrize("said", [OBJECTS, bare()])
def test_everything_said_has_its_answer_before_the_report_is_signed(sent: Sent, said: object) -> None:
    sent.say(said)  # type: ignore[arg-type]
    sent.the_last_day_passes()
    with pytest.raises(NotAllowed, match="waits for its answer"):
        publishing.ask_for_signature(exercise=sent.exercise, by=sent.fay)

    if said is OBJECTS:
        actions.answer_comment(comment=Comment.objects.get(), by=sent.fay, reply=CHANGED)
    else:
        actions.answer_paragraph(round=sent.round, paragraph="2.1", by=sent.fay, reply=CHANGED)

    assert publishing.ask_for_signature(exercise=sent.exercise, by=sent.fay).edition == 1


def test_nobody_opens_comments_before_the_last_day_is_over(sent: Sent) -> None:
    sent.say(OBJECTS)

    with pytest.raises(NotAllowed, match="so that nobody is watched"):
        actions.answer_comment(comment=Comment.objects.get(), by=sent.fay, reply=CHANGED)


def test_reports_that_came_by_the_speak_door_cannot_go_back_and_their_report_says_so(
    undecided: Bench,
) -> None:
    Contribution.objects.update(channel="speak_door")

    publishing.ask_for_signature(exercise=undecided.exercise, by=undecided.fay)

    check = evidence_of(undecided.exercise).member_check
    assert check is not None
    assert "nobody knows who they are" in check.why_not


def test_what_is_only_literature_goes_back_to_nobody_and_says_nothing(undecided: Bench) -> None:
    Contribution.objects.update(channel="literature")

    publishing.ask_for_signature(exercise=undecided.exercise, by=undecided.fay)

    assert evidence_of(undecided.exercise).member_check is None


def test_a_draft_is_sent_only_once_somebody_can_read_what_comes(undecided: Bench) -> None:
    with pytest.raises(BadInput, match="reading key"):
        actions.send(
            exercise=undecided.exercise, by=undecided.fay, days=in_three_weeks(), asked={Who.TOOK_PART: 3}
        )


@pytest.mark.parametrize(
    ("last_day", "embargo", "asked"),
    [(0, 9, 3), (-1, 9, 3), (9, 8, 3), (9, 9, 0), (9, 9, 501)],
    ids=["today", "yesterday", "embargo before", "nobody", "too many"],
)
def test_days_and_numbers_that_do_not_fit_are_refused(
    undecided: Bench, last_day: int, embargo: int, asked: int
) -> None:
    give_key(undecided.fay)
    today = timezone.localdate()
    days = Days(today + timedelta(days=last_day), today + timedelta(days=embargo))

    with pytest.raises(BadInput):
        actions.send(exercise=undecided.exercise, by=undecided.fay, days=days, asked={Who.TOOK_PART: asked})
