"""Who may do what with reports, as a table; and what the state of a report allows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking import MessageKind, Sharing
from speakopenly.web.hear.reporting.reports import policies
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast

READS = {Role.READER, Role.SAFEGUARDING_LEAD}
R, O, R1, R2, SAFE, SHARED, RESPONDED, NOT_OURS, C, W = ReportState  # noqa: E741
THERE = set(ReportState) - {W}
GUARDS = [
    # guard, and the states in which a reader may do it
    (policies.can_read, THERE),
    (policies.can_answer, THERE - {R}),
    (policies.can_close, THERE - {R, O, R1, C}),
    (policies.can_share, {SAFE, C}),
    (policies.can_release, THERE),
]


def report_of(staff: Staff, state: ReportState = O) -> Report:
    return Report(service=staff.service, state=state, sharing=Sharing.YES, in_quarantine=True)


@pytest.mark.parametrize("role", Role)
def test_only_readers_and_safeguarding_leads_know_of_reports(
    member: Callable[..., Staff], role: Role
) -> None:
    staff = member(role)

    allowed = {
        policies.can_enter(staff),
        policies.can_type_in(staff),
        policies.can_read(staff, report_of(staff)),
    }

    assert allowed == {role in READS}


@pytest.mark.parametrize("state", ReportState)
@pytest.mark.parametrize(("guard", "states"), GUARDS)
def test_what_a_reader_may_do(
    cast: Cast, guard: Callable[[Staff, Report], bool], states: set[ReportState], state: ReportState
) -> None:
    assert guard(cast.ben, report_of(cast.ben, state)) is (state in states)


@pytest.mark.parametrize(("guard", "states"), GUARDS)
def test_nobody_touches_reports_of_another_service(
    cast: Cast, guard: Callable[[Staff, Report], bool], states: set[ReportState]
) -> None:
    for state in states:
        assert not guard(cast.ben, report_of(cast.dilys, state))


@pytest.mark.parametrize("sharing", ["", *Sharing])
def test_only_a_yes_is_a_yes(cast: Cast, sharing: str) -> None:
    report = report_of(cast.ben, C)
    report.sharing = sharing

    assert policies.can_share(cast.ben, report) is (sharing == "yes")


LAWFUL = {
    R: {O, W},
    O: {R1, W},
    R1: {R2, W},
    R2: {SAFE, NOT_OURS, C, W},
    SAFE: {R2, SHARED, C, W},
    SHARED: {SAFE, RESPONDED, C, W},
    RESPONDED: {C, W},
    NOT_OURS: {O, C, W},
    C: {O, W},
    W: set(),
}


@pytest.mark.parametrize("was", ReportState)
@pytest.mark.parametrize("to", ReportState)
def test_which_changes_of_state_are_lawful(was: ReportState, to: ReportState) -> None:
    if to in LAWFUL[was]:
        policies.check_lawful(Report(state=was), to)
    else:
        with pytest.raises(NotAllowed):
            policies.check_lawful(Report(state=was), to)


BY_A_REPORTER = {MessageKind.ADDITION, MessageKind.CORRECTION, MessageKind.ANSWER, MessageKind.HARM}


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("state", ReportState)
def test_what_a_reporter_may_add(kind: MessageKind, state: ReportState) -> None:
    assert policies.can_add(Report(state=state), kind) is (kind in BY_A_REPORTER and state != W)
