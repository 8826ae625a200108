"""Reports of Northmoor that may be printed, and an issue made of them: for tests of several kinds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from speakopenly.check.bulletin import Parts, Season, check_code
from speakopenly.hear.speaking import Asks, Bulletin, Sharing
from speakopenly.web.check.bulletin import actions, composing, queries, safekeeping
from speakopenly.web.check.bulletin.models import Issue, Story
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Message, Report
from speakopenly.web.hear.reporting.safe_versions import actions as safe_versions
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.check.bulletin.words import CATCH, TOLD
from tests.web.hear.reporting.reports.conftest import Reader, opened, send, shared_by, with_a_key
from tests.web.things import person

__all__ = ["CATCH", "TOLD"]
ROUND = Parts(
    heading="A short handover",
    made_likely=("No cover at weekends",),
    service_said="Nothing yet, because the rota is being looked at.",
    try_tomorrow=("Ask who rings", "Write it down", "Read it back"),
)


@dataclass(frozen=True)
class Desk:
    """Whoever makes a bulletin: who leads learning, who signs, and two readers."""

    lead: Staff
    publisher: Staff
    reader: Reader
    other: Reader

    @property
    def service(self) -> Service:
        return self.lead.service


@dataclass(frozen=True)
class Teller:
    """Somebody who sent a report, and what has become of it."""

    mailbox: OpenMailbox
    words: str

    @property
    def report(self) -> Report:
        return Report.objects.get(pk=self.mailbox.report.pk)

    def says(self, about_printing: Bulletin) -> None:
        """Answer whether the version that was shown last may be printed."""
        last = Message.objects.filter(report=self.report, kind="consent").last()
        assert last is not None
        mailboxes.decide_on_bulletin(self.mailbox, about_printing, shown_at=last.place)


def a_desk(lead: Staff, reader: Reader, other: Reader) -> Desk:
    """Around a learning lead; a facilitator with a key, so that learning can be handed something."""
    if not ReadingKey.objects.filter(user__memberships__role=Role.FACILITATOR).exists():
        with_a_key(person(lead.service, Role.FACILITATOR, email="fern@northmoor.example"))
    return Desk(lead, person(lead.service, Role.PUBLISHER, email="pia@northmoor.example"), reader, other)


def a_teller(desk: Desk, words: str) -> Teller:
    """A report that was shared, whose writer has not been asked about printing."""
    mailbox = opened(send(desk.service, words, sharing=Sharing.YES))
    shared_by(mailbox.report, desk.reader, desk.other)
    return Teller(mailbox, words)


def who_agrees(desk: Desk, words: str) -> Teller:
    """The same, asked and answered yes."""
    teller = a_teller(desk, words)
    safe_versions.ask(desk.reader.staff, desk.reader.unlocked, teller.report, Asks.BULLETIN)
    teller.says(Bulletin.YES)
    return teller


def an_issue(desk: Desk) -> Issue:
    return actions.begin(by=desk.lead, season=Season.SPRING, year=2026)


def choose(desk: Desk, issue: Issue, words: str, *, catch: bool = False) -> Story:
    """Take the safe version with these words."""
    found = next(each for each in queries.to_choose_from(desk.lead) if each.record.text == words)
    return actions.choose(issue=issue, by=desk.lead, source=found.source, is_good_catch=catch)


def write(desk: Desk, story: Story, parts: Parts = ROUND) -> None:
    """Write a story round its words, and have a reader comment on it."""
    seen = Story.objects.get(pk=story.pk)
    told = safekeeping.open_parts(seen)
    assert told is not None
    actions.write(
        story=seen, by=desk.lead, seen=seen.revision, parts=replace(parts, told=told.told), language="en-GB"
    )
    actions.comment(
        story=seen,
        by=desk.reader.staff,
        seen=seen.revision + 1,
        words="We read of this often, in many teams.",
    )


def fill(desk: Desk, issue: Issue, *told: str, catch: str = CATCH) -> None:
    """Everything an issue needs."""
    for words in told:
        write(desk, choose(desk, issue, words))
    if catch:
        write(desk, choose(desk, issue, catch, catch=True))
    actions.write_opening(
        issue=issue, by=desk.lead, opening="Three of you spoke of Fridays.", why_fewer="Few were asked yet.",
        language="en-GB",
    )  # fmt: skip
    pairs = [(code, "2026-Q1") for code in ("L13", "L4", "L5")]
    actions.choose_numbers(issue=issue, by=desk.lead, chosen=pairs)


def sign(desk: Desk, issue: Issue) -> Issue:
    """Ready, and signed by the publisher."""
    actions.make_ready(issue=issue, by=desk.lead)
    code = check_code(composing.record_of(Issue.objects.get(pk=issue.pk)))
    actions.sign(issue=issue, by=desk.publisher, code=code)
    return Issue.objects.get(pk=issue.pk)
