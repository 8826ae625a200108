"""Who may search in what was said, and who may only see how many people a saved search finds."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies as writing
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.search.models import SavedSearch
from speakopenly.web.understand.themes import policies as themes

MAY_SEARCH = themes.MAY_SEE
"""Whoever may read the passages of themes may look for passages."""
MAY_COUNT = (*MAY_SEARCH, Role.LEARNING_LEAD)
"""Those who write findings see how many people a saved search finds, and none of the passages."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may look for passages."""
    people.check_has_role(by, *MAY_SEARCH)


def can_enter(by: Staff) -> bool:
    """Whether this person may look for passages."""
    return people.allows(check_can_enter, by)


def check_can_count(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may see what the saved searches of an exercise count."""
    people.check_same_service(by, exercise)
    people.check_has_role(by, *MAY_COUNT)


def can_count(by: Staff, exercise: Exercise) -> bool:
    """Whether this person may see what the saved searches of an exercise count."""
    return people.allows(check_can_count, by, exercise)


def check_can_save(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may keep a search of this exercise."""
    people.check_same_service(by, exercise)
    check_can_enter(by)


def can_save(by: Staff, exercise: Exercise) -> bool:
    """Whether the form that keeps a search may be shown."""
    return people.allows(check_can_save, by, exercise)


def check_can_remove(by: Staff, search: SavedSearch) -> None:
    """Raise NotAllowed unless this person kept the search or facilitates."""
    people.check_same_service(by, search)
    check_can_enter(by)
    if search.by_id != by.user.pk and not people.has_role(by, Role.FACILITATOR):
        raise NotAllowed(_("Somebody else keeps this search. Ask them, or a facilitator."))
    if search.findings.exists():
        raise NotAllowed(_("A finding counts what this search finds. Let it count its theme again first."))


def can_remove(by: Staff, search: SavedSearch) -> bool:
    """Whether the button that removes a search may be shown."""
    return people.allows(check_can_remove, by, search)


def check_can_count_in(by: Staff, search: SavedSearch, finding: Finding) -> None:
    """Raise NotAllowed unless this person writes this finding, and the search is of its exercise."""
    writing.check_can_write(by, finding)
    people.check_same_service(by, search)
    if search.exercise_id != finding.exercise_id:
        raise NotAllowed(_("This search is of another exercise."))


def can_count_in(by: Staff, search: SavedSearch, finding: Finding) -> bool:
    """Whether a finding may be offered to count what a search finds."""
    return people.allows(check_can_count_in, by, search, finding)
