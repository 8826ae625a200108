"""Words that were read are sealed to facilitators: the machine that read them opens them no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.web.hear import listening_room
from speakopenly.web.hear.keyring import actions as keyring
from speakopenly.web.hear.keyring import policies
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions, queries, safekeeping
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand import again
from speakopenly.web.understand.reading.models import Reading, Stage
from speakopenly.web.understand.reading.queries import understanding_of
from tests.web.conftest import _person
from tests.web.hear.conftest import SAID, SMALL, Browser, make_csv, work_off_one_job
from tests.web.hear.keyring.conftest import SECRET, Readers, make_key, opened
from tests.web.hear.keyring.test_custodians import sheets
from tests.web.hear.keyring.test_handing_over import do_all
from tests.web.plans import open_exercise

SignIn = Callable[[Staff], Client]
MORE = ["We were rung back within the hour and that made all the difference.", "The lift is still broken."]


@pytest.fixture
def exercise(readers: Readers) -> Exercise:
    return open_exercise(
        by=readers.asha,
        title="What helps?",
        question="What helps?",
        asked_by="Us",
        opened_on=date(2026, 3, 2),
    )


@pytest.fixture
def asha(sign_in: SignIn, readers: Readers, exercise: Exercise) -> Browser:
    return Browser(sign_in(readers.asha), exercise.slug)


def bring_in(asha: Browser, said: list[str], name: str) -> Import:
    rows = [["id", "role", "text"], *([f"{name}{n}", "carer", text] for n, text in enumerate(said))]
    return asha.bring_in(make_csv(rows), name)


def words(exercise: Exercise, unlocked: Unlocked | None = None) -> list[str]:
    return sorted(said.text for said in queries.raw_contributions(exercise, unlocked=unlocked))


def test_words_that_were_read_open_with_a_facilitators_key_and_not_with_the_installation_key(
    readers: Readers, exercise: Exercise, asha: Browser
) -> None:
    make_key(readers.asha)
    batch = asha.bring_in(SMALL)
    working = bytes(batch.wrapped_key)

    Shift().work(until_empty=True)

    batch.refresh_from_db()
    assert working
    assert bytes(batch.wrapped_key) == b""
    assert words(exercise, opened(readers.asha)) == sorted(SAID)
    with pytest.raises(WordsLocked):
        words(exercise)
    with pytest.raises(SealBroken):
        installation_key().unwrap(bytes(batch.wrapped_key), about=safekeeping._about_key(batch))
    assert AuditLine.objects.filter(deed="words sealed to readers").count() == 1


@pytest.mark.parametrize("name", ["ben", "dilys"])
def test_they_open_for_nobody_else(readers: Readers, exercise: Exercise, asha: Browser, name: str) -> None:
    make_key(readers.asha)
    make_key(getattr(readers, name))
    asha.bring_in(SMALL)
    Shift().work(until_empty=True)

    with pytest.raises(NotAllowed):
        words(exercise, opened(getattr(readers, name)))


def test_the_working_wrap_stays_while_words_are_still_to_be_read(
    readers: Readers, exercise: Exercise, asha: Browser
) -> None:
    make_key(readers.asha)
    batch = asha.bring_in(SMALL)
    work_off_one_job()  # brought in, not yet read

    assert not actions.seal_to_readers(batch=batch)
    assert words(exercise) == sorted(SAID)


def test_where_nobody_holds_a_key_they_stay_and_today_and_doctor_say_so(
    readers: Readers, exercise: Exercise, asha: Browser
) -> None:
    asha.bring_in(SMALL)
    Shift().work(until_empty=True)

    assert words(exercise) == sorted(SAID)
    assert "The words of 1 file are sealed to this machine only" in asha.client.get("/staff/").text
    told = listening_room.words_in_reach()
    assert not told.is_well
    assert told.line.startswith("1 file was brought in")
    assert "make a reading key (Work door, Hear, Reading keys)" in told.do


def test_the_first_facilitators_key_seals_what_waited(
    readers: Readers, exercise: Exercise, asha: Browser
) -> None:
    asha.bring_in(SMALL)
    Shift().work(until_empty=True)

    make_key(readers.asha)
    Shift().work(until_empty=True)

    assert bytes(Import.objects.get().wrapped_key) == b""
    assert words(exercise, opened(readers.asha)) == sorted(SAID)
    assert "sealed to this machine only" not in asha.client.get("/staff/").text
    assert listening_room.words_in_reach().is_well


def test_the_escrow_opens_them_for_a_named_facilitator(
    readers: Readers, exercise: Exercise, asha: Browser
) -> None:
    service = readers.asha.service
    three = [_person(service, name, Role.CUSTODIAN) for name in ("Cal", "Cat", "Con")]
    printed = sheets(three)
    make_key(readers.asha)
    asha.bring_in(SMALL)
    Shift().work(until_empty=True)
    fay = _person(service, "Fay", Role.FACILITATOR)
    key = make_key(fay)

    keyring.use_escrow(by=readers.cara, shares=printed[:2], reader=key)

    assert words(exercise, opened(fay)) == sorted(SAID)


def test_taking_back_takes_the_case_key_along(readers: Readers, exercise: Exercise, asha: Browser) -> None:
    make_key(readers.asha)
    batch = asha.bring_in(SMALL)
    Shift().work(until_empty=True)

    actions.take_back(batch=batch, by=readers.asha)

    assert not CaseKey.objects.exists()


def test_a_later_file_joins_without_a_key_and_with_one_all_is_looked_at_again(
    readers: Readers, exercise: Exercise, asha: Browser, shift: Shift
) -> None:
    make_key(readers.asha)
    bring_in(asha, SAID, "first.csv")
    do_all(shift)
    bring_in(asha, MORE, "second.csv")
    do_all(shift)
    assert Reading.objects.filter(exercise=exercise).count() == len(SAID) + len(MORE)
    assert not Import.objects.exclude(wrapped_key=b"").exists()

    job = again.look_again(exercise=exercise, by=readers.asha, unlocked=opened(readers.asha))
    do_all(shift)

    assert Job.objects.get(pk=job.pk).state == State.DONE
    assert understanding_of(exercise).stage == Stage.DONE  # type: ignore[union-attr]


def test_looking_again_asks_to_unlock(readers: Readers, exercise: Exercise, asha: Browser) -> None:
    make_key(readers.asha)
    for name, said in (("first.csv", SAID), ("second.csv", MORE)):
        bring_in(asha, said, name)
        Shift().work(until_empty=True)
    address = f"/staff/understand/themes/{exercise.slug}/"
    assert "Unlock" not in asha.client.get("/staff/").text
    assert "unlock to read them again" in asha.client.get(address).text

    locked = asha.client.post(f"{address}look-again/")
    asha.client.post("/staff/hear/unlock/", {"passphrase": SECRET})
    begun = asha.client.post(f"{address}look-again/")

    assert locked.status_code == 403
    assert "Unlock your reading key" in locked.text
    assert begun.headers["Location"].startswith("/staff/jobs/")


def test_looking_again_with_no_loan_says_unlock_and_ask_again(
    readers: Readers, exercise: Exercise, asha: Browser
) -> None:
    make_key(readers.asha)
    bring_in(asha, SAID, "first.csv")
    Shift().work(until_empty=True)
    job = again.look_again(exercise=exercise, by=readers.asha, unlocked=opened(readers.asha))

    Shift().work(until_empty=True)

    assert Job.objects.get(pk=job.pk).error_class == "KeyNotLent"
    assert understanding_of(exercise).stage == Stage.DONE  # type: ignore[union-attr]


def test_a_second_facilitator_is_handed_what_the_first_opens(
    readers: Readers, exercise: Exercise, asha: Browser, shift: Shift
) -> None:
    make_key(readers.asha)
    asha.bring_in(SMALL)
    do_all(shift)
    fay = _person(readers.asha.service, "Fay", Role.FACILITATOR)
    key = make_key(fay)
    assert policies.kinds_for(key) == {CaseKind.IMPORT}
    with pytest.raises(NotAllowed):
        words(exercise, opened(fay))

    keyring.hand_over(by=readers.asha, unlocked=opened(readers.asha), to=key)
    do_all(shift)

    assert words(exercise, opened(fay)) == sorted(SAID)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite keeps its database in a file")
@pytest.mark.django_db(transaction=True)
def test_the_working_wrap_is_gone_from_the_disk(readers: Readers, exercise: Exercise, asha: Browser) -> None:
    make_key(readers.asha)
    batch = asha.bring_in(SMALL)
    working = bytes(batch.wrapped_key)
    base = Path(connection.settings_dict["NAME"])
    files = [base.with_name(base.name + tail) for tail in ("", "-wal")]
    assert any(working in file.read_bytes() for file in files if file.exists())

    Shift().work(until_empty=True)

    assert not any(working in file.read_bytes() for file in files if file.exists())


@pytest.mark.parametrize(
    ("about", "days_ago", "is_well"),
    [({"survey": "1"}, 0, True), ({"survey": "1"}, 1, False), ({}, 0, False)],
    ids=["answers of today", "answers of yesterday", "a file of today"],
)
def test_answers_of_today_are_sealed_when_their_day_is_over(
    readers: Readers, exercise: Exercise, asha: Browser, about: dict[str, str], days_ago: int, is_well: bool
) -> None:
    asha.bring_in(SMALL)
    Shift().work(until_empty=True)
    began_on = timezone.localdate() - timedelta(days=days_ago)
    Import.objects.update(about=about, began_on=began_on)

    assert listening_room.words_in_reach().is_well is is_well
