"""Who may write, comment and sign an issue, and what has to be so before. Guards come in pairs."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.bulletin.models import Issue, IssueState, Story
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE = (Role.LEARNING_LEAD, Role.PUBLISHER, Role.READER)
MAY_EDIT = (Role.LEARNING_LEAD,)
MAY_COMMENT = (Role.READER,)
MAY_SIGN = (Role.PUBLISHER,)

LAWFUL: Mapping[IssueState, frozenset[IssueState]] = {
    IssueState.DRAFT: frozenset({IssueState.READY}),
    IssueState.READY: frozenset({IssueState.DRAFT, IssueState.OUT}),
    IssueState.OUT: frozenset(),
}
"""What is out stays out: a story can be taken out of it, and its edition counts on."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person works on the bulletin."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person works on the bulletin."""
    return people.allows(check_can_enter, by)


def check_can_begin(by: Staff) -> None:
    """Raise NotAllowed unless this person may begin an issue."""
    people.check_has_role(by, *MAY_EDIT)


def can_begin(by: Staff) -> bool:
    """Whether the link to begin an issue may be shown."""
    return people.allows(check_can_begin, by)


def check_can_edit(by: Staff, issue: Issue) -> None:
    """Raise NotAllowed unless this person may change this issue now."""
    check_can_begin(by)
    people.check_same_service(by, issue)
    _check_is_being_written(issue)


def can_edit(by: Staff, issue: Issue) -> bool:
    """Whether the controls to change an issue may be shown."""
    return people.allows(check_can_edit, by, issue)


def has_role_to_comment(by: Staff) -> bool:
    """Whether this person comments at all: a reader."""
    return people.has_role(by, *MAY_COMMENT)


def check_can_comment(by: Staff, story: Story) -> None:
    """Raise NotAllowed unless this is a reader, who knows what such reports are like."""
    people.check_has_role(by, *MAY_COMMENT)
    people.check_same_service(by, story)
    _check_is_being_written(story.issue)


def can_comment(by: Staff, story: Story) -> bool:
    """Whether the box for readers' comment may be shown."""
    return people.allows(check_can_comment, by, story)


def check_can_take_back(by: Staff, issue: Issue) -> None:
    """Raise NotAllowed unless an issue that waits for its signature may be written on."""
    check_can_begin(by)
    people.check_same_service(by, issue)
    check_may_become(issue, IssueState.DRAFT)


def can_take_back(by: Staff, issue: Issue) -> bool:
    """Whether the button to go on writing may be shown."""
    return people.allows(check_can_take_back, by, issue)


def check_can_sign(by: Staff, issue: Issue) -> None:
    """Raise NotAllowed unless this is a publisher who wrote nothing in it."""
    people.check_same_service(by, issue)
    people.check_has_role(by, *MAY_SIGN)
    check_may_become(issue, IssueState.OUT)
    if by.user.pk in _writers(issue):
        raise NotAllowed(_("The second signature is a second person's: someone who did not write this."))


def can_sign(by: Staff, issue: Issue) -> bool:
    """Whether the button to sign may be shown."""
    return people.allows(check_can_sign, by, issue)


def check_may_become(issue: Issue, state: IssueState) -> None:
    """Raise NotAllowed where an issue cannot go from its state to this one."""
    if state not in LAWFUL[IssueState(issue.state)]:
        raise NotAllowed(_("This issue is past that step, or not there yet."))


def _check_is_being_written(issue: Issue) -> None:
    if issue.state != IssueState.DRAFT:
        raise NotAllowed(_("This issue is not being written now. Take it back first, if it is not out."))


def _writers(issue: Issue) -> set[object]:
    told = issue.stories.values_list("chosen_by", "commented_by")
    return {issue.begun_by_id, issue.ready_by_id, *(person for pair in told for person in pair if person)}
