"""Two readers with open keys, and somebody who has just sent a report to Northmoor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from speakopenly.core.sealing import make_holder_keys
from speakopenly.hear.safe_versions.crowds import Description
from speakopenly.hear.speaking import Answers, Danger, Receipt, Wording, new_receipt
from speakopenly.understand.deidentify import Decision
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.keyring.policies import kinds_of
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.actions import take_in
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import actions as safe_versions
from speakopenly.web.hear.reporting.safe_versions import queries
from speakopenly.web.hear.reporting.safe_versions.bodies import Could, Looked
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person
from tests.web.hear.reading import read_by_two

WORDS = "The handover was two lines long and I did not know who had visited."


@dataclass(frozen=True)
class Reader:
    """Someone with an open reading key."""

    staff: Staff
    unlocked: Unlocked


def with_a_key(staff: Staff) -> Reader:
    """A key as the keyring keeps it, without the passphrase, whose lock is slow on purpose."""
    public, private = make_holder_keys()
    key = ReadingKey.objects.create(
        service=staff.service,
        user=staff.user,
        public_key=public.data,
        by_passphrase=b"-",
        by_recovery_code=b"-",
    )
    return Reader(staff, Unlocked(key, private, kinds_of(staff.roles)))


def answers(words: str = WORDS, **more: Any) -> Answers:
    given: dict[str, Any] = {"danger": Danger.NO, "wording": Wording.EVERYDAY, "language": "en-gb"}
    return Answers(words=words, **(given | more))


def send(service: Service, words: str = WORDS, **more: Any) -> Receipt:
    """A report sent by somebody, who has their eight words."""
    receipt = new_receipt()
    take_in(service=service, answers=answers(words, **more), receipt=receipt, once=receipt.secret)
    return receipt


@pytest.fixture(autouse=True)
def key_of_the_installation() -> None:
    installation_key(may_make=True)


@pytest.fixture
def ben(cast: Cast) -> Reader:
    return with_a_key(cast.ben)


@pytest.fixture
def gwen(cast: Cast) -> Reader:
    """Another reader of Northmoor."""
    return with_a_key(_person(cast.ben.service, "Gwen", Role.READER))


@pytest.fixture
def fay(cast: Cast) -> Reader:
    """Safeguarding lead of Northmoor."""
    return with_a_key(_person(cast.ben.service, "Fay", Role.SAFEGUARDING_LEAD))


@pytest.fixture
def northmoor(ben: Reader) -> Service:
    """The service, with one reader who can open what comes."""
    return ben.staff.service


@pytest.fixture
def mailbox(northmoor: Service) -> OpenMailbox:
    """A mailbox opened with the receipt of a report just sent."""
    return opened(send(northmoor))


def opened(receipt: Receipt) -> OpenMailbox:
    found = mailboxes.find(receipt)
    assert found is not None
    return found


def with_a_safe_version(report: Report, maker: Reader, stranger: Reader) -> Report:
    """Made by one reader, who removes whatever is marked, and read by another as a stranger would."""
    report = read_by_two(report, maker, stranger)
    by, key = maker.staff, maker.unlocked
    safe_versions.begin(by, key, report)
    for which in range(len(revision(report, maker).body.marks)):
        seen = revision(report, maker).row.revision
        safe_versions.decide(by, key, report, seen=seen, which=which, decision=Decision.REMOVE)
    seen = revision(report, maker).row.revision
    safe_versions.describe(by, key, report, seen=seen, description=Description())
    safe_versions.confirm(by, key, report, seen=seen + 1)
    nobody = Looked(Could.NO, Could.NO, Could.NO)
    seen = revision(report, stranger).row.revision
    safe_versions.read_as_stranger(stranger.staff, stranger.unlocked, report, seen=seen, looked=nobody)
    return Report.objects.get(pk=report.pk)


def revision(report: Report, reader: Reader) -> OpenVersion:
    """The safe version as this reader sees it now."""
    version = queries.open_version(reader.staff, reader.unlocked, report)
    assert version is not None
    return version


def shared_by(report: Report, maker: Reader, stranger: Reader) -> Report:
    """The same, handed to learning."""
    report = with_a_safe_version(report, maker, stranger)
    safe_versions.share(maker.staff, maker.unlocked, report)
    return Report.objects.get(pk=report.pk)


def number_of(receipt: Receipt) -> str:
    return opened(receipt).report.number


@pytest.fixture
def refresh() -> Callable[[OpenMailbox], Report]:
    def as_it_is_now(mailbox: OpenMailbox) -> Report:
        return Report.objects.get(pk=mailbox.report.pk)

    return as_it_is_now
