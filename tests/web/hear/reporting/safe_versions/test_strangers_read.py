"""A second person reads the safe version as a stranger would; only three times no lets it go on."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking import Message, MessageKind
from speakopenly.understand.deidentify import Decision
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.safe_versions import actions, policies, queries
from speakopenly.web.hear.reporting.safe_versions.actions import ChangedMeanwhile
from speakopenly.web.hear.reporting.safe_versions.bodies import Could, Looked
from speakopenly.web.hear.reporting.safe_versions.models import SafeState, SafeVersion, StrangersRead
from tests.web.hear.reporting.reports.conftest import Reader, revision
from tests.web.hear.reporting.safe_versions.conftest import NOBODY, confirm, count_people, decide, read_it

N, M, Y = Could.NO, Could.MAYBE, Could.YES
TABLE = [
    (writer, child, anyone, {writer, child, anyone} == {N})
    for writer in Could for child in Could for anyone in Could
]  # fmt: skip


@pytest.mark.parametrize(("writer", "child", "anyone", "goes_on"), TABLE)
def test_any_maybe_or_yes_sends_it_back(writer: Could, child: Could, anyone: Could, goes_on: bool) -> None:
    assert Looked(writer, child, anyone).goes_on is goes_on


def test_three_times_no_makes_the_report_safe(confirmed: Report, gwen: Reader) -> None:
    assert read_it(confirmed, gwen)

    assert Report.objects.get().state == ReportState.SAFE
    assert SafeVersion.objects.get().state == SafeState.APPROVED


def test_a_maybe_sends_it_back_with_its_reason_and_nothing_is_safe(
    confirmed: Report, ben: Reader, gwen: Reader
) -> None:
    assert not read_it(confirmed, gwen, Looked(N, M, N, "Everyone heard of that call."))

    assert Report.objects.get().state == ReportState.READ_TWICE
    assert SafeVersion.objects.get().state == SafeState.DRAFT
    assert revision(confirmed, ben).body.sent_back == "Everyone heard of that call."
    assert b"Everyone heard" not in bytes(StrangersRead.objects.get().sealed)


def test_who_took_part_never_reads_it(confirmed: Report, ben: Reader) -> None:
    with pytest.raises(NotAllowed, match="Another reader must read it"):
        read_it(confirmed, ben)
    assert not policies.can_read_as_stranger(ben.staff, confirmed, queries.version_of(confirmed))


def test_who_decided_once_long_ago_is_no_stranger_either(
    confirmed: Report, ben: Reader, gwen: Reader
) -> None:
    actions.make_again(ben.staff, ben.unlocked, confirmed)
    decide(confirmed, gwen, 0, Decision.REMOVE)
    confirm(confirmed, ben)

    with pytest.raises(NotAllowed):
        read_it(confirmed, gwen)


def test_a_safe_version_that_changed_since_is_not_approved(
    confirmed: Report, ben: Reader, gwen: Reader
) -> None:
    old = revision(confirmed, gwen).row.revision
    actions.make_again(ben.staff, ben.unlocked, confirmed)
    confirm(confirmed, ben)

    with pytest.raises(ChangedMeanwhile):
        actions.read_as_stranger(gwen.staff, gwen.unlocked, confirmed, seen=old, looked=NOBODY)


def test_words_that_came_meanwhile_keep_it_back(
    confirmed: Report, gwen: Reader, mailbox: OpenMailbox
) -> None:
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("It was a Monday."))

    with pytest.raises(NotAllowed, match="Words have come since"):
        read_it(confirmed, gwen)


def test_people_who_left_meanwhile_keep_it_back(confirmed: Report, gwen: Reader) -> None:
    count_people(confirmed.service, 7)

    with pytest.raises(NotAllowed, match="Fewer than 8"):
        read_it(confirmed, gwen)
    assert not read_it(confirmed, gwen, Looked(Y, N, N, "I know the desk."))


@pytest.mark.parametrize("state", [state for state in ReportState if state != ReportState.READ_TWICE])
def test_only_where_the_report_waits_for_it(confirmed: Report, gwen: Reader, state: ReportState) -> None:
    Report.objects.update(state=state)

    with pytest.raises(NotAllowed):
        read_it(Report.objects.get(), gwen)


def test_a_draft_is_not_read(report: Report, ben: Reader, gwen: Reader) -> None:
    actions.begin(ben.staff, ben.unlocked, report)

    with pytest.raises(NotAllowed):
        read_it(report, gwen)
