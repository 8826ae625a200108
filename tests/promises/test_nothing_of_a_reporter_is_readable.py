"""After a hundred reports, answers, files and withdrawals, nothing kept here tells a word, a person or an hour."""

from __future__ import annotations

import io
import logging
import re
import time
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from PIL import Image

from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.core.sealing import BUCKETS, make_holder_keys
from speakopenly.hear.answering import FactorNoted, RuleId
from speakopenly.hear.factors import Direction
from speakopenly.hear.speaking import Closing, Kind, Message
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKey, Wrap
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.readers import actions as readers
from speakopenly.web.hear.reporting.readers.actions.routes import Done
from speakopenly.web.hear.reporting.readers.models import CandourState, Deed, StepReason, ToRole
from speakopenly.web.hear.reporting.readers.safekeeping import CandourSaid
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.reports.models import Message as StoredMessage
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.models import Service
from tests.promises.reporters import (
    ADDRESS,
    BROWSER,
    PLANTED,
    REPORTERS_TABLES,
    Person,
    database_files,
    everything_kept,
    files_at_home,
    open_the_door,
    other_tables,
    tables,
    times_of_files,
    where_is,
)
from tests.web.hear.reading import CALM, read_by_two
from tests.web.hear.reporting.reports.conftest import Reader, with_a_key

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into SQLite's own files"),
]
PEOPLE, FEW, WITH_FILES, WHO_WITHDRAW = 100, 12, 4, 3
A_TIME = re.compile(rb"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
SEALED_BEYOND_PADDING = 1 + 80 + 24 + 16


def _photo() -> bytes:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x010E] = f"Taken at {PLANTED}"
    exif[0x0132] = "2026:03:02 14:07:09"
    Image.new("RGB", (8, 8), "grey").save(out, "JPEG", exif=exif, comment=PLANTED.encode())
    return out.getvalue()


PHOTO = _photo()


@pytest.fixture(autouse=True)
def key_of_the_installation(settings: Any, tmp_path: Path) -> None:
    """A home of our own with its key: tests that run at the same time must not write files among ours."""
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)


@pytest.fixture
def door(
    northmoor: Service, fay: Reader, gwen: Reader, settings: Any, caplog: pytest.LogCaptureFixture
) -> Service:
    """An open door with two readers behind it, and a machine that writes down all it ever would."""
    settings.DEMO = True
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    caplog.set_level(logging.DEBUG)
    open_the_door(northmoor)
    return northmoor


@pytest.fixture
def people(door: Service) -> list[Person]:
    """A dozen people who have sent, some with a way to reach them."""
    return _all_send(FEW)


def _all_send(number: int) -> list[Person]:
    people = [Person(each) for each in range(number)]
    for person in people:
        contact = f"{PLANTED} 01632 777 {person.number:03}" if person.number % 5 == 0 else ""
        person.send(contact=contact, idea=f"Ask {PLANTED}.")
    return people


def _everybody_comes_back(people: list[Person]) -> None:
    for person in people:
        page = person.come_back()
        assert f"{PLANTED}{person.number}" in page
        if person.number % 2 == 0:
            form: dict[str, Any] = {"pass": person.way_on, "text": f"One more thing about {PLANTED}."}
            if person.number < WITH_FILES:
                form["file"] = SimpleUploadedFile(f"{PLANTED}.jpg", PHOTO, "image/jpeg")
            person.post("/return/write/", form)
        if person.number % 3 == 0:
            _does_all_else(person)


def _does_all_else(person: Person) -> None:
    way_on = person.way_on
    person.post("/return/harm/", {"pass": way_on, "answer": "yes", "text": f"They asked about {PLANTED}."})
    person.post("/return/sharing/", {"pass": way_on, "sharing": "no"})
    person.post("/return/useful/", {"pass": way_on, "useful": "partly"})
    person.post("/return/my-proof/", {"pass": way_on})


def _readers_answer(reader: Reader, other: Reader) -> None:
    numbers = Report.objects.exclude(state="withdrawn").order_by("received_on", "pk")
    for number in numbers.values_list("number", flat=True):
        report = conversations.read(reader.staff, reader.unlocked, number).report
        conversations.ask(reader.staff, reader.unlocked, report, Message(f"Where is {PLANTED}?"))
        conversations.reply(reader.staff, reader.unlocked, report, Message(f"We know of {PLANTED}."))
    _two_readers_work(report, reader, other)
    closing = Closing(f"Heard of {PLANTED}.", "Nothing yet, because it is not ours.", "")
    conversations.close(reader.staff, reader.unlocked, report, closing)


def _two_readers_work(report: Report, reader: Reader, other: Reader) -> None:
    """Everything that readers write down of a report themselves."""
    marked = (FactorNoted("TC1", Direction.HINDERED, PLANTED),)
    notes = replace(CALM, kind=Kind.MISTAKE, note=f"Of {PLANTED}.", factors=marked)
    read_by_two(report, reader, other, notes)
    done = Done(RuleId.RT8, Deed.PASSED_ON, ToRole.DATA_PROTECTION, timezone.localdate(), f"Of {PLANTED}.")
    readers.record_route(reader.staff, reader.unlocked, report, done)
    said = CandourSaid(f"Help of {PLANTED}", f"Because of {PLANTED}")
    readers.answer_candour(reader.staff, reader.unlocked, report, CandourState.NO, said, on=None)
    readers.agree(reader.staff, reader.unlocked, report, notes)
    _one_is_opened(reader, other)


