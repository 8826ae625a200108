"""The whole conversation: read, asked, answered, replied to, added to, closed; and what each side is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.attachments.records import AttachmentKind, Cleaned, Removed
from speakopenly.hear.speaking import (
    Author,
    Closing,
    Danger,
    HarmAnswer,
    HarmSigns,
    Kind,
    Message,
    MessageKind,
    Sharing,
    YesNo,
)
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.mailboxes.status import Said, is_harm_question_due
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.people.models import AuditLine, Service
from speakopenly.web.people.roles import Role
from tests.web.conftest import Cast
from tests.web.hear.reading import read_by_two, save
from tests.web.hear.reporting.reports.conftest import Reader, number_of, opened, send, with_a_key

CLOSING = Closing("You told us of a thin handover.", "Nothing yet, because the form is not ours.", "")
PHOTO = Cleaned(b"\xff\xd8 a photo", AttachmentKind.JPEG, "photo.jpg", (Removed.PLACE,), True)


def told(mailbox: OpenMailbox) -> list[tuple[str, str]]:
    return [(entry.author.value, entry.kind.value) for entry in mailboxes.thread(mailbox)]


def test_a_whole_conversation(ben: Reader, gwen: Reader, mailbox: OpenMailbox) -> None:
    number = mailbox.report.number
    report = conversations.read(ben.staff, ben.unlocked, number).report
    conversations.ask(ben.staff, ben.unlocked, report, Message("Which handover form was it?"))
    mailboxes.add(mailbox, kind=MessageKind.ANSWER, body=Message("The one for weekends."))
    conversations.reply(ben.staff, ben.unlocked, report, Message("Thank you. We have asked the team."))
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("There is a photo."), files=[PHOTO])
    read_by_two(report, ben, gwen)
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    thread = conversations.read(ben.staff, ben.unlocked, number).thread

    assert thread == mailboxes.thread(mailbox)
    assert [entry.place for entry in thread] == [1, 2, 3, 4, 5, 6]
    assert told(mailbox) == [
        ("reporter", "report"),
        ("readers", "question"),
        ("reporter", "answer"),
        ("readers", "reply"),
        ("reporter", "addition"),
        ("readers", "closing"),
    ]
    assert thread[4].attachments[0].removed == (Removed.PLACE,)
    assert thread[5].body == CLOSING


def test_both_sides_fetch_an_attachment(ben: Reader, mailbox: OpenMailbox) -> None:
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("A photo."), files=[PHOTO])
    note = mailboxes.thread(mailbox)[1].attachments[0]

    assert mailboxes.fetch_attachment(mailbox, note.id) == (note, PHOTO.data)
    found = conversations.fetch_attachment(ben.staff, ben.unlocked, mailbox.report, note.id)
    assert found == (note, PHOTO.data)
    assert (note.name, note.kind, note.bytes) == ("photo.jpg", AttachmentKind.JPEG, len(PHOTO.data))


def test_an_attachment_of_another_report_is_not_here(northmoor: Service, mailbox: OpenMailbox) -> None:
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("A photo."), files=[PHOTO])
    note = mailboxes.thread(mailbox)[1].attachments[0]

    with pytest.raises(Http404):
        mailboxes.fetch_attachment(opened(send(northmoor)), note.id)


OPENED, CLOSED = ReportState.OPENED, ReportState.CLOSED
ONCE, TWICE = ReportState.READ_ONCE, ReportState.READ_TWICE
STATES = [
    # what is done after reading, where the report stands then, and whether its reporter is owed words
    ((), OPENED, True),
    (("ask",), OPENED, True),
    (("reply",), OPENED, False),
    (("reply", "add"), OPENED, True),
    (("reply", "no harm"), OPENED, False),
    (("reply", "add", "reply"), OPENED, False),
    (("first reads",), ONCE, True),
    (("both read",), TWICE, True),
    (("both read", "add"), TWICE, True),
    (("both read", "close"), CLOSED, False),
    (("reply", "both read", "close"), CLOSED, False),
    (("both read", "close", "add"), OPENED, True),
    (("both read", "close", "harm"), OPENED, True),
    (("both read", "close", "no harm"), CLOSED, False),
    (("both read", "close", "reply"), CLOSED, False),
    (("both read", "close", "add", "first reads"), ONCE, True),
    (("both read", "close", "add", "both read", "close"), CLOSED, False),
]


@pytest.mark.parametrize(("deeds", "state", "owed"), STATES)
def test_where_a_report_stands(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, deeds: tuple[str, ...], state: ReportState, owed: bool
) -> None:
    report = conversations.read(ben.staff, ben.unlocked, mailbox.report.number).report
    does = {
        "ask": lambda: conversations.ask(ben.staff, ben.unlocked, report, Message("Which?")),
        "reply": lambda: conversations.reply(ben.staff, ben.unlocked, report, Message("Thanks.")),
        "first reads": lambda: save(ben, report),
        "both read": lambda: read_by_two(report, ben, gwen),
        "close": lambda: conversations.close(ben.staff, ben.unlocked, report, CLOSING),
        "add": lambda: mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("More.")),
        "harm": lambda: _harm(mailbox, YesNo.YES),
        "no harm": lambda: _harm(mailbox, YesNo.NO),
    }

    for deed in deeds:
        does[deed]()

    stands = Report.objects.get(pk=report.pk)
    assert (stands.state, stands.reply_owed) == (state, owed)


def _harm(mailbox: OpenMailbox, answer: YesNo) -> None:
    signs = (HarmSigns.ROTA,) if answer is YesNo.YES else ()
    mailboxes.add(mailbox, kind=MessageKind.HARM, body=HarmAnswer(answer, signs))


def test_the_closing_reply_never_leaves_changed_blank() -> None:
    with pytest.raises(BadInput):
        Closing("Heard.", "  ", "Checked.")


def test_nobody_answers_what_nobody_has_read(ben: Reader, mailbox: OpenMailbox) -> None:
    with pytest.raises(NotAllowed):
        conversations.reply(ben.staff, ben.unlocked, mailbox.report, Message("Thanks."))


def test_the_reporter_sees_how_often_people_of_each_role_opened_it(
    ben: Reader, fay: Reader, northmoor: Service
) -> None:
    mailbox = opened(send(northmoor))
    for reader in (ben, fay, ben):
        conversations.read(reader.staff, reader.unlocked, mailbox.report.number)

    assert mailboxes.status(mailbox).opened == ((Role.READER, 2), (Role.SAFEGUARDING_LEAD, 1))


@pytest.mark.parametrize("kind", [MessageKind.REPORT, MessageKind.REPLY, MessageKind.SHARING_CHANGE])
def test_a_reporter_cannot_speak_as_somebody_else(mailbox: OpenMailbox, kind: MessageKind) -> None:
    with pytest.raises(NotAllowed):
        mailboxes.add(mailbox, kind=kind, body=Message("I am a reader."))


def test_sharing_may_be_thought_about_again(mailbox: OpenMailbox) -> None:
    mailboxes.change_sharing(mailbox, Sharing.YES)
    mailboxes.change_sharing(mailbox, Sharing.NO)

    again = mailboxes.find_by_secret
    assert told(mailbox)[1:] == [("reporter", "sharing_change")] * 2
    assert Report.objects.get(pk=mailbox.report.pk).sharing == "no"
    assert again is not None


def test_who_reads_elsewhere_finds_no_such_report(cast: Cast, mailbox: OpenMailbox) -> None:
    dilys = with_a_key(cast.dilys)

    with pytest.raises(NotAllowed):
        conversations.read(dilys.staff, dilys.unlocked, mailbox.report.number)


def test_a_reader_who_came_later_cannot_open_what_was_not_sealed_to_them(
    mailbox: OpenMailbox, fay: Reader
) -> None:
    with pytest.raises(NotAllowed):
        conversations.read(fay.staff, fay.unlocked, mailbox.report.number)


def test_after_a_reader_left_the_next_words_are_sealed_to_a_new_key(
    ben: Reader, fay: Reader, northmoor: Service
) -> None:
    mailbox = opened(send(northmoor))
    fay.unlocked.reading_key.retired_on = date(2026, 11, 1)
    fay.unlocked.reading_key.save()

    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("Only for those still here."))

    assert CaseKey.objects.count() == 2
    assert len(conversations.read(ben.staff, ben.unlocked, mailbox.report.number).thread) == 2
    with pytest.raises(NotAllowed):
        conversations.read(fay.staff, fay.unlocked, mailbox.report.number)


def test_readers_answer_to_the_mailbox_under_the_new_key_too(
    ben: Reader, fay: Reader, northmoor: Service
) -> None:
    mailbox = opened(send(northmoor))
    report = conversations.read(ben.staff, ben.unlocked, mailbox.report.number).report
    fay.unlocked.reading_key.retired_on = date(2026, 11, 1)
    fay.unlocked.reading_key.save()

    conversations.reply(ben.staff, ben.unlocked, report, Message("Thank you."))

    assert mailboxes.thread(mailbox)[1].body == Message("Thank you.")


def test_every_deed_of_readers_has_its_line_and_none_of_a_reporter(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    AuditLine.objects.all()._raw_delete("default")
    report = conversations.read(ben.staff, ben.unlocked, mailbox.report.number).report
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("More."))
    conversations.ask(ben.staff, ben.unlocked, report, Message("Which?"))
    conversations.reply(ben.staff, ben.unlocked, report, Message("Thanks."))
    mailboxes.change_sharing(mailbox, Sharing.ASK)
    read_by_two(report, ben, gwen)
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)
    mailboxes.withdraw(mailbox)

    deeds = list(AuditLine.objects.order_by("when").values_list("deed", flat=True))

    read = ["report opened", "notes saved"]
    assert deeds == ["report opened", "reporter asked", "reply given", *read, *read, "report closed"]


REPORT, REPLY, HARM = MessageKind.REPORT.value, MessageKind.REPLY.value, MessageKind.HARM.value
DAY = date(2026, 3, 2)
LATER = DAY + timedelta(days=90)
DUE = [
    # messages so far, today, is the question asked
    ([(REPORT, DAY)], DAY, False),
    ([(REPORT, DAY)], LATER - timedelta(days=1), False),
    ([(REPORT, DAY)], LATER, True),
    ([(REPORT, DAY), (REPLY, DAY)], DAY, True),
    ([(REPORT, DAY), (REPLY, DAY), (HARM, DAY)], DAY, False),
    ([(REPORT, DAY), (REPLY, DAY), (HARM, DAY)], LATER, True),
    ([(REPORT, DAY), (REPLY, DAY), (HARM, DAY), (HARM, LATER)], LATER, False),
    ([(REPORT, DAY), (HARM, LATER), (REPLY, LATER)], LATER, True),
]


@pytest.mark.parametrize(("messages", "today", "expected"), DUE)
def test_when_the_mailbox_asks_whether_anything_bad_has_happened(
    messages: list[tuple[str, date]], today: date, expected: bool
) -> None:
    said = [Said(kind, place, day) for place, (kind, day) in enumerate(messages, start=1)]

    assert is_harm_question_due(said, received_on=DAY, today=today) is expected


def test_the_inbox_shows_what_to_look_at_first(ben: Reader, northmoor: Service) -> None:
    answered = send(northmoor, kind=Kind.GOOD_CATCH)
    report = conversations.read(ben.staff, ben.unlocked, number_of(answered)).report
    conversations.reply(ben.staff, ben.unlocked, report, Message("Thanks."))
    plain = send(northmoor, kind=Kind.NEAR_MISS)
    flagged = send(northmoor, danger=Danger.UNANSWERED)

    page = conversations.inbox(ben.staff, ben.unlocked)

    assert [row.number for row in page.rows] == [number_of(each) for each in (flagged, plain, answered)]
    assert [row.look_first for row in page.rows] == [True, False, False]
    assert [row.kind for row in page.rows] == [None, Kind.NEAR_MISS, Kind.GOOD_CATCH]
    assert (page.sums.look_first, page.sums.waiting, page.sums.in_all) == (1, 3, 3)


def test_harm_that_was_told_stands_first_until_somebody_has_replied(
    ben: Reader, northmoor: Service, mailbox: OpenMailbox
) -> None:
    send(northmoor)
    harm = HarmAnswer(YesNo.YES, (), "They changed my rota.")
    mailboxes.add(mailbox, kind=MessageKind.HARM, body=harm)

    assert [row.look_first for row in conversations.inbox(ben.staff, ben.unlocked).rows] == [True, False]
    opened = conversations.read(ben.staff, ben.unlocked, mailbox.report.number)
    assert opened.status.look_first
    conversations.reply(ben.staff, ben.unlocked, opened.report, Message("We will ring the union with you."))
    assert not any(row.look_first for row in conversations.inbox(ben.staff, ben.unlocked).rows)


def test_no_harm_puts_nothing_first(ben: Reader, mailbox: OpenMailbox) -> None:
    mailboxes.add(mailbox, kind=MessageKind.HARM, body=HarmAnswer(YesNo.NO, (), ""))

    assert not conversations.inbox(ben.staff, ben.unlocked).rows[0].look_first


@pytest.mark.parametrize(("seen", "stored"), [(None, 3), (1, 2), (2, 3)])
def test_one_form_sent_twice_is_one_message(mailbox: OpenMailbox, seen: int | None, stored: int) -> None:
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("And the next day."))

    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("And the next day."), seen=seen)

    assert len(mailboxes.thread(mailbox)) == stored


def test_a_locked_inbox_tells_no_kinds(ben: Reader, northmoor: Service) -> None:
    send(northmoor, kind=Kind.NEAR_MISS)

    assert [row.kind for row in conversations.inbox(ben.staff, None).rows] == [None]


def test_the_inbox_is_for_readers_only(cast: Cast) -> None:
    for other in (cast.asha, cast.cara, cast.dilys):
        with pytest.raises(NotAllowed):
            conversations.inbox(other, None)


def test_quarantine_is_a_list_of_its_own_until_somebody_releases(ben: Reader, northmoor: Service) -> None:
    receipt = send(northmoor)
    Report.objects.update(in_quarantine=True)

    assert not conversations.inbox(ben.staff, None).rows
    (row,) = conversations.inbox(ben.staff, None, quarantine=True).rows
    conversations.release_from_quarantine(ben.staff, conversations.report_by_number(ben.staff, row.number))

    assert [each.number for each in conversations.inbox(ben.staff, None).rows] == [number_of(receipt)]


def test_a_report_told_on_the_phone_has_a_receipt_for_who_told_it(ben: Reader) -> None:
    from tests.web.hear.reporting.reports.conftest import answers

    receipt = conversations.typed_in(ben.staff, answers("Told on the phone."))

    assert mailboxes.thread(opened(receipt))[0].author is Author.REPORTER
    assert Report.objects.get().is_typed_in


def test_the_proof_names_the_week_and_nothing_else(mailbox: OpenMailbox) -> None:
    from speakopenly.core.sealing import check
    from speakopenly.hear.speaking import read_proof, week_of

    signed = read_proof(mailboxes.proof_text(mailbox))

    assert signed.is_signed_by(signed.public, check=check)
    assert signed.proof.is_of(mailbox.mark)
    assert (signed.proof.service, signed.proof.week) == ("Northmoor", week_of(mailbox.report.received_on))
