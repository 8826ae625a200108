"""A backup taken while people write comes back whole, and what was erased since does not."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking import Closing, Message, MessageKind, Sharing
from speakopenly.web import backup_days
from speakopenly.web.backup import restoring, sealed, taking
from speakopenly.web.backup.restoring import Restored, Wanted
from speakopenly.web.hear import erasures
from speakopenly.web.hear.reporting.reports import conversations, daily, learning, mailboxes
from speakopenly.web.hear.reporting.reports.models import ContactSlip, Report, ReportState
from speakopenly.web.hear.reporting.reports.models import Message as StoredMessage
from speakopenly.web.people.models import Service
from tests.web.backup.conftest import THREAD, ask, files_of
from tests.web.conftest import HOME
from tests.web.hear.reporting.reports.conftest import WORDS, Reader, opened, send

BackUp = Callable[..., Path]
BringBack = Callable[..., Restored]
LATER = "And the key to the office was left with nobody."


def words_of(*receipts: object) -> list[str]:
    return [" ".join(receipt.words) for receipt in receipts]  # type: ignore[attr-defined]


def blobs_of(report: Report) -> list[bytes]:
    """The sealed bytes of everything said in a report."""
    return [
        bytes(sealed)
        for sealed in StoredMessage.objects.filter(report=report).values_list("sealed", flat=True)
    ]


def test_what_was_said_is_there_again_and_opens_by_its_eight_words(
    northmoor: Service, back_up: BackUp, bring_back: BringBack, home: Path
) -> None:
    receipt = send(northmoor)
    mailboxes.add(opened(receipt), kind=MessageKind.ADDITION, body=Message(LATER))
    daily.daily_round()

    restored = bring_back(back_up())

    assert restored.rows > 5
    assert ask(home, THREAD, receipts=words_of(receipt)) == [[WORDS, LATER]]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (home / "keys").rglob("*")} == {0}


def test_what_was_withdrawn_since_is_not_readable_afterwards(
    northmoor: Service, back_up: BackUp, bring_back: BringBack, home: Path
) -> None:
    stays, goes = (
        send(northmoor),
        send(northmoor, "The cupboard was locked and nobody had the key.", contact="Ring me"),
    )
    daily.daily_round()
    mailboxes.find(stays)
    blobs = blobs_of(opened(goes).report)
    file = back_up()
    mailboxes.withdraw(opened(goes))

    restored = bring_back(file)

    assert restored.erased == {"report": 1}
    assert ask(home, THREAD, receipts=words_of(stays, goes)) == [[WORDS], []]
    found = [name for name, data in files_of(home).items() if any(blob in data for blob in blobs)]
    assert found == []
    assert not any(b"cupboard" in data for data in files_of(home).values())


def test_without_the_list_it_would_have_come_back(
    northmoor: Service, back_up: BackUp, bring_back: BringBack, home: Path
) -> None:
    receipt = send(northmoor)
    daily.daily_round()
    file = back_up()
    mailboxes.withdraw(opened(receipt))

    with pytest.raises(BadInput, match="would come back"):
        bring_back(file, None)
    assert not home.exists()

    bring_back(file, None, without=True)
    assert ask(home, THREAD, receipts=words_of(receipt)) == [[WORDS]]


def test_sharing_taken_back_since_is_no_longer_shared(
    northmoor: Service, ben: Reader, back_up: BackUp, bring_back: BringBack, home: Path
) -> None:
    receipt = send(northmoor, sharing=Sharing.YES)
    daily.daily_round()
    report = opened(receipt).report
    conversations.read(ben.staff, ben.unlocked, report.number)
    Report.objects.filter(pk=report.pk).update(state=ReportState.READ_TWICE)
    conversations.close(ben.staff, ben.unlocked, report, Closing("Heard.", "Changed.", ""))
    learning.hand_over(report, ben.staff, text="No names here.", groups={})
    file = back_up()
    mailboxes.change_sharing(opened(receipt), Sharing.NO)

    restored = bring_back(file)

    assert restored.erased == {"sharing": 1}
    counted = "from speakopenly.web.hear.listening.models import Contribution\n"
    counted += "print(json.dumps([Report.objects.get().sharing, Contribution.objects.count()]))"
    assert ask(home, counted) == ["no", 0]


def test_a_slip_destroyed_at_closing_stays_destroyed(
    northmoor: Service, ben: Reader, fay: Reader, back_up: BackUp, bring_back: BringBack, home: Path
) -> None:
    receipt = send(northmoor, contact="Ring me")
    daily.daily_round()
    file = back_up()
    assert ContactSlip.objects.count() == 1
    report = opened(receipt).report
    conversations.read(ben.staff, ben.unlocked, report.number)
    Report.objects.filter(pk=report.pk).update(state=ReportState.READ_TWICE)
    conversations.close(ben.staff, ben.unlocked, report, Closing("Heard.", "Changed.", ""))

    assert bring_back(file).erased == {"contact-slip": 1}
    assert ask(home, "print(json.dumps(ContactSlip.objects.count()))") == 0


def test_a_withdrawal_that_failed_does_not_erase_at_the_next_restore(
    northmoor: Service,
    back_up: BackUp,
    bring_back: BringBack,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    receipt = send(northmoor)
    daily.daily_round()
    file = back_up()
    monkeypatch.setattr("speakopenly.web.hear.reporting.reports.removing.withdraw_row", _fail)
    with pytest.raises(RuntimeError):
        mailboxes.withdraw(opened(receipt))

    assert bring_back(file).erased == {}
    assert ask(home, THREAD, receipts=words_of(receipt)) == [[WORDS]]


def _fail(*_: object) -> None:
    raise RuntimeError


def test_who_is_signed_in_and_what_is_half_written_is_not_in_it(
    northmoor: Service, ben: Reader, back_up: BackUp, bring_back: BringBack, home: Path
) -> None:
    from django.test import Client

    Client().force_login(ben.staff.user)
    daily.daily_round()
    old_drafts = {path.read_bytes() for path in (HOME / "keys" / "drafts").glob("*") if path.stat().st_size}

    bring_back(back_up())

    counted = "from django.contrib.sessions.models import Session\nprint(json.dumps(Session.objects.count()))"
    assert ask(home, counted) == 0
    assert not old_drafts & {path.read_bytes() for path in (home / "keys" / "drafts").glob("*")}


@pytest.mark.parametrize("there", ["keys/site.key", "database/speakopenly.sqlite3", "anything"])
def test_nothing_is_restored_over_something(
    northmoor: Service, back_up: BackUp, bring_back: BringBack, home: Path, there: str
) -> None:
    daily.daily_round()
    file = back_up()
    (home / there).parent.mkdir(parents=True, exist_ok=True)
    (home / there).write_text("mine")

    with pytest.raises(BadInput, match="is not empty"):
        bring_back(file)

    assert list(files_of(home)) == [there]


@pytest.mark.parametrize("place", [0, 200, 9_000, 200_000, -1])
def test_one_changed_letter_is_found_and_nothing_is_left(
    northmoor: Service, back_up: BackUp, bring_back: BringBack, home: Path, place: int
) -> None:
    daily.daily_round()
    file = back_up()
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)

    with pytest.raises(BadInput):
        bring_back(file)

    assert not home.exists()
    assert not list(home.parent.glob(".*restoring*"))


@pytest.mark.parametrize("size", [64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 3 * 64 * 1024 + 7])
def test_a_last_piece_that_nobody_needs_is_checked_as_well(size: int) -> None:
    key = x25519.Identity.generate()
    out = io.BytesIO()
    pyrage.encrypt_io(io.BytesIO(bytes(size)), out, [key.to_public()])
    altered = bytearray(out.getvalue())
    altered[-1] ^= 1

    with pytest.raises(BadInput), sealed._decrypted(io.BytesIO(altered), [key]) as stream:
        stream.read(1)


def test_the_list_of_another_place_and_one_that_ends_too_early_are_refused(
    northmoor: Service, back_up: BackUp, bring_back: BringBack, tmp_path: Path
) -> None:
    daily.daily_round()
    file = back_up()
    day = date.today() - timedelta(days=9)  # noqa: DTZ011
    tag = erasures.tag_of_this_installation()
    for whose, said in ((tag, "reaches from"), ("0" * 32, "another installation")):
        given = tmp_path / f"{whose}.txt"
        given.write_text(f"speakopenly erasures 1\ninstallation {whose}\nsince {day}\nday {day}\n")

        with pytest.raises(BadInput, match=said):
            bring_back(file, given)


def test_nothing_plain_is_left_where_a_backup_was_made_or_failed(
    northmoor: Service, back_up: BackUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    daily.daily_round()
    before = set(files_of(HOME))
    with pytest.raises(RuntimeError):
        taking.take_backup(tmp_path / "failed.age", _fail)

    back_up()

    assert set(files_of(HOME)) - before == {"backups.json"}
    assert sorted(path.name for path in tmp_path.glob("*.age*")) == ["backup.age"]
    assert stat.S_IMODE((tmp_path / "backup.age").stat().st_mode) == 0o600


def test_a_backup_is_never_written_over_another_or_into_the_home(northmoor: Service, back_up: BackUp) -> None:
    daily.daily_round()
    back_up()

    with pytest.raises(BadInput, match="of this name already"):
        back_up()
    with pytest.raises(BadInput, match="lost with it"):
        taking.take_backup(HOME / "backup.age", _fail)


def test_a_rehearsal_goes_to_the_end_leaves_nothing_and_is_noted(
    northmoor: Service, back_up: BackUp, secret: Path
) -> None:
    send(northmoor)
    daily.daily_round()
    file = back_up()
    before = set(files_of(HOME.parent / HOME.name))
    open_it = partial(sealed.opened, file, identity_file=secret, passphrase_file=None)

    done = restoring.rehearse(open_it, HOME, Wanted(HOME / "erasures"))

    assert done.rows > 5
    assert set(files_of(HOME)) == before
    assert not list(HOME.parent.glob(f".{HOME.name}.restoring"))
    assert backup_days.last_backup(HOME) == date.today()  # noqa: DTZ011


def test_a_passphrase_opens_it_as_well(
    northmoor: Service, bring_back: BringBack, home: Path, tmp_path: Path
) -> None:
    receipt = send(northmoor)
    daily.daily_round()
    phrase = tmp_path / "phrase.txt"
    phrase.write_text("ladder orchard violin teapot harbour\n")
    taking.take_backup(tmp_path / "b.age", partial(sealed.seal_under, secret=sealed.passphrase_in(phrase)))
    open_it = partial(sealed.opened, tmp_path / "b.age", identity_file=None, passphrase_file=phrase)

    restoring.restore(open_it, home, Wanted(HOME / "erasures"))

    assert ask(home, THREAD, receipts=words_of(receipt)) == [[WORDS]]


def test_a_backup_is_one_moment_while_others_write(
    northmoor: Service, back_up: BackUp, bring_back: BringBack, home: Path
) -> None:
    """Twenty reports come in while it is made: every one that is in it is in it whole."""
    import threading

    from django.db import connection

    daily.daily_round()

    def write() -> None:
        for _ in range(20):
            send(northmoor)
        connection.close()

    writing = threading.Thread(target=write)
    writing.start()
    file = back_up()
    writing.join()

    bring_back(file)

    whole = "print(json.dumps([Report.objects.count(), Message.objects.count()]))"
    reports, messages = ask(home, whole)
    assert reports == messages
    assert os.path.getsize(file) > 0
