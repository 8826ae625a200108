"""Only approved words are handed on, only with a yes; a yes taken back takes them back."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.safe_versions.records import Noted
from speakopenly.hear.speaking import Asks, Bulletin, Closing, Consent, Message, MessageKind, Sharing
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.hear.speaking.questions import Effect
from speakopenly.web.hear.events import LeavesLearning
from speakopenly.web.hear.listening import safekeeping as listening
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.hear.reporting.reports import conversations, learning, mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Flag, Report, ReportState
from speakopenly.web.hear.reporting.safe_versions import actions, noted, queries, safekeeping
from speakopenly.web.hear.reporting.safe_versions.models import (
    Maker,
    SafeState,
    SafeVersion,
    SharedRecord,
    StrangersRead,
)
from speakopenly.web.people import events
from tests.web.conftest import Cast
from tests.web.hear.reporting.reports.conftest import Reader, revision, with_a_key
from tests.web.hear.reporting.safe_versions.conftest import confirm, count_people, decide, read_it
from tests.web.hear.reporting.safe_versions.seventeen import HIDDEN, PLAIN

CLOSING = Closing("A note went astray.", "The form has a line for it.", "")


def handed_over() -> str:
    row = Contribution.objects.select_related("batch").get()
    return listening.open_words(row.batch, row, listening.key_of(row.batch)).text


def now(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def test_the_safe_text_is_handed_over_and_nothing_else(shared: Report) -> None:
    text = handed_over()

    assert PLAIN in text
    assert not any(each in text for each in HIDDEN)
    assert shared.state == ReportState.SHARED
    assert Contribution.objects.get().groups == {"role band": "practitioner"}


def test_what_is_shared_is_counted_by_the_quarter_in_which_it_came(shared: Report) -> None:
    (counted,) = queries.counted(shared.service)

    assert counted.quarter == quarter_of(shared.received_on)
    assert not any(each in repr(counted) for each in (PLAIN, *HIDDEN))


def test_what_is_shared_no_longer_is_not_counted(shared: Report, mailbox: OpenMailbox) -> None:
    mailboxes.change_sharing(mailbox, Sharing.NO)

    assert queries.counted(shared.service) == []


def test_twice_does_no_harm(shared: Report, ben: Reader) -> None:
    conversations.close(ben.staff, ben.unlocked, shared, CLOSING)

    actions.share(ben.staff, ben.unlocked, now(shared))

    assert (Contribution.objects.count(), SharedRecord.objects.count()) == (1, 1)


@pytest.mark.parametrize("sharing", [Sharing.NO, Sharing.ASK])
def test_only_a_yes_is_a_yes(approved: Report, ben: Reader, mailbox: OpenMailbox, sharing: Sharing) -> None:
    mailboxes.change_sharing(mailbox, sharing)

    with pytest.raises(NotAllowed):
        actions.share(ben.staff, ben.unlocked, now(approved))


def test_a_yes_taken_back_takes_it_back_and_a_new_yes_shares_anew(
    shared: Report, ben: Reader, mailbox: OpenMailbox
) -> None:
    mailboxes.change_sharing(mailbox, Sharing.NO)

    assert now(shared).state == ReportState.SAFE
    assert not (Contribution.objects.exists())
    assert not (SharedRecord.objects.exists())
    mailboxes.change_sharing(mailbox, Sharing.YES)
    actions.share(ben.staff, ben.unlocked, now(shared))
    assert (now(shared).state, SharedRecord.objects.count()) == (ReportState.SHARED, 1)


def test_words_that_came_since_keep_it_back_until_it_is_made_again(
    approved: Report, ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("And Wilma Hart knew."))
    with pytest.raises(NotAllowed, match="Words have come since"):
        actions.share(ben.staff, ben.unlocked, approved)

    actions.make_again(ben.staff, ben.unlocked, approved)
    assert now(approved).state == ReportState.READ_TWICE
    for which in range(len(revision(approved, ben).body.marks)):
        decide(approved, ben, which)
    confirm(approved, ben)
    read_it(approved, gwen)
    actions.share(ben.staff, ben.unlocked, now(approved))
    assert "Hart" not in handed_over()


def test_making_it_again_takes_back_what_was_shared_and_a_yes_to_print_lapses(
    shared: Report, ben: Reader, mailbox: OpenMailbox
) -> None:
    actions.ask(ben.staff, ben.unlocked, shared, Asks.BULLETIN)
    mailboxes.decide_on_bulletin(mailbox, Bulletin.YES, shown_at=_last_place(mailbox))

    actions.make_again(ben.staff, ben.unlocked, now(shared))

    assert (now(shared).state, now(shared).bulletin) == (ReportState.READ_TWICE, "")
    assert not (Contribution.objects.exists())
    assert not (SharedRecord.objects.exists())


def test_fewer_people_than_before_keep_it_back(approved: Report, ben: Reader) -> None:
    count_people(approved.service, 7)

    with pytest.raises(NotAllowed, match="Fewer than 8"):
        actions.share(ben.staff, ben.unlocked, approved)


def test_a_flag_that_nobody_decided_keeps_it_back(approved: Report, ben: Reader) -> None:
    Flag.objects.create(
        service=approved.service, report=approved, place=7, by_answer=True, raised_on=approved.received_on
    )

    with pytest.raises(NotAllowed, match="Decide first"):
        actions.share(ben.staff, ben.unlocked, approved)


def test_a_report_closed_with_a_safe_version_may_be_shared_and_stays_closed(
    approved: Report, ben: Reader
) -> None:
    conversations.close(ben.staff, ben.unlocked, approved, CLOSING)

    actions.share(ben.staff, ben.unlocked, now(approved))

    assert now(approved).state == ReportState.CLOSED
    assert queries.is_shared(approved)


def test_a_report_closed_without_one_may_not(report: Report, ben: Reader) -> None:
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    with pytest.raises(NotAllowed, match="no safe version"):
        actions.share(ben.staff, ben.unlocked, now(report))


def test_its_writer_is_asked_and_only_a_yes_goes_on(
    approved: Report, ben: Reader, mailbox: OpenMailbox
) -> None:
    mailboxes.change_sharing(mailbox, Sharing.ASK)
    actions.ask(ben.staff, ben.unlocked, now(approved), Asks.SHARING)

    shown = mailboxes.thread(mailbox)[-1].body
    assert isinstance(shown, Consent)
    assert (shown.asks, PLAIN in shown.text) == (Asks.SHARING, True)
    with pytest.raises(NotAllowed):
        actions.share(ben.staff, ben.unlocked, now(approved))
    mailboxes.change_sharing(mailbox, Sharing.YES)
    actions.share(ben.staff, ben.unlocked, now(approved))


CANNOT_ASK = [(Sharing.NO, Asks.SHARING), (Sharing.NO, Asks.BULLETIN), (Sharing.YES, Asks.SHARING)]


@pytest.mark.parametrize(("sharing", "asks"), CANNOT_ASK)
def test_nobody_is_asked_what_they_have_answered(
    approved: Report, ben: Reader, mailbox: OpenMailbox, sharing: Sharing, asks: Asks
) -> None:
    mailboxes.change_sharing(mailbox, sharing)

    with pytest.raises(NotAllowed):
        actions.ask(ben.staff, ben.unlocked, now(approved), asks)


def test_nobody_is_shown_what_was_not_read_by_two(confirmed: Report, ben: Reader) -> None:
    with pytest.raises(NotAllowed):
        actions.ask(ben.staff, ben.unlocked, confirmed, Asks.BULLETIN)


@pytest.mark.parametrize("choice", [Bulletin.YES, Bulletin.NO, Bulletin.LATER])
def test_the_bulletin_is_decided_and_decided_again(
    approved: Report, ben: Reader, mailbox: OpenMailbox, choice: Bulletin
) -> None:
    with pytest.raises(NotAllowed):
        mailboxes.decide_on_bulletin(mailbox, Bulletin.YES, shown_at=1)
    actions.ask(ben.staff, ben.unlocked, approved, Asks.BULLETIN)
    assert now(approved).bulletin == Bulletin.ASKED
    shown_at = _last_place(mailbox)

    mailboxes.decide_on_bulletin(mailbox, Bulletin.YES, shown_at=shown_at)
    mailboxes.decide_on_bulletin(mailbox, choice, shown_at=shown_at)

    assert now(approved).bulletin == choice


def test_a_yes_to_a_version_shown_before_is_none_to_the_newer_one(
    approved: Report, ben: Reader, mailbox: OpenMailbox
) -> None:
    actions.ask(ben.staff, ben.unlocked, approved, Asks.BULLETIN)
    first = _last_place(mailbox)
    actions.ask(ben.staff, ben.unlocked, approved, Asks.BULLETIN)

    with pytest.raises(NotAllowed, match="Another version"):
        mailboxes.decide_on_bulletin(mailbox, Bulletin.YES, shown_at=first)
    assert now(approved).bulletin == Bulletin.ASKED


def test_what_readers_agreed_on_goes_into_the_record(
    approved: Report, ben: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed = Noted(Effect.LOW, Effect.SERIOUS, (("TC3", "hindered"),))
    monkeypatch.setattr(noted, "_asked", [])
    noted.tell_what_was_noted(lambda _by, _key, _report: agreed)

    actions.share(ben.staff, ben.unlocked, approved)

    assert safekeeping.open_record(SharedRecord.objects.get()).noted == agreed


def test_a_report_that_leaves_learning_takes_everything_made_of_it_along(shared: Report, ben: Reader) -> None:
    events.tell(LeavesLearning(shared.service_id, shared.pk, "RT3"))

    assert not (Contribution.objects.exists())
    assert not (SharedRecord.objects.exists())
    assert not (StrangersRead.objects.exists())
    assert not (Maker.objects.exists())
    row = SafeVersion.objects.get()
    assert (row.state, bytes(row.sealed)) == (SafeState.LEFT, b"")
    assert now(shared).state == ReportState.READ_TWICE
    with pytest.raises(NotAllowed, match="has left learning"):
        actions.begin(ben.staff, ben.unlocked, now(shared))


def test_one_that_left_before_anything_was_made_can_never_be_made(report: Report, ben: Reader) -> None:
    events.tell(LeavesLearning(report.service_id, report.pk, "RT1"))
    events.tell(LeavesLearning(report.service_id, report.pk, "RT2"))

    with pytest.raises(NotAllowed, match="has left learning"):
        actions.begin(ben.staff, ben.unlocked, report)


def test_what_an_older_release_closed_and_shared_is_forgotten_still(
    report: Report, ben: Reader, cast: Cast, mailbox: OpenMailbox
) -> None:
    with_a_key(cast.asha)
    learning.hand_over(report, ben.staff, text="Words of then.", groups={})
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    mailboxes.change_sharing(mailbox, Sharing.NO)

    assert not Contribution.objects.exists()
    assert now(report).state == ReportState.CLOSED


def _last_place(mailbox: OpenMailbox) -> int:
    return mailboxes.thread(mailbox)[-1].place
