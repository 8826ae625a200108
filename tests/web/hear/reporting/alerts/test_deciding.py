"""What people make of a flag: one confirms, clearing takes two, and what was written stays sealed."""

from __future__ import annotations

import pytest
from django.db import connection

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking import Closing, Message, MessageKind
from speakopenly.hear.speaking.threads import Notice, NoticeKind
from speakopenly.web.hear.events import ReportPassedOn
from speakopenly.web.hear.reporting.alerts import actions, policies
from speakopenly.web.hear.reporting.alerts.models import Answer, FlagDecision
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports import policies as reports
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState, Report
from speakopenly.web.hear.reporting.reports.wording import why_first
from speakopenly.web.people import events
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from tests.web.conftest import Cast, _person
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.alerts.conftest import DANGER
from tests.web.hear.reporting.reports.conftest import Reader, opened, send, with_a_key

WHY = "The belt was a seat belt."
PASSED_ON = "Children's services, front door: that a child may be hurt at home."


@pytest.fixture
def mailbox(ben: Reader, gil: Reader, fay: Reader) -> OpenMailbox:
    """Of a report with words of danger, sent when all three could read it, and opened by one of them."""
    mailbox = opened(send(ben.staff.service, DANGER))
    conversations.read(ben.staff, ben.unlocked, mailbox.report.number)
    return mailbox


@pytest.fixture
def flag(mailbox: OpenMailbox) -> Flag:
    return Flag.objects.select_related("report").get(report=mailbox.report)


def say(by: Reader, flag: Flag, answer: Answer, text: str = WHY, **more: bool) -> FlagState:
    return actions.decide(by=by.staff, unlocked=by.unlocked, flag=flag, answer=answer, text=text, **more)


def test_words_of_danger_raise_a_flag_that_holds_none_of_them(flag: Flag) -> None:
    assert (flag.by_words, flag.by_answer, flag.state, flag.place) == (True, False, "raised", 1)
    assert why_first(flag.report) == "A machine noticed words that may tell of a child at risk."


@pytest.mark.parametrize("kind", [MessageKind.ADDITION, MessageKind.CORRECTION, MessageKind.ANSWER])
def test_later_words_raise_a_flag_of_their_own(ben: Reader, kind: MessageKind) -> None:
    mailbox = opened(send(ben.staff.service))
    assert not Flag.objects.filter(report=mailbox.report).exists()

    mailboxes.add(mailbox, kind=kind, body=Message(DANGER))

    flag = Flag.objects.get(report=mailbox.report)
    assert (flag.place, flag.by_words, flag.opened_on) == (2, True, None)


def test_a_report_is_sealed_to_safeguarding_leads(mailbox: OpenMailbox, fay: Reader) -> None:
    assert conversations.read(fay.staff, fay.unlocked, mailbox.report.number).thread


@pytest.mark.parametrize("answer", [Answer.CHILD_AT_RISK, Answer.PERSON_A_RISK, Answer.CHILD_HARMED])
def test_one_person_confirms_and_the_writer_is_told(
    flag: Flag, ben: Reader, mailbox: OpenMailbox, answer: Answer
) -> None:
    assert say(ben, flag, answer, PASSED_ON) is FlagState.CONFIRMED

    last = mailboxes.thread(mailbox)[-1]
    assert last.body == Notice(NoticeKind.PASSED_ON, PASSED_ON)
    assert not reports.has_open_flag(flag.report)


def test_the_writer_is_not_told_where_that_would_put_a_child_at_more_risk(
    flag: Flag, ben: Reader, mailbox: OpenMailbox
) -> None:
    say(ben, flag, Answer.CHILD_AT_RISK, PASSED_ON, tell_the_writer=False)

    assert [entry.kind for entry in mailboxes.thread(mailbox)] == [MessageKind.REPORT]
    assert not FlagDecision.objects.get().writer_told


def test_clearing_alone_is_refused_and_two_clear(flag: Flag, ben: Reader, gil: Reader) -> None:
    assert say(ben, flag, Answer.NONE) is FlagState.CLEARING
    assert reports.has_open_flag(flag.report)
    flag.refresh_from_db()

    with pytest.raises(NotAllowed, match="a second reader must agree"):
        say(ben, flag, Answer.NONE)
    assert not policies.can_decide(ben.staff, flag, Answer.NONE)

    assert say(gil, flag, Answer.NONE) is FlagState.CLEARED
    assert not reports.has_open_flag(flag.report)


