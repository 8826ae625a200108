"""Raw words are never stored readable, and never written to a log, a job or the audit trail."""

from __future__ import annotations

import csv
import hashlib
import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from speakopenly.core.errors import SealBroken
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import
from speakopenly.web.jobs.models import Job
from tests.web.hear.conftest import SAID, SMALL, Browser, work_off_one_job
from tests.web.hear.test_bring_in import NORTHMOOR_COLUMNS

PHRASES = 20
LETTERS = 28


def distinctive_phrases(file: Path) -> list[str]:
    """Pieces from the middle of twenty long answers, spread over the file."""
    with file.open(encoding="utf-8", newline="") as handle:
        long = [row["text"] for row in csv.DictReader(handle) if len(row["text"]) > 80]
    chosen = long[:: len(long) // PHRASES][:PHRASES]
    return [text[30 : 30 + LETTERS] for text in chosen]


def bytes_on_disk() -> bytes:
    """The database as a thief would find it: the file, its write-ahead log and its index."""
    base = Path(connection.settings_dict["NAME"])
    files = [base.with_name(base.name + tail) for tail in ("", "-wal", "-shm")]
    return b"".join(file.read_bytes() for file in files if file.exists())


needs_a_file = pytest.mark.skipif(
    "postgresql" in settings.DATABASES["default"]["ENGINE"], reason="SQLite keeps its database in a file"
)


@needs_a_file
@pytest.mark.django_db(transaction=True)
def test_no_phrase_stands_in_the_database_at_any_step(asha: Browser, northmoor: Path) -> None:
    phrases = [phrase.encode() for phrase in distinctive_phrases(northmoor)]
    assert len(phrases) == PHRASES
    assert all(phrase in northmoor.read_bytes() for phrase in phrases)

    asha.choose(northmoor.read_bytes(), "listening.csv")
    batch = Import.objects.get()
    after = {"chosen": bytes_on_disk()}
    asha.match(batch, **NORTHMOOR_COLUMNS)
    asha.client.get(asha.at("bring-in-names", batch))
    after["matched"] = bytes_on_disk()
    asha.confirm(batch)
    work_off_one_job()
    after["brought in"] = bytes_on_disk()

    assert b"listening.csv" in after["brought in"], "we do look at the right bytes"
    assert Contribution.objects.count() > 300
    for step, dump in after.items():
        assert [phrase for phrase in phrases if phrase in dump] == [], step


@pytest.mark.parametrize("phrase", [said[:30] for said in SAID])
def test_no_log_job_or_audit_line_repeats_anybody(
    asha: Browser, phrase: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        asha.bring_in(SMALL)
        work_off_one_job()

    ours = [record.getMessage() for record in caplog.records if record.name.startswith("speakopenly")]
    assert not any(phrase in line for line in ours)
    assert phrase not in str(list(Job.objects.values()))


def test_words_moved_to_another_row_do_not_open(brought_in: Import, exercise: Exercise) -> None:
    first, second, _third = Contribution.objects.order_by("ident")
    Contribution.objects.filter(pk=first.pk).update(sealed_words=second.sealed_words)

    with pytest.raises(SealBroken):
        list(queries.raw_contributions(exercise))


def test_the_order_of_storing_is_not_the_order_of_the_file(brought_in: Import) -> None:
    stored = list(Contribution.objects.values_list("ident", flat=True))
    by_rowid = Contribution.objects.raw("SELECT * FROM speakopenly_hear_contribution ORDER BY rowid")

    if connection.vendor == "sqlite":
        assert [row.ident for row in by_rowid] == sorted(stored)


def test_a_digest_cannot_confirm_a_guess(brought_in: Import) -> None:
    sha256 = hashlib.sha256(SMALL).hexdigest()

    assert brought_in.digest not in {sha256, sha256[:32]}
