"""Who may see, decide, write, ask and sign: truth tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies as findings
from speakopenly.web.understand.findings.publications import actions as publications
from speakopenly.web.understand.findings.publications import policies as publishing
from speakopenly.web.understand.findings.queries import finding_of
from speakopenly.web.understand.themes import policies as themes
from speakopenly.web.understand.themes.models import ThemeState
from speakopenly.web.understand.themes.queries import theme_of
from tests.web.conftest import Cast
from tests.web.understand.conftest import Bench

#       role                     themes  decide  findings  write  ask    sign   sealed
TABLE = [
    (Role.FACILITATOR, True, True, True, True, True, False, True),
    (Role.CODER, True, True, False, False, False, False, False),
    (Role.LEARNING_LEAD, False, False, True, True, True, False, False),
    (Role.PUBLISHER, False, False, True, False, False, True, True),
    (Role.LEADER, False, False, False, False, False, False, False),
    (Role.READER, False, False, False, False, False, False, False),
    (Role.SAFEGUARDING_LEAD, False, False, False, False, False, False, False),
    (Role.EXAMINER, False, False, False, False, False, False, False),
    (Role.RESEARCHER, False, False, False, False, False, False, False),
    (Role.CUSTODIAN, False, False, False, False, False, False, False),
    (Role.ADMINISTRATOR, False, False, False, False, False, False, False),
    (Role.STAFF_SIDE, False, False, False, False, False, False, False),
]


@pytest.mark.parametrize(("role", "sees", "decides", "reads", "writes", "asks", "signs", "keeps"), TABLE)
def test_each_role_may_do_exactly_this(
    bench: Bench,
    member: Callable[..., Staff],
    role: Role,
    sees: bool,
    decides: bool,
    reads: bool,
    writes: bool,
    asks: bool,
    signs: bool,
    keeps: bool,
) -> None:
    staff, exercise = member(role), bench.exercise
    theme, finding = theme_of(exercise, "T01"), finding_of(exercise, "T01")

    may = (
        themes.can_see(staff, exercise),
        themes.can_decide(staff, theme),
        findings.can_see(staff, exercise),
        findings.can_write(staff, finding),
        publishing.can_ask(staff, exercise),
    )
    draft = publications.ask_for_signature(exercise=exercise, by=bench.fay)

    assert may == (sees, decides, reads, writes, asks)
    assert publishing.can_sign(staff, draft) is signs
    assert publishing.can_have_the_sealed_pack(staff, draft) is keeps


def test_the_table_names_every_role() -> None:
    assert {row[0] for row in TABLE} == set(Role)


def test_nobody_of_another_service_may_do_anything(bench: Bench, cast: Cast) -> None:
    dilys, exercise = cast.dilys, bench.exercise

    assert not themes.can_see(dilys, exercise)
    assert not themes.can_decide(dilys, theme_of(exercise, "T01"))
    assert not findings.can_see(dilys, exercise)
    assert not findings.can_write(dilys, finding_of(exercise, "T01"))
    assert bench.sign_in(dilys).get(bench.themes).status_code == 404
    assert bench.sign_in(dilys).get(bench.findings).status_code == 404


def test_whoever_asked_or_wrote_cannot_sign(bench: Bench, member: Callable[..., Staff]) -> None:
    both = member(Role.FACILITATOR, Role.PUBLISHER)
    draft = publications.ask_for_signature(exercise=bench.exercise, by=both)

    with pytest.raises(NotAllowed, match="second person"):
        publications.sign(publication=draft, by=both)
    assert publishing.can_sign(bench.pia, draft)


def test_whoever_worded_a_finding_cannot_sign_what_another_asked_for(
    bench: Bench, member: Callable[..., Staff]
) -> None:
    from speakopenly.web.understand.findings import actions

    both = member(Role.LEARNING_LEAD, Role.PUBLISHER)
    finding = finding_of(bench.exercise, "T01")
    actions.word(finding=finding, by=both, statement="{who} said so.", description="", dissent="")
    draft = publications.ask_for_signature(exercise=bench.exercise, by=bench.fay)

    assert not publishing.can_sign(both, draft)


#       from                    accept or rename, merge, split, refuse
LAWFUL = [
    (ThemeState.SUGGESTED, True, True, True, True),
    (ThemeState.DECIDED, True, True, True, True),
    (ThemeState.REFUSED, True, False, False, False),
    (ThemeState.MERGED, False, False, False, False),
    (ThemeState.SPLIT, False, False, False, False),
]


@pytest.mark.parametrize(("state", "decided", "merged", "split", "refused"), LAWFUL)
def test_a_theme_may_become_exactly_this(
    state: ThemeState, decided: bool, merged: bool, split: bool, refused: bool
) -> None:
    may = themes.LAWFUL[state]

    assert (ThemeState.DECIDED in may, ThemeState.MERGED in may) == (decided, merged)
    assert (ThemeState.SPLIT in may, ThemeState.REFUSED in may) == (split, refused)
