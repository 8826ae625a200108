"""Who may write replies, who may sign them, and when one may be seen. Guards come in pairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.check.replies import Missing, Refusal, missing_in_all, refusal_of
from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.replies import evidence
from speakopenly.web.check.replies.models import Edition, EditionState, Level, Reply
from speakopenly.web.check.replies.texts import said_in
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_WRITE = (Role.READER, Role.LEARNING_LEAD)
MAY_SIGN = (Role.PUBLISHER,)
MAY_SEE = (*MAY_WRITE, *MAY_SIGN, Role.LEADER)

LAWFUL: Mapping[EditionState, frozenset[EditionState]] = {
    EditionState.DRAFT: frozenset({EditionState.WAITING}),
    EditionState.WAITING: frozenset({EditionState.DRAFT, EditionState.OUT}),
    EditionState.OUT: frozenset(),
}
"""What is out stays out as it is; whoever has more to say begins the next edition."""

WHY_NOT_ALONE: Final = {
    Refusal.NOBODY: gettext_lazy("The words behind this theme were taken back."),
    Refusal.ONE_PERSON: gettext_lazy("One person said this. Join it to the reply to the whole exercise."),
    Refusal.NOT_AGREED: gettext_lazy(
        "One report said this, and whoever wrote it has not agreed that all may read of it. "
        "Join it to another reply."
    ),
    Refusal.NO_STRANGER: gettext_lazy("One report said this, and no stranger has read its safe version yet."),
}
WHAT_IS_MISSING: Final = {
    Missing.TITLE: gettext_lazy("Say in a few words what it answers."),
    Missing.HEARD: gettext_lazy("Say what was heard."),
    Missing.CHANGED: gettext_lazy(
        "Say what changed. If nothing has, say so and say why; a blank is no answer."
    ),
    Missing.BOTH: gettext_lazy("Something changed, or nothing did: leave one of the two boxes blank."),
    Missing.CHECKED: gettext_lazy(
        "Say whether it helped, or give the day by which you will have looked; a blank is no answer."
    ),
    Missing.LOOK_BY_PAST: gettext_lazy("Give a day to come by which you will have looked."),
    Missing.FIRST: gettext_lazy("Write it in everyday English; the other ways fall back on that."),
}


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see replies before they are out."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see replies before they are out."""
    return people.allows(check_can_enter, by)


def check_can_write(by: Staff) -> None:
    """Raise NotAllowed unless this person may write replies."""
    people.check_has_role(by, *MAY_WRITE)


def can_write(by: Staff) -> bool:
    """Whether this person may write replies."""
    return people.allows(check_can_write, by)


def check_can_change(by: Staff, edition: Edition) -> None:
    """Raise NotAllowed unless this person may change this edition now."""
    people.check_same_service(by, edition)
    check_can_write(by)
    if edition.state != EditionState.DRAFT:
        raise NotAllowed(_("This edition waits for a signature or is out. It is not changed any more."))
    _check_stands_alone(edition.reply)


def can_change(by: Staff, edition: Edition) -> bool:
    """Whether the links that change an edition may be shown."""
    return people.allows(check_can_change, by, edition)


def check_is_whole(edition: Edition) -> None:
    """Raise NotAllowed while something is missing, saying all of it."""
    found = missing_in_all(said_in(edition), look_by=edition.look_by, today=timezone.localdate())
    if found:
        raise NotAllowed(" ".join(str(WHAT_IS_MISSING[each]) for each in found))


def check_can_ask(by: Staff, edition: Edition) -> None:
    """Raise NotAllowed unless this person may ask for a second signature now."""
    check_can_change(by, edition)
    check_is_whole(edition)
    check_answers_no_one_alone(edition.reply)


def can_ask(by: Staff, edition: Edition) -> bool:
    """Whether the button to ask for a signature may be shown."""
    return people.allows(check_can_ask, by, edition)


def check_can_read_to_sign(by: Staff, edition: Edition) -> None:
    """Raise NotAllowed unless this person may sign this edition or send it back: not one of their own."""
    people.check_same_service(by, edition)
    people.check_has_role(by, *MAY_SIGN)
    if edition.state != EditionState.WAITING:
        raise NotAllowed(_("This edition does not wait for a signature."))
    if edition.asked_by_id == by.user.pk or edition.writers.filter(user=by.user).exists():
        raise NotAllowed(_("You wrote this, or asked for the signature. Somebody else signs it."))


