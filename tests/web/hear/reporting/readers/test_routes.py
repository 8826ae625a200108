"""What was done about rules: recorded by name, told to the writer, and never made less of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.answering import RuleId
from speakopenly.hear.speaking import Closing, Danger, Kind, Notice, NoticeKind, Sharing, YesNo
from speakopenly.web.hear.events import LeavesLearning
from speakopenly.web.hear.readers_room import what_waits
from speakopenly.web.hear.reporting.readers import actions, queries
from speakopenly.web.hear.reporting.readers.models import Candour, CandourState, Deed, RouteRecord, ToRole
from speakopenly.web.hear.reporting.readers.routing import routed
from speakopenly.web.hear.reporting.readers.safekeeping import CandourSaid
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports import policies as reports
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Flag, Report, ReportState
from speakopenly.web.people import events
from speakopenly.web.people.sections import what_waits_for
from tests.web.hear.reading import read_by_two, save
from tests.web.hear.reporting.readers.conftest import answered, done, notes, said_on
from tests.web.hear.reporting.reports.conftest import Reader, opened, send

CLOSING = Closing("A question of pay.", "Nothing, because it is not ours.", "")


def ids(reader: Reader, mailbox: OpenMailbox) -> list[str]:
    return [each.value for each in routed(mailbox.report, reader.unlocked).routing.ids]


def test_the_most_protective_of_two_readers_wins_until_they_agree(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    save(ben, mailbox.report, notes())
    save(gwen, mailbox.report, notes("RT3"))
    before = ids(ben, mailbox)
    actions.agree(ben.staff, ben.unlocked, mailbox.report, notes())
    proposed = ids(ben, mailbox)
    actions.confirm_agreed(gwen.staff, gwen.unlocked, mailbox.report)

    assert (before, proposed, ids(ben, mailbox)) == (["RT3"], ["RT3"], ["RT11"])


FLAGS = [("raised", ["RT2"]), ("clearing", ["RT2"]), ("confirmed", ["RT2"]), ("cleared", ["RT11"])]


@pytest.mark.parametrize(("state", "fires"), FLAGS)
def test_a_flag_counts_until_two_people_have_cleared_it(
    ben: Reader, gwen: Reader, state: str, fires: list[str]
) -> None:
    mailbox = opened(send(ben.staff.service, danger=Danger.UNANSWERED))
    read_by_two(mailbox.report, ben, gwen, notes())
    Flag.objects.update(state=state)

    assert ids(ben, mailbox) == fires


def test_what_was_passed_on_is_told_to_the_writer_in_the_same_deed(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    save(ben, mailbox.report, notes("RT8"))

    actions.record_route(ben.staff, ben.unlocked, mailbox.report, done("RT8", to=ToRole.DATA_PROTECTION))

    assert mailboxes.thread(mailbox)[-1].body == Notice(NoticeKind.PASSED_ON)
    (record,) = queries.records_of(mailbox.report, ben.unlocked)
    assert (record.by, record.to_role, record.text) == ("Ben", ToRole.DATA_PROTECTION, "Rang at once.")


def test_nothing_is_recorded_before_it_is_done(ben: Reader, mailbox: OpenMailbox) -> None:
    save(ben, mailbox.report, notes("RT8"))
    tomorrow = done("RT8")
    object.__setattr__(tomorrow, "done_on", timezone.localdate() + timedelta(days=1))

    with pytest.raises(NotAllowed):
        actions.record_route(ben.staff, ben.unlocked, mailbox.report, tomorrow)


@pytest.mark.parametrize(("rule", "leaves"), [("RT2", True), ("RT3", True), ("RT6", True), ("RT8", False)])
def test_what_lives_under_other_rules_leaves_learning(
    ben: Reader, gwen: Reader, rule: str, leaves: bool
) -> None:
    mailbox = opened(send(ben.staff.service, sharing=Sharing.YES))
    told: list[LeavesLearning] = []
    events.listen(LeavesLearning)(told.append)
    report = read_by_two(mailbox.report, ben, gwen, notes(rule))

    actions.record_route(ben.staff, ben.unlocked, report, done(rule))
    events.stop_listening(LeavesLearning, told.append)
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    assert [each.rule for each in told] == ([rule] if leaves else [])
    report.refresh_from_db()
    assert (report.left_learning_on is not None) is leaves
    if leaves:
        assert not reports.can_share(ben.staff, report)


NOT_OURS = [
    # what each reader says, may it be turned away
    (notes("RT9"), notes("RT9"), True),
    (notes("RT10"), notes("RT10"), True),
    (notes("RT9"), notes(), False),
    (notes("RT9"), notes("RT7", "RT9"), False),
    (notes("RT9"), notes("RT9", fear=YesNo.YES), False),
    (notes("RT9"), notes("RT9", fear=None), False),
    (notes("RT9"), notes("RT9", routes=answered("RT9", "RT2", answer=None)), False),
    (notes(), notes(), False),
]


@pytest.mark.parametrize(("one", "other", "may"), NOT_OURS)
def test_a_report_is_turned_away_only_where_both_say_so_and_nothing_protects_more(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, one: object, other: object, may: bool
) -> None:
    save(ben, mailbox.report, one)  # type: ignore[arg-type]
    save(gwen, mailbox.report, other)  # type: ignore[arg-type]

    if may:
        actions.turn_away(ben.staff, ben.unlocked, mailbox.report)
    else:
        with pytest.raises(NotAllowed):
            actions.turn_away(ben.staff, ben.unlocked, mailbox.report)
    state = Report.objects.get(pk=mailbox.report.pk).state
    assert (state == ReportState.NOT_ACCEPTED) is may


def test_what_was_turned_away_is_never_closed_without_a_signpost(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    read_by_two(mailbox.report, ben, gwen, notes("RT9"))
    actions.turn_away(ben.staff, ben.unlocked, mailbox.report)

    with pytest.raises(NotAllowed):
        conversations.close(ben.staff, ben.unlocked, mailbox.report, CLOSING)
    conversations.close(ben.staff, ben.unlocked, mailbox.report, CLOSING, signpost="Your union can help.")

    body = mailboxes.thread(mailbox)[-1].body
    assert isinstance(body, Closing)
    assert body.changed.endswith("Your union can help.")


def test_who_asks_for_a_name_is_refused_and_only_a_role_and_a_day_are_kept(
    ben: Reader, mailbox: OpenMailbox
) -> None:
    save(ben, mailbox.report, notes())

    today = timezone.localdate()
    actions.log_request(ben.staff, ben.unlocked, mailbox.report, ToRole.MANAGER, today)

    (record,) = queries.records_of(mailbox.report, ben.unlocked)
    assert (record.rule.id, record.deed, record.to_role) == (RuleId.RT12, Deed.REFUSED, ToRole.MANAGER)
    assert (record.done_on, record.text) == (today, "")


def test_whistleblowing_is_the_writers_choice_and_asked_in_the_thread(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    read_by_two(mailbox.report, ben, gwen, notes("RT7"))
    browser = browse(ben)
    page = said_on(browser.get(reverse("hear:readers-route", args=[mailbox.report.number])))

    browser.post(reverse("hear:readers-offer", args=[mailbox.report.number]))

    assert "Ask the writer: their rights and their choice" in page
    assert "Not ours to answer" not in page
    assert "the choice is yours" in mailboxes.thread(mailbox)[-1].body.text  # type: ignore[union-attr]
    assert RouteRecord.objects.get().rule == "RT7"
    conversations.close(ben.staff, ben.unlocked, mailbox.report, CLOSING)


def test_the_page_lists_all_rules_and_says_who_receives_what(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    read_by_two(mailbox.report, ben, gwen, notes("RT3", fear=YesNo.YES))

    page = said_on(browse(ben).get(reverse("hear:readers-route", args=[mailbox.report.number])))

    assert all(f"RT{number} " in page for number in range(1, 14))
    assert "Designated officer (LADO) What is left out Who wrote it" in page
    assert "It leaves the learning space." in page
    assert "Fear, bullying, humiliation or punishment for speaking is always accepted" in page
    for post in ("A trade union", "Whistleblowing: Protect", "HR, and the grievance"):
        assert post in page


def test_the_page_records_what_was_done(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    read_by_two(mailbox.report, ben, gwen, notes("RT8"))
    address = reverse("hear:readers-route", args=[mailbox.report.number])
    form = {"rule": "RT8", "deed": "passed_on", "to_role": "data_protection", "text": "Told on the phone."}
    browser = browse(ben)

    early = browser.post(address, form | {"done_on": timezone.localdate() + timedelta(days=2)})
    browser.post(address, form | {"done_on": timezone.localdate()})

    assert early.status_code == 400
    assert "Told on the phone." in early.text
    assert "RT8: Passed on, data protection officer" in said_on(browser.get(address))


def test_counts_by_rule_hide_small_numbers(ben: Reader, gwen: Reader, mailbox: OpenMailbox) -> None:
    for number in range(9):
        each = opened(send(ben.staff.service)).report
        save(ben, each, notes("RT8", *(["RT2"] if number < 3 else [])))
        actions.record_route(ben.staff, ben.unlocked, each, done("RT8"))
        if number < 3:
            actions.record_route(ben.staff, ben.unlocked, each, done("RT2"))
    for _more in range(7):
        send(ben.staff.service)

    shown = {rule.id: text for rule, text in queries.counts_by_rule(ben.staff)}

    assert (shown[RuleId.RT8], shown[RuleId.RT2], shown[RuleId.RT3]) == ("9", "[c]", "0")


CANDOUR = [
    # answer, who, why, days ago, is it whole
    (CandourState.YES, "The team's practice lead", "", 0, True),
    (CandourState.YES, "", "", 0, False),
    (CandourState.YES, "The practice lead", "", None, False),
    (CandourState.NO, "", "The visit is on Friday.", None, True),
    (CandourState.NO, "", " ", None, False),
    (CandourState.UNSAFE, "", "The parent may hurt the child.", None, True),
    (CandourState.UNSAFE, "", "", None, False),
    (CandourState.ASKED, "", "Because.", None, False),
]


@pytest.mark.parametrize(("answer", "who", "why", "days_ago", "whole"), CANDOUR)
def test_candour_is_answered_with_a_day_and_who_helps_or_with_why_not(
    ben: Reader,
    mailbox: OpenMailbox,
    answer: CandourState,
    who: str,
    why: str,
    days_ago: int | None,
    whole: bool,
) -> None:
    save(ben, mailbox.report, notes(kind=Kind.MISTAKE))
    on = None if days_ago is None else timezone.localdate() - timedelta(days=days_ago)
    deed = (ben.staff, ben.unlocked, mailbox.report, answer, CandourSaid(who, why))

    if whole:
        actions.answer_candour(*deed, on=on)
        assert Candour.objects.get().answer == answer
    else:
        with pytest.raises(NotAllowed):
            actions.answer_candour(*deed, on=on)


def test_candour_that_is_overdue_is_first_in_today(ben: Reader, gwen: Reader, mailbox: OpenMailbox) -> None:
    read_by_two(mailbox.report, ben, gwen, notes(kind=Kind.MISTAKE))
    assert not any(each.is_first for each in what_waits(ben.staff))
    Candour.objects.update(due_on=timezone.localdate() - timedelta(days=1))

    first = what_waits_for(ben.staff)[0]

    assert first.what == f"Candour is overdue: report {mailbox.report.number}"
    said = CandourSaid("The practice lead", "")
    actions.answer_candour(
        ben.staff, ben.unlocked, mailbox.report, CandourState.YES, said, on=timezone.localdate()
    )
    assert not any(each.is_first for each in what_waits(ben.staff))


def test_a_mistake_once_noted_keeps_its_question_whatever_is_noted_later(
    ben: Reader, mailbox: OpenMailbox
) -> None:
    save(ben, mailbox.report, notes(kind=Kind.MISTAKE))
    save(ben, mailbox.report, notes(kind=Kind.WEAK_POINT))

    assert Candour.objects.count() == 1
