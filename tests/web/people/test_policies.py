"""Who may do what, as tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies
from speakopenly.web.people.roles import CONTENT, SEE_NO_CONTENT, Role
from speakopenly.web.people.staff import Staff

A, R, S, F = Role.ADMINISTRATOR, Role.READER, Role.SAFEGUARDING_LEAD, Role.FACILITATOR
C, U = Role.CUSTODIAN, Role.STAFF_SIDE


@pytest.mark.parametrize(
    ("roles", "may"),
    [
        ({R}, True),
        ({A}, True),
        ({R, S}, True),
        ({F, R}, True),
        ({A, C}, True),
        ({U}, True),
        (set(), True),
        *(({A, role}, False) for role in CONTENT),
        *(({C, role}, False) for role in CONTENT),
        *(({U, role}, False) for role in set(Role) - {U}),
        ({A, R, F}, False),
    ],
)
def test_no_person_holds_two_roles_that_must_not_meet(roles: set[Role], may: bool) -> None:
    assert policies.can_hold(roles) is may


def test_every_role_either_sees_content_or_does_not() -> None:
    assert set(Role) == CONTENT | SEE_NO_CONTENT
    assert not CONTENT & SEE_NO_CONTENT


@pytest.mark.parametrize("wanted", list(Role))
@pytest.mark.parametrize("held", list(Role))
def test_a_page_for_one_role_opens_for_that_role_alone(
    member: Callable[..., Staff], held: Role, wanted: Role
) -> None:
    assert policies.has_role(member(held), wanted) is (held == wanted)


def test_the_guard_and_the_button_follow_one_rule(member: Callable[..., Staff]) -> None:
    nobody = member()

    with pytest.raises(NotAllowed, match="facilitator"):
        policies.check_has_role(nobody, Role.FACILITATOR)
    assert not policies.has_role(nobody, Role.FACILITATOR)
