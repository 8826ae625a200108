"""Withdrawing takes everything but a row that says it was done, and that goes after thirty days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure, ErasureRecord, Registry
from speakopenly.core.errors import NotAllowed
from speakopenly.hear.attachments.records import AttachmentKind, Cleaned
from speakopenly.hear.speaking import Closing, Message, MessageKind, Sharing
from speakopenly.web.hear.keyring.models import CaseKey, Wrap
from speakopenly.web.hear.listening.models import Contribution, Import
from speakopenly.web.hear.reporting.reports import conversations, daily, learning, mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import (
    Attachment,
    ContactShare,
    ContactSlip,
    Opened,
    Report,
    ReportState,
)
from speakopenly.web.hear.reporting.reports.models import Message as StoredMessage
from speakopenly.web.hear.reporting.safe_versions import actions as safe_versions
from speakopenly.web.people.models import Service
from tests.web.conftest import Cast
from tests.web.hear.reporting.reports.conftest import (
    WORDS,
    Reader,
    opened,
    send,
    shared_by,
    with_a_key,
    with_a_safe_version,
)

EVERYTHING = (StoredMessage, Attachment, ContactSlip, ContactShare, Opened, CaseKey, Wrap)
FILE = Cleaned(b"\x89PNG a picture", AttachmentKind.PNG, "picture.png", (), True)
CLOSING = Closing("We heard.", "We changed the form.", "")


def test_every_word_file_slip_wrap_and_key_is_gone(northmoor: Service, ben: Reader, fay: Reader) -> None:
    mailbox = opened(send(northmoor, contact="Ring me"))
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("More."), files=[FILE])
    conversations.read(ben.staff, ben.unlocked, mailbox.report.number)

    withdrawal = mailboxes.withdraw(mailbox)

    assert withdrawal.is_complete
    assert {model.__name__: model.objects.count() for model in EVERYTHING} == {
        model.__name__: 0 for model in EVERYTHING
    }


def test_the_eight_words_still_open_the_page_that_says_so(northmoor: Service) -> None:
    receipt = send(northmoor)
    mailboxes.withdraw(opened(receipt))

    found = mailboxes.status(opened(receipt), days_backups_are_kept=14)

    today = timezone.localdate()
    assert found.state == ReportState.WITHDRAWN
    assert (found.withdrawn_on, found.forgotten_on) == (today, today + timedelta(days=30))
    assert found.backups_gone_by == today + timedelta(days=14)
    assert mailboxes.thread(opened(receipt)) == []


def test_withdrawing_twice_does_no_harm(mailbox: OpenMailbox) -> None:
    mailboxes.withdraw(mailbox)

    assert mailboxes.withdraw(mailbox).is_complete


def test_nothing_is_added_to_what_was_withdrawn(mailbox: OpenMailbox) -> None:
    mailboxes.withdraw(mailbox)

    with pytest.raises(NotAllowed):
        mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("More."))
    with pytest.raises(NotAllowed):
        mailboxes.change_sharing(mailbox, Sharing.YES)


def test_readers_cannot_open_it_and_see_that_it_was_withdrawn(ben: Reader, mailbox: OpenMailbox) -> None:
    mailboxes.withdraw(mailbox)

    (row,) = conversations.inbox(ben.staff, ben.unlocked).rows
    assert (row.state, row.look_first, row.kind) == (ReportState.WITHDRAWN, False, None)
    with pytest.raises(NotAllowed):
        conversations.read(ben.staff, ben.unlocked, row.number)


@pytest.mark.parametrize(("days", "stays"), [(29, True), (30, False)])
def test_the_row_is_forgotten_after_thirty_days(mailbox: OpenMailbox, days: int, stays: bool) -> None:
    mailboxes.withdraw(mailbox)
    Report.objects.update(withdrawn_on=timezone.localdate() - timedelta(days=days))

    daily.daily_round()

    assert Report.objects.exists() is stays


@pytest.mark.parametrize(("days", "stays"), [(0, True), (1, True), (2, False)])
def test_what_was_sent_once_is_remembered_for_two_days(northmoor: Service, days: int, stays: bool) -> None:
    send(northmoor)
    Report.objects.update(received_on=timezone.localdate() - timedelta(days=days))

    daily.daily_round()

    assert Report.objects.filter(once__isnull=False).exists() is stays


@pytest.fixture
def shared(cast: Cast, ben: Reader, gwen: Reader, mailbox: OpenMailbox) -> OpenMailbox:
    """A report whose safe version was handed to learning, as its reporter had said yes."""
    with_a_key(cast.asha)
    mailboxes.change_sharing(mailbox, Sharing.YES)
    shared_by(mailbox.report, ben, gwen)
    return mailbox


def test_a_shared_report_is_one_contribution_of_its_quarter(shared: OpenMailbox) -> None:
    contribution, batch = Contribution.objects.get(), Import.objects.get()

    assert contribution.ident == learning.ident_of(shared.report)
    assert (contribution.channel, contribution.may_quote) == ("speak_door", False)
    assert contribution.said_in == batch.file_name
    assert (batch.found, batch.brought_in) == (1, 1)
    assert WORDS.encode() not in bytes(contribution.sealed_words)


def test_sharing_twice_is_one_contribution(ben: Reader, shared: OpenMailbox) -> None:
    conversations.close(ben.staff, ben.unlocked, shared.report, CLOSING)

    safe_versions.share(ben.staff, ben.unlocked, shared.report)

    assert Contribution.objects.count() == 1


def test_withdrawing_forgets_what_was_learnt_from_it(shared: OpenMailbox) -> None:
    assert mailboxes.withdraw(shared).is_complete

    assert not Contribution.objects.exists()
    assert Import.objects.get().withdrawn == 1


def test_taking_the_yes_back_forgets_it_too_and_keeps_the_report(shared: OpenMailbox) -> None:
    mailboxes.change_sharing(shared, Sharing.NO)

    assert not Contribution.objects.exists()
    assert mailboxes.thread(shared)[0].body.words == WORDS


WITHOUT_A_YES = [Sharing.NO, Sharing.ASK, None]


@pytest.mark.parametrize("sharing", WITHOUT_A_YES)
def test_nothing_is_shared_without_a_yes(
    ben: Reader, gwen: Reader, cast: Cast, northmoor: Service, sharing: Sharing | None
) -> None:
    with_a_key(cast.asha)
    mailbox = opened(send(northmoor, sharing=Sharing.YES))
    report = with_a_safe_version(mailbox.report, ben, gwen)
    Report.objects.filter(pk=report.pk).update(sharing=sharing or "")

    with pytest.raises(NotAllowed):
        safe_versions.share(ben.staff, ben.unlocked, report)


def test_a_room_that_cannot_forget_is_asked_again_at_night(
    shared: OpenMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing, real = Registry(), erasure.forget

    def fail(_wanted: Erasure) -> ErasureRecord:
        raise OSError

    failing.register("listening", fail)
    monkeypatch.setattr(erasure, "forget", failing.forget)
    withdrawal = mailboxes.withdraw(shared)
    monkeypatch.setattr(erasure, "forget", real)

    daily.daily_round()

    assert not withdrawal.is_complete
    assert not StoredMessage.objects.exists()
    assert not Contribution.objects.exists()


def test_other_reports_stay_as_they_were(northmoor: Service, mailbox: OpenMailbox) -> None:
    other = opened(send(northmoor, "Another matter."))

    mailboxes.withdraw(mailbox)

    assert mailboxes.thread(other)[0].body.words == "Another matter."
