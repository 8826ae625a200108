"""Who may send a draft back, read what was said of it, answer, and name people. Guards come in pairs."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import events
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies as findings
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.member_checks import gates
from speakopenly.web.understand.member_checks.models import Round

MAY_SEE: Final = findings.MAY_SEE
MAY_SEND: Final = (Role.FACILITATOR,)
"""Comments are sealed to facilitators, who know those that took part."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see how a draft goes back."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see how a draft goes back."""
    return people.allows(check_can_enter, by)


def check_works_with_words(by: Staff) -> None:
    """Raise NotAllowed unless comments and names are this person's work."""
    people.check_has_role(by, *MAY_SEND)


def works_with_words(by: Staff) -> bool:
    """Whether comments and names are this person's work."""
    return people.allows(check_works_with_words, by)


def check_can_send(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may send the draft of the edition to come round now."""
    check_can_decide(by, exercise)
    if not Finding.objects.filter(exercise=exercise).exists():
        raise NotAllowed(_("There are no findings yet."))
    if gates.why_not_sent(exercise):
        raise NotAllowed(_("Somebody said why this draft does not go back. Take that back first."))


def can_send(by: Staff, exercise: Exercise) -> bool:
    """Whether the form that sends a draft round may be shown."""
    return people.allows(check_can_send, by, exercise)


def check_can_decide(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless it is this person's to say whether the draft goes back, and it has not gone."""
    check_can_read(by, exercise)
    found = gates.newest_round(exercise)
    if found is not None and (not found.has_ended or found.edition == gates.edition_to_come(exercise)):
        raise NotAllowed(_("The draft of this edition has gone back already."))


def can_decide(by: Staff, exercise: Exercise) -> bool:
    """Whether it may still be said why a draft does not go back."""
    return people.allows(check_can_decide, by, exercise)


def check_can_read(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person works with what was said of the draft, and with names."""
    people.check_same_service(by, exercise)
    check_works_with_words(by)


def can_read(by: Staff, exercise: Exercise) -> bool:
    """Whether the way to comments and names may be shown."""
    return people.allows(check_can_read, by, exercise)


def check_can_answer(by: Staff, round: Round) -> None:
    """Raise NotAllowed until the last day is over: before, a new line would tell who has just written."""
    people.check_same_service(by, round)
    check_works_with_words(by)
    if not round.has_ended:
        raise NotAllowed(_("Comments open when the last day for them is over, so that nobody is watched."))


def can_answer(by: Staff, round: Round) -> bool:
    """Whether comments may be opened and answered."""
    return people.allows(check_can_answer, by, round)


def check_can_say(round: Round) -> None:
    """Raise NotAllowed where the last day for comments is over."""
    if round.has_ended:
        raise NotAllowed(_("The last day for comments is over."))


def check_nothing_is_held(service_id: UUID) -> None:
    """Raise NotAllowed while a legal hold on everything pauses erasure."""
    asked = MayBeErased(service_id)
    events.tell(asked)
    if asked.holds:
        raise NotAllowed(_("A legal hold pauses erasure here. Ask again later: nothing was taken out."))


def check_may_be_published(exercise: Exercise) -> None:
    """Raise NotAllowed with everything that waits before the edition to come may be signed."""
    waiting = gates.what_waits(exercise)
    if waiting:
        raise NotAllowed(" ".join(waiting))
