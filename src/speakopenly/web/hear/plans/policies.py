"""Who may plan, open and see who was heard. Guards come in pairs; a wish stands once people were asked."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening import policies as listening
from speakopenly.web.hear.listening.models import Exercise, ExerciseState
from speakopenly.web.hear.plans.models import GroupToHear, PlannedChannel
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE: Final = listening.MAY_SEE
MAY_PLAN: Final = listening.MAY_BRING_IN
SEE_VOICES: Final = (Role.FACILITATOR, Role.LEARNING_LEAD, Role.LEADER)
SEE_EXACTLY: Final = listening.MAY_SEE
"""Who works with what was said sees its exact numbers on other pages already."""


def check_can_see(by: Staff) -> None:
    """Raise NotAllowed unless this person may see plans."""
    people.check_has_role(by, *MAY_SEE)


def check_can_plan(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may plan this exercise."""
    listening.check_can_change(by, exercise)


def can_plan(by: Staff, exercise: Exercise) -> bool:
    """Whether the forms of the plan may be shown."""
    return people.allows(check_can_plan, by, exercise)


def check_can_remove(by: Staff, group: GroupToHear) -> None:
    """Raise NotAllowed once people could be asked: who was to be heard stays, so that who was not is seen."""
    check_can_plan(by, group.exercise)
    if group.exercise.state != ExerciseState.BEING_SET_UP:
        raise NotAllowed(_("This exercise has opened, so whom it must hear stays. You can add a group."))


def can_remove(by: Staff, group: GroupToHear) -> bool:
    """Whether a group may be taken out, or its name, nation and number changed."""
    return people.allows(check_can_remove, by, group)


def check_can_drop(by: Staff, planned: PlannedChannel) -> None:
    """Raise NotAllowed once people could be asked: whom a channel misses stays, as who must be heard does."""
    check_can_plan(by, planned.exercise)
    if planned.exercise.state != ExerciseState.BEING_SET_UP:
        raise NotAllowed(_("This exercise has opened, so its channels stay. You can add one."))


def can_drop(by: Staff, planned: PlannedChannel) -> bool:
    """Whether a channel may be taken out."""
    return people.allows(check_can_drop, by, planned)


def check_can_see_voices(by: Staff) -> None:
    """Raise NotAllowed unless this person may see who was heard and who was not."""
    people.check_has_role(by, *SEE_VOICES)


def can_see_voices(by: Staff) -> bool:
    """Whether the board may be shown."""
    return people.allows(check_can_see_voices, by)


def sees_exactly(by: Staff) -> bool:
    """Whether this person sees numbers as they are; everybody else sees them safe."""
    return people.has_role(by, *SEE_EXACTLY)
