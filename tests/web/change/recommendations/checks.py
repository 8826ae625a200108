"""Rights checks for recommendations: begun, held to conditions, and lapsed."""

from __future__ import annotations

from typing import Any

from speakopenly.web.change.rights import actions as rights
from speakopenly.web.change.rights.models import RightsCheck
from tests.web.change.conftest import SAID, People, begin, clear, condition, write_all
from tests.web.change.recommendations.made import in_days


def a_check(people: People, *, touches: list[str] | None = None, **about: Any) -> RightsCheck:
    """A check that was begun and described, and nothing more: its stops are not cleared."""
    made = begin(people.maker)
    said = {**SAID, "touches": touches or ["watches"], **about}
    rights.describe(check=made, by=people.maker, said=said)
    return made


def hold(check: RightsCheck, people: People) -> None:
    """Let conditions hold."""
    clear(check, people)
    write_all(check, people)
    day = in_days(9)
    rights.set_conditions(check=check, by=people.maker, each=[condition(day)], look_again_on=day, found="")


def lapse(check: RightsCheck) -> None:
    check.conditions_set.update(on=in_days(-20), look_again_on=in_days(-1))
