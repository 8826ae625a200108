"""While a hold is in force nothing it covers is erased, nobody reads what was withdrawn, and the writer is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking import Kind, Sharing
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.hear.reporting.holds.models import Hold
from speakopenly.web.hear.reporting.reports import conversations, daily, learning, mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import ContactSlip, Message, Report, ReportState
from speakopenly.web.people.models import Service
from tests.web.hear.reporting.mailbox.conftest import Reporter, said_on
from tests.web.hear.reporting.reports.conftest import Reader, opened, send

Make = Callable[..., Hold]
Lift = Callable[[Hold], None]


def age(report: Report, **days: int) -> None:
    """Set days of a report back."""
    today = timezone.localdate()
    Report.objects.filter(pk=report.pk).update(
        **{name: today - timedelta(days=number) for name, number in days.items()}
    )


def test_what_is_withdrawn_is_out_of_sight_and_kept_until_the_hold_ends(
    northmoor: Service, ben: Reader, place_hold: Make, lift: Lift
) -> None:
    mailbox = opened(send(northmoor, kind=Kind.NEAR_MISS))
    hold = place_hold(mailbox.report)
    assert [row.kind for row in conversations.inbox(ben.staff, ben.unlocked).rows] == [Kind.NEAR_MISS]

    withdrawal = mailboxes.withdraw(mailbox)

    assert withdrawal.is_complete
    assert Message.objects.filter(report=mailbox.report).count() == 1
    with pytest.raises(NotAllowed, match="withdrawn"):
        conversations.read(ben.staff, ben.unlocked, mailbox.report.number)
    assert [row.kind for row in conversations.inbox(ben.staff, ben.unlocked).rows] == [None]
    assert mailboxes.thread(mailbox) == []
    daily.daily_round()
    assert Message.objects.filter(report=mailbox.report).count() == 1

    lift(hold)
    daily.daily_round()
    assert not Message.objects.filter(report=mailbox.report).exists()
    assert CaseKey.objects.count() == 1  # the hold's own


def test_the_row_stays_as_long_as_the_hold(mailbox: OpenMailbox, place_hold: Make, lift: Lift) -> None:
    hold = place_hold(mailbox.report)
    mailboxes.withdraw(mailbox)
    age(mailbox.report, withdrawn_on=40)
    daily.daily_round()
    assert Report.objects.filter(pk=mailbox.report.pk).exists()

    lift(hold)
    daily.daily_round()
    assert not Report.objects.filter(pk=mailbox.report.pk).exists()


def test_learning_forgets_at_once_all_the_same(northmoor: Service, ben: Reader, place_hold: Make) -> None:
    mailbox = opened(send(northmoor, sharing=Sharing.YES))
    Report.objects.filter(pk=mailbox.report.pk).update(
        state=ReportState.CLOSED, closed_on=timezone.localdate()
    )
    mailbox.report.refresh_from_db()
    learning.hand_over(mailbox.report, ben.staff, text="No names here.", groups={})
    place_hold(mailbox.report)
    assert Contribution.objects.count() == 1

    mailboxes.withdraw(mailbox)

    assert not Contribution.objects.exists()


@pytest.mark.parametrize("on_everything", [False, True])
def test_words_outlive_their_year_only_under_a_hold(
    northmoor: Service, place_hold: Make, lift: Lift, on_everything: bool
) -> None:
    held, free = opened(send(northmoor)).report, opened(send(northmoor)).report
    for report in (held, free):
        age(report, closed_on=366)
        Report.objects.filter(pk=report.pk).update(state=ReportState.CLOSED)
    hold = place_hold(None if on_everything else held)

    daily.daily_round()

    left = set(Message.objects.values_list("report", flat=True))
    assert left == ({held.pk, free.pk} if on_everything else {held.pk})
    lift(hold)
    daily.daily_round()
    assert not Message.objects.exists()


@pytest.mark.parametrize(("on_everything", "left"), [(False, 0), (True, 1)])
def test_a_contact_slip_outlives_its_time_only_where_everything_is_held(
    northmoor: Service, fay: Reader, place_hold: Make, on_everything: bool, left: int
) -> None:
    mailbox = opened(send(northmoor, contact="Ring me"))
    place_hold(None if on_everything else mailbox.report)
    ContactSlip.objects.update(received_on=timezone.localdate() - timedelta(days=95))

    daily.daily_round()

    assert ContactSlip.objects.count() == left


def test_the_writer_sees_it_in_the_mailbox(reporter: Reporter, place_hold: Make) -> None:
    before = said_on(reporter.open())
    place_hold(opened(reporter.receipt).report)

    assert "the law says we must not delete" not in before
    assert "the law says we must not delete" in said_on(reporter.open())


def test_who_withdraws_under_a_hold_is_told_what_stays(reporter: Reporter, place_hold: Make) -> None:
    place_hold(opened(reporter.receipt).report)
    reporter.open()
    assert "a locked copy stays until that ends" in said_on(reporter.post("withdraw"))

    answer = said_on(reporter.post("withdraw", sent="yes", choice="take-out"))

    assert "Your words are out of sight" in answer
    assert "we must keep a locked copy for now" in answer
    assert "gone by" not in answer


@pytest.mark.parametrize(("also_unsafe", "is_told"), [(True, False), (False, True)])
def test_two_people_keep_it_from_the_writer_and_one_does_not(
    reporter: Reporter, place_hold: Make, also_unsafe: bool, is_told: bool
) -> None:
    place_hold(opened(reporter.receipt).report, unsafe_because="ordered", also_unsafe=also_unsafe)

    assert ("the law says we must not delete" in said_on(reporter.open())) is is_told
