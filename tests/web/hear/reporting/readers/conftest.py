"""Ben and Gwen, two readers of Northmoor, Fay, safeguarding lead, and a report that came just now."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from speakopenly.core.sealing import passphrases
from speakopenly.hear.answering import ASKED, Notes, RuleId
from speakopenly.hear.speaking import YesNo
from speakopenly.web.hear.keyring import unlocking
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers.actions.routes import Done
from speakopenly.web.hear.reporting.readers.models import Deed, ToRole
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from tests.web.hear.reporting.reports.conftest import (
    Reader,
    ben,
    fay,
    gwen,
    key_of_the_installation,
    northmoor,
    opened,
    send,
)

__all__ = ["ben", "fay", "gwen", "key_of_the_installation", "northmoor"]


def answered(*yes: str, answer: YesNo | None = YesNo.YES) -> tuple[tuple[RuleId, YesNo], ...]:
    """No to every rule but these."""
    given = {each.id: YesNo.NO for each in ASKED} | {RuleId(each): answer for each in yes}
    return tuple((ident, said) for ident, said in given.items() if said is not None)


def done(
    rule: str, deed: Deed = Deed.PASSED_ON, to: ToRole = ToRole.OTHER, text: str = "Rang at once."
) -> Done:
    return Done(RuleId(rule), deed, to, timezone.localdate(), text)


def notes(*yes: str, **more: object) -> Notes:
    """A reader's notes: no to every rule but these, and no fear."""
    return Notes(**({"routes": answered(*yes), "fear": YesNo.NO} | more))


@pytest.fixture
def mailbox(ben: Reader, gwen: Reader, fay: Reader) -> OpenMailbox:
    return opened(send(ben.staff.service))


def with_contact(service: Service, says: str) -> OpenMailbox:
    return opened(send(service, contact=says))


@pytest.fixture
def browse(sign_in: Callable[[Staff], Client], monkeypatch: pytest.MonkeyPatch) -> Callable[[Reader], Client]:
    """A browser of somebody whose reading key is open, without the passphrase, whose lock is slow."""
    monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))
    keys: dict[object, Unlocked] = {}
    by_session = unlocking._from_session

    def from_session(request: object) -> Unlocked | None:
        return keys.get(request.user.pk) or by_session(request)  # type: ignore[attr-defined,arg-type]

    monkeypatch.setattr(unlocking, "_from_session", from_session)

    def browser(reader: Reader) -> Client:
        keys[reader.staff.user.pk] = reader.unlocked
        return sign_in(reader.staff)

    return browser


def said_on(answer: HttpResponse) -> str:
    main = answer.text.split("<main")[1].split("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())
