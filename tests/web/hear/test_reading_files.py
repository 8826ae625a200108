"""A long file is read by a job: the page does not wait, what cannot be read leaves one line, nothing comes twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from speakopenly.core.retention import WAITING_FILES
from speakopenly.core.tables import read_table_bytes
from speakopenly.hear.files import read_any
from speakopenly.web.hear.listening import actions, daily, packing, queries, reading, waiting
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import, ImportState
from speakopenly.web.hear.listening.tasks import read_file
from speakopenly.web.jobs import claims
from speakopenly.web.jobs import policies as jobs_policies
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.conftest import NORTHMOOR, SMALL, Browser, make_csv, read_what_waits, work_off_one_job
from tests.web.hear.files_said import SUBMISSION, TALK, word_file

NO_DOCUMENT = b"PK\x03\x04" + bytes(64)


@pytest.fixture
def left(asha: Browser) -> Import:
    """A document that was chosen and is not read yet."""
    asha.choose(word_file(SUBMISSION), "carers.docx")
    return Import.objects.get()


def test_a_document_is_sealed_and_left_to_a_job(
    asha: Browser, left: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = asha.client.get(asha.at("import", left))

    assert left.state == ImportState.READING
    assert b"carer" not in bytes(left.sealed_file)
    assert "Waiting to start." in page.text
    assert 'http-equiv="refresh"' in page.text


def test_the_page_that_chooses_a_document_reads_none(asha: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("The page has read the file.")

    monkeypatch.setattr(reading, "read", never)

    answer = asha.choose(word_file(SUBMISSION), "carers.docx")

    assert answer.status_code == 302


def test_once_it_is_read_the_same_address_shows_what_was_found(asha: Browser, left: Import) -> None:
    read_what_waits()

    page = asha.client.get(asha.at("import", left), follow=True)
    left.refresh_from_db()

    assert "Here is what we found" in page.text
    assert (left.state, left.found, left.is_read, left.job) == (ImportState.UPLOADED, 1, True, None)


def test_no_later_page_reads_the_file_again(
    asha: Browser, left: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_what_waits()

    def never(*_: object) -> None:
        raise AssertionError("A page has read the file again.")

    monkeypatch.setattr(reading, "read_any", never)

    assert asha.client.get(asha.at("bring-in-pieces", left)).status_code == 200
    assert asha.client.get(asha.at("bring-in-about", left)).status_code == 200


def test_what_cannot_be_read_leaves_one_line_and_no_byte(asha: Browser) -> None:
    asha.choose(NO_DOCUMENT, "broken.docx")
    read_what_waits()
    batch = Import.objects.get()

    page = asha.client.get(asha.at("import", batch))

    assert batch.state == ImportState.UNREADABLE
    assert (bytes(batch.sealed_file), bytes(batch.wrapped_key)) == (b"", b"")
    assert len(batch.notes) == 1
    assert batch.notes[0] in page.text
    assert "Choose another file" in page.text
    assert Contribution.objects.count() == 0


def test_the_line_of_a_file_that_cannot_be_read_names_no_column(exercise: Exercise, cast: Cast) -> None:
    from speakopenly.core.errors import BadInput

    batch = actions.leave_to_read(exercise=exercise, by=cast.asha, name="said.xlsx", data=b"PK")
    refusal = BadInput("is there twice.", do="Rename one.", row=3, column="nobody told us who to try next")

    actions.give_up_reading(batch=batch, refusal=refusal)

    batch.refresh_from_db()
    assert batch.notes == ["row 3: is there twice. Rename one."]


def test_a_file_that_could_not_be_read_can_be_chosen_again(asha: Browser) -> None:
    asha.choose(NO_DOCUMENT, "broken.docx")
    read_what_waits()

    again = asha.choose(NO_DOCUMENT, "broken.docx")

    assert again.status_code == 302
    assert Import.objects.filter(state=ImportState.READING).count() == 1


def test_today_says_what_could_not_be_read_for_a_week(asha: Browser, cast: Cast) -> None:
    asha.choose(NO_DOCUMENT, "broken.docx")
    read_what_waits()
    told = waiting.files_not_read(cast.asha)
    Import.objects.update(began_on=timezone.localdate() - timedelta(days=waiting.DAYS_A_REFUSAL_IS_TOLD))

    assert [each.what for each in told] == ["We could not read broken.docx"]
    assert waiting.files_not_read(cast.asha) == []


def test_a_job_killed_half_way_is_begun_again_and_keeps_it_once(asha: Browser, left: Import) -> None:
    first = claims.claim_next("a worker that is killed", lease=timedelta(seconds=-1))
    assert first is not None
    read_what_waits()

    left.refresh_from_db()
    assert Job.objects.get(key=f"read-{left.pk}").attempts == 2
    assert left.state == ImportState.UPLOADED
    assert Import.objects.count() == 1
    assert reading.gathered_of(left).found == 1


def test_a_worker_that_lost_its_job_writes_nothing(
    asha: Browser, left: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reading.held_by

    def lose_it_meanwhile(batch: Import) -> Any:
        Job.objects.update(owner="another worker")
        return read(batch)

    monkeypatch.setattr(reading, "held_by", lose_it_meanwhile)
    shift = Shift()
    claim = claims.claim_next(shift.owner)
    assert claim is not None
    shift.do(claim)

    left.refresh_from_db()
    assert left.state == ImportState.READING


def test_a_file_put_away_while_it_is_read_stays_away(
    asha: Browser, left: Import, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reading.held_by

    def put_away_meanwhile(batch: Import) -> Any:
        found = read(batch)
        actions.refuse_import(batch=batch, by=cast.asha)
        return found

    monkeypatch.setattr(reading, "held_by", put_away_meanwhile)
    read_what_waits()

    left.refresh_from_db()
    assert (left.state, bytes(left.sealed_file)) == (ImportState.REFUSED, b"")


def test_choosing_it_twice_while_it_is_read_goes_on_with_the_first(asha: Browser, left: Import) -> None:
    again = asha.choose(word_file(SUBMISSION), "carers.docx")

    assert again.url == asha.at("import", left)
    assert Import.objects.count() == Job.objects.filter(task=read_file.module_path).count() == 1


@pytest.mark.parametrize(
    ("name", "size", "is_quick"),
    [
        ("said.csv", 1_000, True),
        ("talk.vtt", reading.QUICK_BYTES, True),
        ("said.csv", reading.QUICK_BYTES + 1, False),
        ("photo.jpg", 1_000, True),
        ("empty.pdf", 0, True),
        ("submission.pdf", 1_000, False),
        ("notes.docx", 1_000, False),
        ("said.xlsx", 1_000, False),
        ("said.csv.gz", 1_000, False),
    ],
)
def test_only_small_files_of_plain_letters_are_read_at_once(name: str, size: int, is_quick: bool) -> None:
    assert reading.is_quick(name, size) is is_quick


def test_a_small_table_is_read_at_once(asha: Browser) -> None:
    asha.choose(SMALL)

    assert Import.objects.get().state == ImportState.UPLOADED


def test_a_big_table_comes_in_whole_by_way_of_a_job(asha: Browser, exercise: Exercise) -> None:
    rows = [[f"S{number}", "carer", "Nobody rang us back that week. " * 10] for number in range(1_000)]
    asha.choose(make_csv([["id", "role", "text"], *rows]), "big.csv")
    read_what_waits()
    batch = Import.objects.get()
    asha.match(batch)
    asha.confirm(batch)
    work_off_one_job()

    assert queries.count(exercise).contributions == 1_000


@pytest.mark.parametrize(
    ("data", "name"),
    [(TALK.encode(), "talk.vtt"), (word_file(SUBMISSION), "carers.docx")],
)
def test_pieces_are_unpacked_as_they_were_read(data: bytes, name: str) -> None:
    read = read_any(data, name)

    assert packing.unpack_pieces(packing.pack(read)) == read


def test_a_table_is_unpacked_as_it_was_read() -> None:
    read = read_table_bytes(NORTHMOOR.read_bytes(), "listening.csv")

    assert packing.unpack_table(packing.pack(read)) == read


@pytest.mark.parametrize(("days", "is_kept"), [(WAITING_FILES.days - 1, True), (WAITING_FILES.days, False)])
def test_a_file_that_waits_is_destroyed_after_its_time(left: Import, days: int, is_kept: bool) -> None:
    Import.objects.update(began_on=timezone.localdate() - timedelta(days=days))

    daily.daily_round()
    daily.daily_round()

    left.refresh_from_db()
    assert (left.state == ImportState.READING) is is_kept
    assert bool(bytes(left.sealed_file)) is is_kept
    assert bool(bytes(left.wrapped_key)) is is_kept


def test_reading_that_was_stopped_can_be_tried_again(
    browse: Callable[[Staff], Browser], asha: Browser, left: Import, cast: Cast
) -> None:
    job = Job.objects.get(key=f"read-{left.pk}")
    asha.client.post(f"/staff/jobs/{job.pk}/stop/")
    page = asha.client.get(asha.at("import", left))
    job.refresh_from_db()

    assert job.state == State.STOPPED
    assert jobs_policies.can_try_again(cast.asha, job)
    assert "Try again" in page.text


def test_only_who_chose_it_sees_what_was_read(
    browse: Callable[[Staff], Browser],
    asha: Browser,
    left: Import,
    cast: Cast,
    sign_in: Callable[[Staff], Client],
) -> None:
    read_what_waits()

    page = browse(cast.ben).client.get(asha.at("bring-in-pieces", left))

    assert page.status_code == 403
