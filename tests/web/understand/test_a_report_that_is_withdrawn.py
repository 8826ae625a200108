"""A report handed to learning is read like everything heard; withdrawn, the finding that rests on it changes."""

from __future__ import annotations

import pytest

from speakopenly.hear.speaking import Sharing
from speakopenly.web.hear.events import FindingThatChanges
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.jobs.models import Job
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.themes.models import PassageInTheme
from tests.web.conftest import Cast, _person
from tests.web.hear.reporting.reports.conftest import opened, send, shared_by, with_a_key

WORDS = "The handover note was two lines long and nobody knew who had visited the family."


@pytest.fixture
def shared(cast: Cast) -> OpenMailbox:
    """A report whose safe version was shared, and read by the machine."""
    installation_key(may_make=True)
    ben, _asha = with_a_key(cast.ben), with_a_key(cast.asha)
    gwen = with_a_key(_person(cast.ben.service, "Gwen", Role.READER))
    mailbox = opened(send(cast.ben.service, WORDS, sharing=Sharing.YES))
    shared_by(mailbox.report, ben, gwen)
    Shift().work(until_empty=True)
    return mailbox


def test_its_words_are_read_with_names_taken_out(shared: OpenMailbox) -> None:
    assert [job.state for job in Job.objects.all()] == ["done"]
    assert [row.text for row in Reading.objects.all()] == [WORDS]
    assert Passage.objects.exists()


def test_the_reporter_is_told_which_finding_changes(shared: OpenMailbox) -> None:
    (finding,) = mailboxes.what_withdrawing_changes(shared)

    assert isinstance(finding, FindingThatChanges)
    assert (finding.exercise, finding.paragraph[:2]) == ("Reports from the Speak door", "3.")


def test_withdrawn_it_is_gone_from_the_finding_too(shared: OpenMailbox) -> None:
    lines = AuditLine.objects.count()

    done = mailboxes.withdraw(shared)

    assert (len(done.findings), done.is_complete) == (1, True)
    for model in (Reading, Passage, PassageInTheme):
        assert not model.objects.exists()
    assert AuditLine.objects.count() == lines
