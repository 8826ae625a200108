"""Who may say that people sat together, and bring in what was noted."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening import policies as listening
from speakopenly.web.hear.listening.models import SETTLED, Exercise
from speakopenly.web.hear.plans import policies as plans
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff

MAY_SEE = listening.MAY_SEE
MAY_RECORD = listening.MAY_BRING_IN


def check_can_see(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the sessions of an exercise."""
    people.check_has_role(by, *MAY_SEE)


def check_can_record(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may add a session to this exercise now."""
    listening.check_can_upload(by, exercise)


def can_record(by: Staff, exercise: Exercise) -> bool:
    """Whether the button to add a session may be shown."""
    return people.allows(check_can_record, by, exercise)


def check_can_say_groups(by: Staff, session: Session) -> None:
    """Raise NotAllowed unless this person may say who came of those who must be heard."""
    plans.check_can_plan(by, session.exercise)


def can_say_groups(by: Staff, session: Session) -> bool:
    """Whether the way to say it may be shown."""
    return people.allows(check_can_say_groups, by, session)


def check_can_add_notes(by: Staff, session: Session) -> None:
    """Raise NotAllowed unless the session has no notes that stand. Notes taken back make room for others."""
    check_can_record(by, session.exercise)
    if session.notes is not None and session.notes.state not in SETTLED:
        raise NotAllowed(_("This session has its notes. Take them back to bring in others."))


def can_add_notes(by: Staff, session: Session) -> bool:
    """Whether the button to add notes may be shown."""
    return people.allows(check_can_add_notes, by, session)
