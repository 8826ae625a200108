"""A key is open in one browser, for fifteen quiet minutes, and in no database."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from speakopenly.core.errors import NotAllowed, WrongPassphrase
from speakopenly.web.hear.keyring import actions, key_locks, unlocking
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.people.staff import Staff
from tests.web.conftest import PASSWORD
from tests.web.hear.keyring.conftest import SECRET, Readers, make_key, opened

SignIn = Callable[[Staff], Client]
UNLOCK, KEYS, CHANGE = "/staff/hear/unlock/", "/staff/hear/keys/", "/staff/hear/keys/change/"


@pytest.fixture
def ben(readers: Readers, sign_in: SignIn) -> Client:
    make_key(readers.ben)
    return sign_in(readers.ben)


def unlock(client: Client, passphrase: str = SECRET, **more: str) -> object:
    return client.post(UNLOCK, {"passphrase": passphrase, **more})


def is_open(client: Client) -> bool:
    return client.get(CHANGE).status_code == 200


def test_the_right_passphrase_opens_and_goes_on_where_one_was(ben: Client) -> None:
    asked = ben.get(CHANGE)
    assert asked.headers["Location"] == f"{UNLOCK}?next=%2Fstaff%2Fhear%2Fkeys%2Fchange%2F"

    answer = ben.post(UNLOCK, {"passphrase": SECRET, "next": CHANGE})

    assert answer.headers["Location"] == CHANGE
    assert is_open(ben)


@pytest.mark.parametrize(
    "where", ["https://elsewhere.example/", "//elsewhere.example", "/about/", "javascript:0"]
)
def test_the_way_on_leads_nowhere_else(ben: Client, where: str) -> None:
    assert ben.post(UNLOCK, {"passphrase": SECRET, "next": where}).headers["Location"] == KEYS


def test_a_wrong_passphrase_gives_one_clear_line_and_is_not_shown_again(ben: Client) -> None:
    answer = unlock(ben, "quite another set of words")

    assert answer.status_code == 400
    assert "not the passphrase" in answer.text
    assert "quite another" not in answer.text
    assert not is_open(ben)


def test_after_a_wrong_try_one_still_goes_on_where_one_was(ben: Client) -> None:
    again = ben.post(UNLOCK, {"passphrase": "quite another set of words", "next": CHANGE})

    assert f'value="{CHANGE}"' in again.text


def test_guessing_is_slowed_for_everybody_who_tries_this_account(ben: Client, readers: Readers) -> None:
    for _ in range(key_locks.FREE_TRIES):
        unlock(ben, "quite another set of words")

    answer = unlock(ben)

    assert "Too many tries" in answer.text
    ReadingKey.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    unlock(ben)
    assert is_open(ben)
    assert ReadingKey.objects.get().wrong_tries == 0


def test_the_waits_grow_and_end_at_a_quarter_of_an_hour() -> None:
    waits = [key_locks.wait_after(tries).total_seconds() for tries in range(4, 13)]

    assert waits == [0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_the_cookie_is_kept_from_scripts_other_sites_and_other_paths(ben: Client) -> None:
    cookie = unlock(ben).cookies[settings.READING_COOKIE_NAME]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/staff/")
    assert not cookie["max-age"]
    assert not cookie["expires"]


def test_the_session_row_holds_no_key_usable_without_the_cookie(ben: Client, readers: Readers) -> None:
    private = opened(readers.ben).private.data
    unlock(ben)
    kept = Session.objects.get().get_decoded()

    assert private not in repr(kept).encode()
    assert private.hex() not in repr(kept)
    ben.cookies.pop(settings.READING_COOKIE_NAME)
    assert not is_open(ben)


def test_another_browsers_key_does_not_open_this_session(ben: Client) -> None:
    unlock(ben)
    ben.cookies[settings.READING_COOKIE_NAME] = "A" * 43 + "="

    assert not is_open(ben)


def test_it_closes_after_fifteen_quiet_minutes(ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    unlock(ben)
    now = time.time()
    monkeypatch.setattr(unlocking.time, "time", lambda: now + unlocking.IDLE_SECONDS - 5)
    assert is_open(ben)

    monkeypatch.setattr(unlocking.time, "time", lambda: now + 2 * unlocking.IDLE_SECONDS)

    assert not is_open(ben)


def test_staying_keeps_it_open(ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    unlock(ben)
    now = time.time()
    monkeypatch.setattr(unlocking.time, "time", lambda: now + 800)
    stayed = ben.post("/staff/hear/unlock/stay/", headers={"Accept": "application/json"})
    monkeypatch.setattr(unlocking.time, "time", lambda: now + 1600)

    assert stayed.status_code == 204
    assert is_open(ben)


def test_the_warning_says_so_without_script(ben: Client) -> None:
    assert "closes after 15 quiet minutes" not in ben.get("/staff/").text

    unlock(ben)

    assert "closes after 15 quiet minutes" in ben.get("/staff/").text


def test_lock_closes_it_and_coming_back_does_not_open_it(readers: Readers) -> None:
    cache.clear()
    make_key(readers.ben)
    ben = Client()
    ben.post("/staff/account/sign-in/", {"login": readers.ben.user.email, "password": PASSWORD})
    unlock(ben)
    ben.post("/staff/account/lock/")
    ben.post("/staff/account/confirm/", {"password": PASSWORD})

    assert ben.get("/staff/").status_code == 200
    assert not is_open(ben)


def test_signing_out_closes_it(ben: Client, readers: Readers) -> None:
    unlock(ben)
    ben.post("/staff/account/sign-out/")
    ben.force_login(readers.ben.user)

    assert not is_open(ben)


def test_a_retired_key_is_not_open_any_more(ben: Client, readers: Readers) -> None:
    unlock(ben)
    actions.retire_reading_key(by=readers.ben, reading_key=ReadingKey.objects.get())

    assert ben.get(CHANGE).status_code == 302


def test_what_one_was_sending_when_it_closed_is_kept_and_sent_on(readers: Readers, ben: Client) -> None:
    sent = {"new": "another teapot ladder orchard", "again": "another teapot ladder orchard"}
    asked = ben.post(CHANGE, sent)
    assert asked.status_code == 403
    assert "another teapot" not in asked.text

    page = unlock(ben, kept=asked.context["kept"])

    assert 'action="/staff/hear/keys/change/"' in page.text
    assert page.text.count("another teapot ladder orchard") == 2


def test_what_one_was_sending_is_nobody_elses_to_send(readers: Readers, ben: Client, sign_in: SignIn) -> None:
    kept = ben.post(CHANGE, {"new": "another teapot ladder orchard"}).context["kept"]
    make_key(readers.bea)

    answer = unlock(sign_in(readers.bea), kept=kept)

    assert answer.status_code == 302


def test_one_guess_costs_sixty_four_mebibytes(readers: Readers, dear_guessing: None) -> None:
    reading_key = make_key(readers.ben)

    assert bytes(reading_key.by_passphrase)[1:4] == bytes([2, 0, 64])
    with pytest.raises(WrongPassphrase):
        opened(readers.ben, "quite another set of words")


def test_somebody_without_a_key_is_led_to_make_one(readers: Readers, sign_in: SignIn) -> None:
    assert "Make your reading key" in sign_in(readers.ben).get(UNLOCK).text


def test_somebody_who_reads_nothing_is_told_so(readers: Readers, sign_in: SignIn) -> None:
    assert sign_in(readers.cara).get(UNLOCK).status_code == 403


def test_no_key_and_no_wish_is_no_secret(readers: Readers) -> None:
    with pytest.raises(NotAllowed, match="no reading key"):
        unlocking.own_key(readers.ben)
