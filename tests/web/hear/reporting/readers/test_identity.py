"""Two people open the way to reach a writer, for a reason; the writer is told; and it is destroyed with a record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.core.sealing import check
from speakopenly.hear.speaking import Closing, Notice, NoticeKind
from speakopenly.hear.speaking.destruction import SignedDestruction
from speakopenly.web.hear.reporting.readers import actions, daily
from speakopenly.web.hear.reporting.readers.models import IdentityStep, PassedShare, StepReason, StepState
from speakopenly.web.hear.reporting.reports import contact, conversations, mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import ContactSlip, Destroyed, Report
from speakopenly.web.people.models import AuditLine
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.readers.conftest import said_on, with_contact
from tests.web.hear.reporting.reports.conftest import Reader

RING_ME = "Ring 01632 960 001 after six"
CLOSING = Closing("We heard.", "We changed the form.", "")
PROTECT = StepReason.PROTECT_A_CHILD


@pytest.fixture
def mailbox(ben: Reader, gwen: Reader, fay: Reader) -> OpenMailbox:
    """A report with a way to reach its writer, opened by Ben."""
    mailbox = with_contact(ben.staff.service, RING_ME)
    conversations.read(ben.staff, ben.unlocked, mailbox.report.number)
    mailbox.report.refresh_from_db()
    return mailbox


def ask(by: Reader, report: Report, **more: object) -> IdentityStep:
    return actions.ask_for_identity(
        by.staff,
        by.unlocked,
        report,
        PROTECT,
        "The child is at home.",
        **more,  # type: ignore[arg-type]
    )


def notices(mailbox: OpenMailbox) -> list[object]:
    return [entry.body for entry in mailboxes.thread(mailbox) if isinstance(entry.body, Notice)]


def test_two_people_open_it_and_the_writer_is_told_in_the_same_deed(
    ben: Reader, fay: Reader, mailbox: OpenMailbox
) -> None:
    step = ask(ben, mailbox.report)
    assert notices(mailbox) == []

    opened = actions.open_identity(fay.staff, fay.unlocked, step)

    assert (opened.says, opened.is_told) == (RING_ME, True)
    assert notices(mailbox) == [Notice(NoticeKind.IDENTITY_OPENED)]
    assert not PassedShare.objects.exists()
    assert IdentityStep.objects.get().state == StepState.OPENED


def test_one_person_alone_opens_nothing(ben: Reader, mailbox: OpenMailbox) -> None:
    step = ask(ben, mailbox.report)

    with pytest.raises(NotAllowed):
        actions.open_identity(ben.staff, ben.unlocked, step)
    assert not PassedShare.objects.filter(reading_key=ben.unlocked.reading_key).exists()


def test_the_database_knows_that_it_takes_two(ben: Reader, mailbox: OpenMailbox) -> None:
    step = ask(ben, mailbox.report)

    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityStep.objects.filter(pk=step.pk).update(
            state="opened", signed_by=ben.staff.user, opened_on=timezone.localdate()
        )


def test_it_opens_once_and_not_again(ben: Reader, gwen: Reader, fay: Reader, mailbox: OpenMailbox) -> None:
    step = ask(ben, mailbox.report)
    actions.open_identity(fay.staff, fay.unlocked, step)

    with pytest.raises(NotAllowed):
        actions.open_identity(gwen.staff, gwen.unlocked, step)


def test_without_a_reason_in_words_nothing_begins(ben: Reader, mailbox: OpenMailbox) -> None:
    with pytest.raises(NotAllowed):
        actions.ask_for_identity(ben.staff, ben.unlocked, mailbox.report, PROTECT, "  ")


def test_where_there_is_no_slip_there_is_nothing_to_open(ben: Reader, gwen: Reader) -> None:
    from tests.web.hear.reporting.reports.conftest import opened, send

    report = opened(send(ben.staff.service)).report
    report = conversations.read(ben.staff, ben.unlocked, report.number).report

    with pytest.raises(NotAllowed):
        ask(ben, report)


DAYS = [(-1, False), (0, False), (1, True), (90, True), (91, False)]


@pytest.mark.parametrize(("days", "may"), DAYS)
def test_a_writer_is_told_later_only_by_a_day_within_reach(
    ben: Reader, mailbox: OpenMailbox, days: int, may: bool
) -> None:
    tell_by = timezone.localdate() + timedelta(days=days)

    if may:
        assert ask(ben, mailbox.report, tell_by=tell_by).tell_by == tell_by
    else:
        with pytest.raises(NotAllowed):
            ask(ben, mailbox.report, tell_by=tell_by)


def test_where_telling_now_is_unsafe_the_writer_is_told_on_the_day(
    ben: Reader, fay: Reader, mailbox: OpenMailbox
) -> None:
    step = ask(ben, mailbox.report, tell_by=timezone.localdate() + timedelta(days=3))
    opened = actions.open_identity(fay.staff, fay.unlocked, step)
    daily.daily_round()
    before = notices(mailbox)
    IdentityStep.objects.update(tell_by=timezone.localdate())

    daily.daily_round()
    daily.daily_round()

    assert (opened.is_told, before) == (False, [])
    assert notices(mailbox) == [Notice(NoticeKind.IDENTITY_OPENED)]
    assert AuditLine.objects.filter(deed="writer told of identity step", by__isnull=True).count() == 1


def test_a_step_nobody_signs_ends_and_the_share_goes(ben: Reader, fay: Reader, mailbox: OpenMailbox) -> None:
    step = ask(ben, mailbox.report)
    IdentityStep.objects.update(asked_on=timezone.localdate() - timedelta(days=7))

    daily.daily_round()

    assert not PassedShare.objects.exists()
    with pytest.raises(NotAllowed):
        actions.open_identity(fay.staff, fay.unlocked, step)
    assert ask(ben, mailbox.report).state == StepState.ASKED


def test_closing_destroys_the_slip_and_leaves_a_record_anybody_can_check(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    ask(ben, mailbox.report)
    report = read_by_two(mailbox.report, ben, gwen)

    conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    assert (ContactSlip.objects.count(), PassedShare.objects.count()) == (0, 0)
    ((record, signature, public),) = contact.destroyed_records(report)
    assert record.day == timezone.localdate()
    assert SignedDestruction(record, signature).is_signed_by(public, check=check)
    assert not SignedDestruction(record, bytes(64)).is_signed_by(public, check=check)


def test_where_there_was_nothing_to_destroy_there_is_no_record(ben: Reader, gwen: Reader) -> None:
    from tests.web.hear.reporting.reports.conftest import opened, send

    report = read_by_two(opened(send(ben.staff.service)).report, ben, gwen)
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    assert not Destroyed.objects.exists()


def test_the_second_person_sees_it_once_on_their_own_screen(
    ben: Reader, fay: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    address = reverse("hear:readers-identity", args=[mailbox.report.number])
    first, second = browse(ben), browse(fay)
    first.post(address, {"reason": "protect_a_child", "text": "The child is at home."})
    step = IdentityStep.objects.get()
    sign = reverse("hear:readers-sign", args=[mailbox.report.number, step.pk])

    assert "Sign as the second person" not in said_on(first.get(address))
    assert "The child is at home." in said_on(second.get(address))
    assert first.post(sign).status_code == 403
    shown = second.post(sign)

    assert RING_ME in said_on(shown)
    assert shown.headers["Cache-Control"] == "no-store"
    assert second.post(sign).status_code == 403
    assert RING_ME not in said_on(second.get(address))
