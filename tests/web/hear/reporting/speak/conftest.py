"""Northmoor's Speak door, open, with one reader behind it; and somebody who goes through the screens."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from speakopenly.core.sealing import make_holder_keys
from speakopenly.hear.speaking import Answers, Receipt
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.hear.reporting.speak import actions, flood
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from tests.conftest import ROOT
from tests.web.conftest import Cast

SAID = json.loads((ROOT / "examples" / "northmoor" / "speak.json").read_text("utf-8"))["door"]
CHECKED_ON = date(2026, 11, 2)
WORDS = "The handover was two lines long and nobody knew who had visited."
PREFIXES = ["", "/family", "/young", "/easy", "/cy", "/cy/family", "/cy/young", "/cy/easy"]
_HIDDEN = re.compile(r'name="draft" value="([^"]*)"')
_EIGHT = re.compile(r'<span class="so-eight__word"[^>]*>([^<]+)</span>')


@dataclass
class Writer:
    """Somebody at the Speak door. ``page`` is what they look at; every press of a button is one form."""

    prefix: str = ""
    client: Client = field(default_factory=Client)
    page: Any = None

    def go(self, path: str) -> HttpResponse:
        self.page = self.client.get(f"{self.prefix}{path}")
        return self.page

    def press(self, path: str, **typed: Any) -> HttpResponse:
        """Send the form of this page to another; ``draft`` is what the page carries, unless given."""
        data = {"draft": self.draft, **typed}
        self.page = self.client.post(f"{self.prefix}{path}", data)
        return self.page

    @property
    def draft(self) -> str:
        found = _HIDDEN.search(self.page.text)
        assert found, "This page carries no draft."
        return found[1]

    @property
    def text(self) -> str:
        return str(self.page.text)

    @property
    def eight(self) -> tuple[str, ...]:
        """The words on the page: the first eight, as a page may show them twice."""
        return tuple(_EIGHT.findall(self.text)[:8])

    def to_words(self, danger: str = "no") -> HttpResponse:
        """Past the promise and the danger check."""
        self.go("/speak/")
        self.press("/speak/danger-check/")
        return self.press("/speak/words/", **({"danger": danger} if danger else {}))

    def to_check(self, words: str = WORDS) -> HttpResponse:
        """The shortest way to the page before Send."""
        self.to_words()
        return self.press("/speak/check/", words=words)

    def send(self, words: str = WORDS) -> HttpResponse:
        """From nothing to the receipt."""
        self.to_check(words)
        return self.press("/speak/send/")


def stored(writer: Writer) -> Answers:
    """What the report says that this person's eight words open."""
    mailbox = mailboxes.find(Receipt(writer.eight))
    assert mailbox is not None
    body = mailboxes.thread(mailbox)[0].body
    assert isinstance(body, Answers)
    return body


@pytest.fixture(autouse=True)
def open_door(cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> SpeakDoor:
    """The door of the demonstration, with a reader who has a key, and a memory of nobody."""
    settings.DEMO = True
    installation_key(may_make=True)
    prepare_keys()
    public, _private = make_holder_keys()
    ReadingKey.objects.create(
        service=cast.ben.service,
        user=cast.ben.user,
        public_key=public.data,
        by_passphrase=b"-",
        by_recovery_code=b"-",
    )
    monkeypatch.setattr(flood, "WATCH", flood.Watch())
    return actions.set_up_door(cast.ben.service, said=SAID, checked_on=CHECKED_ON, is_open=True)


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture(params=PREFIXES, ids=lambda prefix: prefix or "/")
def each_writer(request: pytest.FixtureRequest) -> Writer:
    """Somebody in every language and wording."""
    return Writer(request.param)


@pytest.fixture
def writers() -> Callable[[str], Writer]:
    return Writer
