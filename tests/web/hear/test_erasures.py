"""What is erased is written down before and after; the daily round mends what a crash left open."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from speakopenly.core.erasure_list import Deed, Erasures, Line
from speakopenly.hear.speaking import Closing, Sharing
from speakopenly.web.hear import erasures, erasures_room
from speakopenly.web.hear.erasures import Gone
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening.models import Contribution, Import
from speakopenly.web.hear.reporting.reports import conversations, daily, learning, mailboxes
from speakopenly.web.hear.reporting.reports.actions import leave_learning
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import ContactSlip, Message, Report, ReportState
from speakopenly.web.people.models import Service
from tests.web.conftest import Cast
from tests.web.hear.reporting.reports.conftest import (
    Reader,
    ben,
    fay,
    key_of_the_installation,
    mailbox,
    northmoor,
    opened,
    send,
)

__all__ = ["ben", "fay", "key_of_the_installation", "mailbox", "northmoor"]

LONG_AGO = timedelta(days=400)
FOREVER = 10_000


@pytest.fixture(autouse=True)
def a_list_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasures, "FOLDER", str(tmp_path / "erasures"))
    monkeypatch.setattr(settings, "ERASURES_COPY", None)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "ERASURES_COPY", tmp_path / "copy")
    return tmp_path / "copy"


def on_it() -> Erasures:
    found = erasures.the_list().read()
    assert found is not None
    return found


def gone(kind: str) -> set[str]:
    return set(on_it().gone(kind))


def of(kind: str, thing: object) -> str:
    return erasures.hash_of(kind, thing)  # type: ignore[arg-type]


def closed(mailbox: OpenMailbox, reader: Reader) -> Report:
    conversations.read(reader.staff, reader.unlocked, mailbox.report.number)
    Report.objects.filter(pk=mailbox.report.pk).update(state=ReportState.READ_TWICE)
    conversations.close(reader.staff, reader.unlocked, mailbox.report, Closing("Heard.", "Changed.", ""))
    return Report.objects.get(pk=mailbox.report.pk)


def test_whatever_is_erased_for_good_is_on_the_list(northmoor: Service, ben: Reader, fay: Reader) -> None:
    with_slip, withdrawn, shared, left, old = (
        opened(send(northmoor, contact="Ring me", sharing=Sharing.YES)) for _ in range(5)
    )
    slip = {slip.pk for slip in ContactSlip.objects.all()}
    closed(with_slip, ben)
    mailboxes.withdraw(withdrawn)
    mailboxes.change_sharing(shared, Sharing.ASK)
    leave_learning(left.report)
    closed(old, ben)
    Report.objects.filter(pk=old.report.pk).update(closed_on=timezone.localdate() - LONG_AGO)
    daily.daily_round()

    destroyed = slip - set(ContactSlip.objects.values_list("pk", flat=True))
    assert len(destroyed) == 3
    assert gone("contact-slip") == {of("contact-slip", each) for each in destroyed}
    assert gone("report") == {of("report", withdrawn.report.pk)}
    assert gone("sharing") == {of("sharing", shared.report.pk)}
    assert gone("learning") == {of("learning", left.report.pk)}
    assert gone("words") == {of("words", old.report.pk)}


def test_nothing_on_it_leads_to_anything_without_the_key(northmoor: Service) -> None:
    mailbox = opened(send(northmoor))
    mailboxes.withdraw(mailbox)

    text = "".join(file.read_text() for file in erasures.the_list().folder.iterdir())

    report = Report.objects.get()
    assert report.pk.hex not in text
    assert str(report.pk) not in text
    assert report.number not in text
    assert report.lookup not in text


def test_its_files_say_midnight(mailbox: OpenMailbox) -> None:
    mailboxes.withdraw(mailbox)

    folder = erasures.the_list().folder
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    assert {os.stat(path).st_mtime for path in (folder, *folder.iterdir())} == {midnight}


def test_what_was_asked_and_never_ended_is_settled_by_looking(northmoor: Service) -> None:
    there, withdrawn = opened(send(northmoor)).report, opened(send(northmoor))
    mailboxes.withdraw(withdrawn)
    yesterday = timezone.localdate() - timedelta(days=1)
    gone_before = Report(pk=there.service_id)  # an id that no report has any more
    for report in (there, gone_before):
        erasures.note([Gone("report", report.pk).line(Deed.ASKED, yesterday)])

    erasures.daily_round(FOREVER)

    settled = {line.what: line.deed for line in on_it().lines if line.day == yesterday}
    assert settled == {of("report", there.pk): Deed.KEPT, of("report", gone_before.pk): Deed.DONE}
    assert of("report", there.pk) not in gone("report")


def test_a_deed_of_today_is_left_alone_as_it_may_be_under_way(mailbox: OpenMailbox) -> None:
    asked = Gone("report", mailbox.report.pk).line(Deed.ASKED, timezone.localdate())
    erasures.note([asked])

    erasures.daily_round(FOREVER)

    assert asked in on_it().lines


def test_what_is_gone_and_was_not_written_down_is_added(mailbox: OpenMailbox) -> None:
    mailboxes.withdraw(mailbox)
    for file in erasures.the_list().folder.iterdir():
        file.unlink()

    erasures.daily_round(FOREVER)

    assert gone("report") == {of("report", mailbox.report.pk)}


def test_lines_go_once_no_backup_needs_them(mailbox: OpenMailbox) -> None:
    erasures.the_list().write([], today=date(2026, 1, 2))
    erasures.note([Line(date(2026, 1, 2), "report", "0" * 32, Deed.DONE)])

    erasures_room.daily_round()

    assert {line.day for line in on_it().lines} == set()
    assert on_it().since >= timezone.localdate() - timedelta(days=42)


def test_a_list_that_cannot_be_written_keeps_nobody_from_withdrawing(
    mailbox: OpenMailbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setattr(erasures, "FOLDER", str(tmp_path / "a file" / "erasures"))
    logging.getLogger("speakopenly").propagate = True

    mailboxes.withdraw(mailbox)

    assert not Message.objects.exists()
    assert "cannot be written" in caplog.text
    assert not erasures_room.erasure_list().is_well


def test_the_copy_has_every_line_and_catches_up(mailbox: OpenMailbox, northmoor: Service, copy: Path) -> None:
    mailboxes.withdraw(mailbox)
    assert erasures_room.erasure_list().is_well
    for file in copy.iterdir():
        file.unlink()
    assert not erasures_room.erasure_list().is_well

    erasures.daily_round(FOREVER)

    assert erasures_room.erasure_list().is_well


def test_doctor_wants_a_copy_on_another_machine(mailbox: OpenMailbox) -> None:
    erasures.begin_today()

    seen = erasures_room.erasure_list()

    assert not seen.is_well
    assert "SPEAKOPENLY_ERASURES_COPY" in seen.line


def test_going_through_the_list_twice_does_no_harm(northmoor: Service) -> None:
    one, two = opened(send(northmoor)), opened(send(northmoor))
    erasures.note([Gone("report", one.report.pk).line(Deed.DONE, timezone.localdate())])

    done = [erasures.erase_again(on_it(), backup_of=timezone.localdate()) for _ in range(2)]

    assert done == [{"report": 1}, {}]
    assert list(Message.objects.values_list("report", flat=True)) == [two.report.pk]


def test_sharing_given_again_before_the_backup_stays_given(northmoor: Service) -> None:
    report = opened(send(northmoor, sharing=Sharing.YES)).report
    today = timezone.localdate()
    erasures.note([Gone("sharing", report.pk).line(Deed.DONE, today - timedelta(days=9))])

    assert erasures.erase_again(on_it(), backup_of=today - timedelta(days=5)) == {}
    assert erasures.erase_again(on_it(), backup_of=today - timedelta(days=9)) == {"sharing": 1}


def test_an_import_taken_back_is_taken_back_again(cast: Cast, northmoor: Service, ben: Reader) -> None:
    mailbox = opened(send(northmoor, sharing=Sharing.YES))
    report = closed(mailbox, ben)
    learning.hand_over(report, ben.staff, text="No names here.", groups={})
    batch = Import.objects.get()
    listening.take_back(batch=batch, by=cast.asha)
    Import.objects.update(state="brought_in")

    assert erasures.erase_again(on_it(), backup_of=timezone.localdate()) == {"import": 1}
    batch.refresh_from_db()
    assert batch.state == "taken_back"


def test_after_a_year_only_what_has_no_names_is_left(
    northmoor: Service, ben: Reader, where_it_lies: Callable[[bytes], list[str]]
) -> None:
    mailbox = opened(send(northmoor, sharing=Sharing.YES))
    report = closed(mailbox, ben)
    learning.hand_over(report, ben.staff, text="No names here.", groups={})
    blobs = [bytes(each.sealed) for each in Message.objects.all()]
    blobs += [bytes(each.sealed_words) for each in Contribution.objects.all()]
    assert all(where_it_lies(blob) for blob in blobs)
    Report.objects.update(closed_on=timezone.localdate() - timedelta(days=365))

    daily.daily_round()

    assert not [where for blob in blobs for where in where_it_lies(blob)]
    assert Contribution.objects.get().ident == learning.ident_of(report)
    assert Report.objects.get().state == ReportState.CLOSED
    batch = Import.objects.get()
    assert (bytes(batch.wrapped_key), batch.case_key) == (b"", None)


def test_a_day_less_than_a_year_takes_nothing(northmoor: Service, ben: Reader) -> None:
    closed(opened(send(northmoor)), ben)
    Report.objects.update(closed_on=timezone.localdate() - timedelta(days=364))

    daily.daily_round()

    assert Message.objects.exists()


def test_the_eight_words_say_what_became_of_it_and_still_withdraw(northmoor: Service, ben: Reader) -> None:
    receipt = send(northmoor, sharing=Sharing.YES)
    learning.hand_over(closed(opened(receipt), ben), ben.staff, text="No names here.", groups={})
    Report.objects.update(closed_on=timezone.localdate() - timedelta(days=365))
    daily.daily_round()

    found = mailboxes.status(opened(receipt))
    assert found.words_gone_on == timezone.localdate()
    assert mailboxes.thread(opened(receipt)) == []

    mailboxes.withdraw(opened(receipt))
    assert not Contribution.objects.exists()


@pytest.fixture
def where_it_lies(transactional_db: None) -> Callable[[bytes], list[str]]:
    """The files, database and log included, in which these bytes lie; on PostgreSQL its own columns."""
    from tests.promises.reporters import everything_kept

    return lambda blob: [where for where, data in everything_kept() if blob in data]
