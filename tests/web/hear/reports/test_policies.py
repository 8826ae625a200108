"""Who may do what with reports, as a table; and what the state of a report allows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking import MessageKind, Sharing
from speakopenly.web.hear.reports import policies
from speakopenly.web.hear.reports.models import Report, ReportState
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast

READS = {Role.READER, Role.SAFEGUARDING_LEAD}
R, O, A, C, W = ReportState  # received, opened, answered, closed, withdrawn  # noqa: E741
GUARDS = [
    # guard, and the states in which a reader may do it
    (policies.can_read, {R, O, A, C}),
    (policies.can_answer, {O, A, C}),
    (policies.can_close, {O, A}),
    (policies.can_share, {C}),
    (policies.can_release, {R, O, A, C}),
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


LAWFUL = {(R, O), (R, W), (O, A), (O, C), (O, W), (A, O), (A, C), (A, W), (C, O), (C, W)}


@pytest.mark.parametrize("was", ReportState)
@pytest.mark.parametrize("to", ReportState)
def test_which_changes_of_state_are_lawful(was: ReportState, to: ReportState) -> None:
    if (was, to) in LAWFUL:
        policies.check_lawful(Report(state=was), to)
    else:
        with pytest.raises(NotAllowed):
            policies.check_lawful(Report(state=was), to)


BY_A_REPORTER = {MessageKind.ADDITION, MessageKind.CORRECTION, MessageKind.ANSWER, MessageKind.HARM}


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("state", ReportState)
def test_what_a_reporter_may_add(kind: MessageKind, state: ReportState) -> None:
    assert policies.can_add(Report(state=state), kind) is (kind in BY_A_REPORTER and state != W)