def can_read_to_sign(by: Staff, edition: Edition) -> bool:
    """Whether the buttons to sign or to send back may be shown."""
    return people.allows(check_can_read_to_sign, by, edition)


def check_can_sign(by: Staff, edition: Edition) -> None:
    """Raise NotAllowed unless this person may sign it today: it is whole, and its quiet days are over."""
    check_can_read_to_sign(by, edition)
    _check_stands_alone(edition.reply)
    check_is_whole(edition)
    check_answers_no_one_alone(edition.reply)
    check_is_quiet_no_more(edition)


def can_sign(by: Staff, edition: Edition) -> bool:
    """Whether signing would be done now."""
    return people.allows(check_can_sign, by, edition)


def check_answers_no_one_alone(reply: Reply) -> None:
    """Raise NotAllowed where a reply would answer one person who has not agreed to it."""
    behind = evidence.behind(reply)
    refusal = None if behind is None else refusal_of(behind)
    if refusal is not None:
        raise NotAllowed(str(WHY_NOT_ALONE[refusal]))


def check_is_quiet_no_more(edition: Edition) -> None:
    """Raise NotAllowed within 30 days of the newest words an edition rests on, saying from when it may."""
    if not evidence.may_be_seen(edition):
        first = evidence.quiet_until(edition)
        raise NotAllowed(
            _("Not yet: 30 days have to pass after the newest words it rests on. It may appear from %(day)s.")
            % {"day": date_format(first, "j F Y") if first else ""}
        )


def check_can_begin_next(by: Staff, reply: Reply) -> None:
    """Raise NotAllowed unless this person may begin the next edition: the last is out."""
    people.check_same_service(by, reply)
    check_can_write(by)
    _check_stands_alone(reply)
    if reply.editions.exclude(state=EditionState.OUT).exists():
        raise NotAllowed(_("An edition is being written already."))


def can_begin_next(by: Staff, reply: Reply) -> bool:
    """Whether the button to begin the next edition may be shown."""
    return people.allows(check_can_begin_next, by, reply)


def check_can_join(by: Staff, reply: Reply, into: Reply | None = None) -> None:
    """Raise NotAllowed unless this person may let another reply answer what this one was to answer."""
    people.check_same_service(by, reply)
    check_can_write(by)
    _check_stands_alone(reply)
    if reply.joined.exists():
        raise NotAllowed(_("Other replies were joined to this one. It stays."))
    if reply.editions.filter(state=EditionState.WAITING).exists():
        raise NotAllowed(_("This reply waits for a signature. Have it sent back first."))
    if into is not None:
        people.check_same_service(by, into)
        _check_stands_alone(into)
        if into.exercise_id != reply.exercise_id or into.pk == reply.pk:
            raise NotAllowed(_("Choose another reply to the same exercise."))
        _check_is_not_one_person(into)
        _check_hides_nothing(reply, into)


def can_join(by: Staff, reply: Reply) -> bool:
    """Whether the link to join it to another may be shown."""
    return people.allows(check_can_join, by, reply)


def _check_stands_alone(reply: Reply) -> None:
    if reply.joined_into_id is not None:
        raise NotAllowed(_("This reply was joined to another. Go on there."))


def _check_is_not_one_person(into: Reply) -> None:
    """Two single voices in one reply would still be two single voices."""
    behind = evidence.behind(into)
    if behind is not None and behind.people <= 1 and into.level != Level.EXERCISE:
        raise NotAllowed(_("That reply rests on one person itself. Join both to the whole exercise."))


def _check_hides_nothing(reply: Reply, into: Reply) -> None:
    """A reply that is out would vanish for days, and so tell everybody that new words had come."""
    out = evidence.out_of(into)
    if out is not None and not evidence.may_be_seen(out, also=reply):
        raise NotAllowed(
            _("Its words are too new for a reply that is out. Join it when 30 days have passed.")
        )
