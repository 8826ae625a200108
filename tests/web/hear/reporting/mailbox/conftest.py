"""Somebody who has just sent a report to Northmoor and comes back with eight words, and a reader who answers."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from speakopenly.core.sealing.drafts import DraftKeys
from speakopenly.hear.speaking import Message, Receipt
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people.roles import Role
from tests.conftest import ROOT
from tests.web.conftest import Cast, _person
from tests.web.hear.reporting.reports.conftest import Reader, opened, send, with_a_key

SPEAK = ROOT / "examples" / "northmoor" / "speak.json"
CHECKED_ON = date(2026, 10, 5)
HIDDEN_PASS = re.compile(r'name="pass" value="([^"]*)"')


def said_on(answer: HttpResponse) -> str:
    """What the page says, without its markup."""
    main = answer.text.split("<main")[1].split("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@dataclass
class Reporter:
    """A browser with eight words and no cookie."""

    receipt: Receipt
    prefix: str = "/"
    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    given: str = ""

    def open(self, words: str | None = None) -> HttpResponse:
        typed = " ".join(self.receipt.words) if words is None else words
        return self.post("report", words=typed)

    def post(self, page: str, **fields: Any) -> HttpResponse:
        """Send a form of the page shown last, as a browser would."""
        carried = {} if "words" in fields else {"pass": self.given}
        answer = self.client.post(f"{self.prefix}return/{page}/", {**carried, **fields})
        if "text/html" in answer.headers.get("Content-Type", "") and (
            found := HIDDEN_PASS.search(answer.text)
        ):
            self.given = found[1]
        return answer


def ask(ben: Reader, receipt: Receipt, question: str = "Which form was it?") -> None:
    report = opened(receipt).report
    conversations.read(ben.staff, ben.unlocked, report.number)
    conversations.ask(ben.staff, ben.unlocked, report, Message(question))


@pytest.fixture(autouse=True)
def keys_and_door(cast: Cast) -> SpeakDoor:
    installation_key(may_make=True)
    DraftKeys(settings.KEYS / "drafts").prepare(timezone.now().date())
    said = json.loads(SPEAK.read_text("utf-8"))["door"]
    return set_up_door(cast.ben.service, said=said, checked_on=CHECKED_ON, is_open=True)


@pytest.fixture
def ben(cast: Cast) -> Reader:
    return with_a_key(cast.ben)


@pytest.fixture
def gwen(cast: Cast) -> Reader:
    """The other reader."""
    return with_a_key(_person(cast.ben.service, "Gwen", Role.READER))


@pytest.fixture
def reporter(ben: Reader, gwen: Reader) -> Reporter:
    return Reporter(send(ben.staff.service))