S, N, Y = FlagState, Answer.NONE, Answer.CHILD_AT_RISK
TABLE = [
    # how it stands, who cleared before, who decides, what they say, what becomes of it (None: refused)
    (S.RAISED, None, "ben", N, S.CLEARING),
    (S.RAISED, None, "ben", Y, S.CONFIRMED),
    (S.CLEARING, "ben", "ben", N, None),
    (S.CLEARING, "ben", "ben", Y, S.CONFIRMED),
    (S.CLEARING, "ben", "gil", N, S.CLEARED),
    (S.CLEARING, "ben", "gil", Y, S.CONFIRMED),
    (S.CLEARED, "ben", "gil", N, None),
    (S.CLEARED, "ben", "gil", Y, S.CONFIRMED),
    (S.CONFIRMED, None, "ben", N, None),
    (S.CONFIRMED, None, "gil", Y, None),
]


@pytest.mark.parametrize(("state", "before", "who", "answer", "to"), TABLE)
def test_what_may_become_of_a_flag(
    flag: Flag,
    ben: Reader,
    gil: Reader,
    state: FlagState,
    before: str | None,
    who: str,
    answer: Answer,
    to: FlagState | None,
) -> None:
    people = {"ben": ben, "gil": gil}
    if before:
        say(people[before], flag, Answer.NONE)
    Flag.objects.filter(pk=flag.pk).update(state=state)
    flag.refresh_from_db()

    assert policies.can_decide(people[who].staff, flag, answer) is (to is not None)
    if to is None:
        with pytest.raises(NotAllowed):
            say(people[who], flag, answer)
    else:
        assert say(people[who], flag, answer) is to


@pytest.mark.parametrize("role", Role)
def test_only_readers_and_safeguarding_leads_decide(flag: Flag, cast: Cast, role: Role) -> None:
    someone = _person(cast.ben.service, f"Someone{role}", role)

    assert policies.can_decide(someone, flag, Answer.NONE) is (role in reports.MAY_READ)


def test_nobody_of_another_service_decides(flag: Flag, cast: Cast) -> None:
    stranger = _person(cast.dilys.service, "Stranger", Role.READER)

    assert not any(policies.can_decide(stranger, flag, answer) for answer in Answer)


@pytest.mark.parametrize("text", ["", "  \u200b "])
def test_nothing_is_decided_without_a_line(flag: Flag, ben: Reader, text: str) -> None:
    with pytest.raises(NotAllowed, match="Write a line"):
        say(ben, flag, Answer.NONE, text)


def test_a_report_is_not_closed_before_people_have_decided(flag: Flag, ben: Reader, gil: Reader) -> None:
    closing = Closing("We heard you.", "Nothing yet, because we have only begun.")
    report = Report.objects.get(pk=flag.report_id)
    with pytest.raises(NotAllowed, match="danger"):
        conversations.close(ben.staff, ben.unlocked, report, closing)

    say(ben, flag, Answer.NONE)
    flag.refresh_from_db()
    say(gil, flag, Answer.NONE)
    read_by_two(report, ben, gil)

    conversations.close(ben.staff, ben.unlocked, report, closing)
    report.refresh_from_db()
    assert report.state == "closed"


def test_the_audit_trail_tells_of_the_deed_and_quotes_nothing(flag: Flag, ben: Reader) -> None:
    say(ben, flag, Answer.NONE)

    line = AuditLine.objects.first()
    assert line is not None
    assert line.deed == "danger flag would be cleared"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM speakopenly_hear_flagdecision")
        assert b"seat belt" not in bytes(cursor.fetchone()[0])


def test_what_was_passed_on_is_told_to_the_rooms_of_learning(flag: Flag, ben: Reader) -> None:
    heard: list[ReportPassedOn] = []
    events.listen(ReportPassedOn)(heard.append)
    try:
        say(ben, flag, Answer.PERSON_A_RISK, PASSED_ON)
    finally:
        events.stop_listening(ReportPassedOn, heard.append)

    assert [(each.report_id, each.rules) for each in heard] == [(flag.report_id, ("RT3",))]


def test_withdrawing_takes_the_decisions_along(flag: Flag, ben: Reader, mailbox: OpenMailbox) -> None:
    say(ben, flag, Answer.CHILD_AT_RISK, PASSED_ON)

    mailboxes.withdraw(mailbox)

    assert not FlagDecision.objects.exists()
    assert not Flag.objects.exists()


def test_who_joined_later_sees_that_it_was_decided_but_not_what_was_written(
    flag: Flag, ben: Reader, cast: Cast
) -> None:
    from speakopenly.web.hear.reporting.alerts import shown

    say(ben, flag, Answer.NONE)
    late = with_a_key(_person(cast.ben.service, "Late", Role.READER))

    (decided,) = shown._decided(flag, late.unlocked)

    assert (str(decided.answer), decided.text) == ("None of these", "")