def _one_is_opened(reader: Reader, other: Reader) -> None:
    """Of those with a way to reach them, one is opened by two people."""
    for report in Report.objects.exclude(state="withdrawn"):
        with suppress(NotAllowed):
            step = readers.ask_for_identity(
                reader.staff, reader.unlocked, report, StepReason.THE_LAW, f"Of {PLANTED}."
            )
            assert PLANTED in readers.open_identity(other.staff, other.unlocked, step).says
            return
    raise AssertionError("Nobody had left a way to reach them.")


def _some_withdraw(people: list[Person]) -> None:
    for person in people[-WHO_WITHDRAW:]:
        person.come_back()
        person.post("/return/withdraw/", {"pass": person.way_on, "choice": "take-out", "sent": "yes"})


def test_no_word_address_or_browser_is_kept_anywhere(
    door: Service,
    ben: Reader,
    gwen: Reader,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    people = _all_send(PEOPLE)
    _everybody_comes_back(people)
    _readers_answer(ben, gwen)
    _some_withdraw(people)

    said = caplog.text + "".join(capfd.readouterr())
    for planted in (PLANTED, ADDRESS, BROWSER, "01632 777"):
        assert where_is(planted) == []
        assert planted not in said
    assert Report.objects.filter(state="withdrawn").count() == WHO_WITHDRAW
    assert StoredMessage.objects.count() > 3 * PEOPLE


def test_what_looks_for_planted_words_finds_them(people: list[Person], northmoor: Service) -> None:
    """The search above can fail: a word that is stored readable is found, in its cell and in the file."""
    northmoor.name = f"The {PLANTED} service"
    northmoor.save()

    found = where_is(PLANTED)

    assert "speakopenly_people_service.name" in found
    assert len(found) > 1


def test_reporters_deeds_change_no_other_table_and_no_other_file(people: list[Person], ben: Reader) -> None:
    rows, files = other_tables(), times_of_files(files_at_home())

    more = [Person(number) for number in range(PEOPLE, PEOPLE + 5)]
    for person in more:
        person.send()
    _everybody_comes_back(more)
    _some_withdraw(more)

    assert other_tables() == rows
    assert times_of_files(files_at_home()) == files


def test_the_files_of_the_database_say_midnight(people: list[Person]) -> None:
    _some_withdraw(people)

    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()

    assert len(times_of_files(database_files())) == 3
    assert set(times_of_files(database_files()).values()) == {midnight}


def test_no_table_of_reporters_has_a_column_for_a_time(
    people: list[Person], ben: Reader, gwen: Reader
) -> None:
    _readers_answer(ben, gwen)

    for name, columns, rows in tables():
        if name in REPORTERS_TABLES:
            for column, cell in ((c, cell) for row in rows for c, cell in zip(columns, row, strict=True)):
                assert not isinstance(cell, datetime), f"{name}.{column}"
                assert not (isinstance(cell, str) and A_TIME.search(cell.encode())), f"{name}.{column}"
                assert not (isinstance(cell, int | float) and cell > time.time() / 2), f"{name}.{column}"


@pytest.mark.parametrize("table", REPORTERS_TABLES)
def test_no_row_of_reporters_has_a_number_that_counts_up(people: list[Person], table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        (sql,) = cursor.fetchone()
        assert sql.endswith("WITHOUT ROWID")
        cursor.execute(f"SELECT id FROM {table}")  # noqa: S608  (our own table)
        kinds = {identifier[12] for (identifier,) in cursor.fetchall()}

    assert kinds <= {"4"}, "every id is a random UUID"


def test_sealed_words_have_few_lengths(people: list[Person]) -> None:
    lengths = {len(bytes(sealed)) - SEALED_BEYOND_PADDING for (sealed,) in _sealed()}

    assert lengths <= set(BUCKETS)


def _sealed() -> Any:
    return StoredMessage.objects.values_list("sealed")


def test_no_reader_opens_a_case_that_was_not_sealed_to_them(people: list[Person], ben: Reader) -> None:
    from speakopenly.web.people.roles import Role
    from tests.web.conftest import _person

    late = with_a_key(_person(ben.staff.service, "Lowri", Role.READER))

    for case_key in CaseKey.objects.all():
        with pytest.raises(NotAllowed):
            case_keys.open_as_reader(case_key, late.unlocked)
    for wrap in Wrap.objects.select_related("case_key"):
        with pytest.raises(SealBroken):
            case_keys.open_wrap(wrap.case_key, wrap, late.unlocked.private)
    for number in Report.objects.values_list("number", flat=True):
        with pytest.raises(NotAllowed):
            conversations.read(late.staff, late.unlocked, number)


def test_a_wrap_moved_to_another_case_opens_nothing(people: list[Person], ben: Reader) -> None:
    one, other = Wrap.objects.filter(reading_key=ben.unlocked.reading_key).select_related("case_key")[:2]

    with pytest.raises(SealBroken):
        case_keys.open_wrap(other.case_key, one, ben.unlocked.private)
    with pytest.raises(SealBroken):
        case_keys.open_wrap(one.case_key, one, make_holder_keys()[1])


def test_everything_kept_is_looked_at(people: list[Person]) -> None:
    places = {where for where, _data in everything_kept()}

    assert "speakopenly_hear_message.sealed" in places
    assert {path.name for path in database_files()} <= places
