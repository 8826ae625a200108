"""In the demonstration the machine opens keys by itself, says so on every Work page, and does so nowhere else."""

from __future__ import annotations

import logging
import stat
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from speakopenly.web.hear.keyring import demonstration, policies
from speakopenly.web.hear.keyring.models import ReadingKey
from tests.web.conftest import PASSWORD
from tests.web.hear.keyring.conftest import SECRET, Readers, make_key

SIGN_IN, CHANGE = "/staff/account/sign-in/", "/staff/hear/keys/change/"


def sign_in(email: str) -> Client:
    cache.clear()
    client = Client()
    client.post(SIGN_IN, {"login": email, "password": PASSWORD})
    return client


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO, settings.KEYS = True, tmp_path
    return tmp_path


def test_signing_in_unlocks_by_itself(readers: Readers, demo: Path) -> None:
    demonstration.make_keys(readers.ben)

    ben = sign_in(readers.ben.user.email)

    assert ben.get(CHANGE).status_code == 200


def test_after_quiet_minutes_a_page_is_enough(readers: Readers, demo: Path) -> None:
    demonstration.make_keys(readers.ben)
    ben = sign_in(readers.ben.user.email)
    ben.post("/staff/hear/unlock/lock/")
    assert ben.get(CHANGE).status_code == 302

    assert ben.get(CHANGE, follow=True).status_code == 200


def test_the_passphrase_lies_in_a_file_that_says_it_is_unsafe(readers: Readers, demo: Path) -> None:
    demonstration.make_keys(readers.ben)

    [file] = demo.iterdir()
    assert file.name.endswith(".UNSAFE")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_who_needs_no_key_gets_none(readers: Readers, demo: Path) -> None:
    demonstration.make_keys(readers.cara)

    assert not ReadingKey.objects.exists()
    assert sign_in(readers.cara.user.email).get("/staff/").status_code == 200


def test_every_work_page_says_that_the_keys_are_unsafe(readers: Readers, demo: Path) -> None:
    demonstration.make_keys(readers.ben)
    ben = sign_in(readers.ben.user.email)

    assert all("Unsafe keys." in ben.get(path).text for path in ("/staff/", "/staff/hear/", CHANGE))


def test_elsewhere_nothing_is_made_or_opened_by_itself(readers: Readers) -> None:
    demonstration.make_keys(readers.ben)
    assert policies.current_key(readers.ben) is None
    make_key(readers.ben)

    ben = sign_in(readers.ben.user.email)

    assert ben.get(CHANGE).status_code == 302
    assert "Unsafe keys." not in ben.get("/staff/").text


def test_no_passphrase_reaches_a_log(readers: Readers, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client = Client()
        client.force_login(readers.ben.user)
        client.post("/staff/hear/keys/make/", {"new": SECRET, "again": SECRET})
        client.post("/staff/hear/unlock/", {"passphrase": "quite another set of words"})
        client.post("/staff/hear/unlock/", {"passphrase": SECRET})

    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not any("teapot" in line or "quite another" in line for line in ours)
