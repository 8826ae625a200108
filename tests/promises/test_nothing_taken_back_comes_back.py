"""Promise: what was taken back after a backup does not come back with it, and one letter changed is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking import Receipt
from speakopenly.web.backup.restoring import Restored
from speakopenly.web.hear.reporting.reports import daily, mailboxes
from speakopenly.web.hear.reporting.reports.models import Message
from speakopenly.web.people.models import Service
from tests.promises.reporters import PLANTED, ways_to_write
from tests.web.backup.conftest import (
    THREAD,
    alone_at_home,
    ask,
    back_up,
    bring_back,
    files_of,
    home,
    secret,
)
from tests.web.hear.reporting.reports.conftest import opened, send

__all__ = ["alone_at_home", "back_up", "bring_back", "home", "secret"]
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into SQLite's own files")
PEOPLE, WHO_WITHDRAW = 24, 12
"""Enough for pages of the database to be split: half-used ones once kept what had been in them."""


def test_after_a_restore_no_eight_words_and_no_file_give_back_what_was_withdrawn(
    northmoor: Service, back_up: Callable[[], Path], bring_back: Callable[..., Restored], home: Path
) -> None:
    said = [f"Nobody rang back in {PLANTED}{number} until the spring." for number in range(PEOPLE)]
    people = [send(northmoor, words) for words in said]
    daily.daily_round()
    file = back_up()
    blobs = [blob for receipt in people[:WHO_WITHDRAW] for blob in _withdraw(receipt)]

    bring_back(file)

    found = ask(home, THREAD, receipts=[" ".join(receipt.words) for receipt in people])
    assert found == [[]] * WHO_WITHDRAW + [[words] for words in said[WHO_WITHDRAW:]]
    kept = files_of(home)
    assert [name for name, data in kept.items() if any(blob in data for blob in blobs)] == []
    ways = [way.lower() for way in ways_to_write(PLANTED)]
    assert [name for name, data in kept.items() if any(way in data.lower() for way in ways)] == []


def test_no_letter_of_a_backup_can_be_changed(
    northmoor: Service, back_up: Callable[[], Path], bring_back: Callable[..., Restored], home: Path
) -> None:
    send(northmoor)
    daily.daily_round()
    file = back_up()
    whole = file.read_bytes()

    for place in range(0, len(whole), len(whole) // 25):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BadInput):
            bring_back(file)
        assert not home.exists()


def _withdraw(receipt: Receipt) -> list[bytes]:
    """Take a report back; gives the sealed bytes that must never be found again."""
    mailbox = opened(receipt)
    blobs = [bytes(each.sealed) for each in Message.objects.filter(report=mailbox.report)]
    mailboxes.withdraw(mailbox)
    return blobs
