"""Who may read what inspection reports say, bring some in, and correct what was found. Guards come in pairs.

A leader reads, and does not correct: the words may be about the leader's own work.
"""

from __future__ import annotations

from speakopenly.web.check.inspections.models import InspectionPassage, InspectionReport
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE = (Role.EXAMINER, Role.RESEARCHER, Role.LEARNING_LEAD, Role.LEADER)
MAY_WRITE = (Role.EXAMINER, Role.RESEARCHER, Role.LEARNING_LEAD)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may read what the reports say."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may read what the reports say."""
    return people.allows(check_can_enter, by)


def check_can_bring_in(by: Staff) -> None:
    """Raise NotAllowed unless this person may bring reports in."""
    people.check_has_role(by, *MAY_WRITE)


def can_bring_in(by: Staff) -> bool:
    """Whether this person may bring reports in."""
    return people.allows(check_can_bring_in, by)


def check_can_change(by: Staff, report: InspectionReport) -> None:
    """Raise NotAllowed unless this person may say whose report it is, and take it out."""
    check_can_bring_in(by)
    people.check_same_service(by, report)


def can_change(by: Staff, report: InspectionReport) -> bool:
    """Whether this person may say whose report it is, and take it out."""
    return people.allows(check_can_change, by, report)


def check_can_judge(by: Staff, passage: InspectionPassage) -> None:
    """Raise NotAllowed unless this person may say whether a passage is about its topic."""
    check_can_bring_in(by)
    people.check_same_service(by, passage)


def can_judge(by: Staff, passage: InspectionPassage) -> bool:
    """Whether this person may say whether a passage is about its topic."""
    return people.allows(check_can_judge, by, passage)


def role_of(by: Staff) -> Role:
    """The role in which this person corrects: the first they hold of those that may."""
    return next(role for role in MAY_WRITE if role in by.roles)
