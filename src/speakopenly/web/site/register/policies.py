"""Who handles requests, orders and breaches, and which changes are lawful. Two people release an answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import SEES_SITE, Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.register import clocks
from speakopenly.web.site.register.grounds import NEEDS_GROUNDS, OUTCOMES, grounds_of
from speakopenly.web.site.register.models import (
    RIGHTS,
    AskedFor,
    Entry,
    ExtendedBecause,
    Kind,
    Outcome,
    State,
)
from speakopenly.web.site.register.steps import Step, steps_of

MAY_SEE: Final = SEES_SITE
MAY_HANDLE: Final = (Role.SAFEGUARDING_LEAD, Role.LEADER)
MAY_NOTE_A_BREACH: Final = (*MAY_HANDLE, Role.ADMINISTRATOR)
"""Whoever runs the machine often sees a breach first, and seventy-two hours run from then."""

MAY_BECOME: Final[Mapping[State, frozenset[State]]] = {
    State.OPEN: frozenset({State.WAITING, State.DECIDED}),
    State.WAITING: frozenset({State.OPEN}),
    State.DECIDED: frozenset({State.OPEN, State.CLOSED}),
    State.CLOSED: frozenset(),
}
REASONS: Final[Mapping[Kind, tuple[ExtendedBecause, ...]]] = {
    **dict.fromkeys(RIGHTS, (ExtendedBecause.COMPLEX, ExtendedBecause.MANY)),
    Kind.INFORMATION: (ExtendedBecause.PUBLIC_INTEREST,),
}
CAN_WAIT: Final[Mapping[Kind, tuple[AskedFor, ...]]] = {
    **dict.fromkeys(RIGHTS, (AskedFor.IDENTITY,)),
    Kind.SUBJECT_ACCESS: (AskedFor.IDENTITY, AskedFor.CLARITY),
    Kind.INFORMATION: (AskedFor.CLARITY,),
}
"""What lets the clock of a kind stand. Which data are meant does so for access alone."""
DO_SOMETHING: Final = frozenset({Outcome.IN_FULL, Outcome.IN_PART})
"""What was agreed and has still to be done, where a step says what."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person sees how the service is set up. No word and no name stands here."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether the register may be shown."""
    return people.allows(check_can_enter, by)


def check_can_note(by: Staff, kind: Kind) -> None:
    """Raise NotAllowed unless this person may note that something of this kind came."""
    people.check_has_role(by, *(MAY_NOTE_A_BREACH if kind == Kind.BREACH else MAY_HANDLE))


def can_note(by: Staff, kind: Kind) -> bool:
    """Whether the way to note one may be shown."""
    return people.allows(check_can_note, by, kind)


def check_can_handle(by: Staff, entry: Entry) -> None:
    """Raise NotAllowed unless this entry is of this service, and this person deals with its kind."""
    people.check_same_service(by, entry)
    check_can_note(by, Kind(entry.kind))


def can_handle(by: Staff, entry: Entry) -> bool:
    """Whether the forms of an entry may be shown."""
    return people.allows(check_can_handle, by, entry)


def check_can_work(by: Staff, entry: Entry) -> None:
    """Raise NotAllowed unless the entry is under way or waits: its steps can be done."""
    check_can_handle(by, entry)
    if entry.state not in (State.OPEN, State.WAITING):
        raise NotAllowed(_("Steps are done while it is under way. It stands at: %(state)s.") % _at(entry))


def can_work(by: Staff, entry: Entry) -> bool:
    """Whether the button to note a step may be shown."""
    return people.allows(check_can_work, by, entry)


def check_can_do(by: Staff, entry: Entry, step: Step) -> None:
    """Raise NotAllowed unless this step is next: one that gives or erases, once two have agreed to it."""
    if not step.is_after:
        check_can_work(by, entry)
        return
    check_can_handle(by, entry)
    if entry.state != State.CLOSED or entry.outcome not in DO_SOMETHING:
        raise NotAllowed(_("This is done once two people have agreed that it shall be."))


def can_do(by: Staff, entry: Entry, step: Step) -> bool:
    """Whether the button to note this step may be shown."""
    return people.allows(check_can_do, by, entry, step)


def check_can_note_facts(by: Staff, entry: Entry) -> None:
    """Raise NotAllowed unless this is a breach under way: of nothing else are facts written down."""
    check_can_work(by, entry)
    if entry.kind != Kind.BREACH:
        raise NotAllowed(_("Facts are written down of a breach."))


def can_note_facts(by: Staff, entry: Entry) -> bool:
    """Whether the form for the facts of a breach may be shown."""
    return people.allows(check_can_note_facts, by, entry)


def check_can_ask(by: Staff, entry: Entry, asked_for: AskedFor, *, due: date | None) -> None:
    """Raise NotAllowed unless the law lets the clock stand for this kind of question, and it still runs."""
    check_can_handle(by, entry)
    check_lawful(entry, State.WAITING)
    if asked_for not in CAN_WAIT.get(Kind(entry.kind), ()):
        raise NotAllowed(_("The clock of this kind stands for no such question."))
    if due is not None and timezone.localdate() > due:
        raise NotAllowed(_("The time is over. Ask, and answer at once; the clock stands no more."))


def can_ask(by: Staff, entry: Entry, *, due: date | None) -> bool:
    """Whether the form to ask may be shown."""
    asks = CAN_WAIT.get(Kind(entry.kind), ())
    return any(people.allows(check_can_ask, by, entry, each, due=due) for each in asks)


def check_can_go_on(by: Staff, entry: Entry) -> None:
    """Raise NotAllowed unless the clock stands."""
    check_can_handle(by, entry)
    if entry.state != State.WAITING:
        raise NotAllowed(_("The clock does not stand."))


def can_go_on(by: Staff, entry: Entry) -> bool:
    """Whether the button to go on may be shown."""
    return people.allows(check_can_go_on, by, entry)


def check_can_extend(
    by: Staff, entry: Entry, reason: ExtendedBecause, *, due: date | None, nation: str
) -> None:
    """Raise NotAllowed unless the law allows more time of this kind, once, and the first time still runs."""
    check_can_handle(by, entry)
    if entry.state != State.OPEN or entry.extended_on is not None:
        raise NotAllowed(_("More time can be taken once, while it is under way."))
    if reason not in REASONS.get(Kind(entry.kind), ()):
        raise NotAllowed(_("The law gives no more time for this reason."))
    if entry.kind == Kind.INFORMATION and nation == clocks.SCOTLAND:
        raise NotAllowed(_("In Scotland there is no more time than twenty working days."))
    if due is not None and timezone.localdate() > due:
        raise NotAllowed(_("The first time is over. Answer at once, and say that it is late."))


def can_extend(by: Staff, entry: Entry, *, due: date | None, nation: str) -> bool:
    """Whether the form to take more time may be shown."""
    reasons = REASONS.get(Kind(entry.kind), ())
    return any(people.allows(check_can_extend, by, entry, each, due=due, nation=nation) for each in reasons)


def check_can_tell(by: Staff, entry: Entry, told_at: datetime, *, late: bool, gives_reason: bool) -> None:
    """Raise NotAllowed unless this is a breach not told of, the hour can be, and a late one says why."""
    check_can_work(by, entry)
    if entry.kind != Kind.BREACH or entry.told_at is not None or entry.aware_at is None:
        raise NotAllowed(_("The Commissioner is told of a breach, once."))
    if not entry.aware_at <= told_at <= timezone.now():
        raise NotAllowed(_("Give an hour after you became aware, and not after now."))
    if late and not gives_reason:
        raise NotAllowed(_("More than 72 hours have passed. Say why."))


def can_tell(by: Staff, entry: Entry) -> bool:
    """Whether the form to note that the Commissioner was told may be shown."""
    now = timezone.now()
    return people.allows(check_can_tell, by, entry, now, late=False, gives_reason=True)


def check_can_decide(by: Staff, entry: Entry) -> None:
    """Raise NotAllowed while a step is not done."""
    check_can_handle(by, entry)
    check_lawful(entry, State.DECIDED)
    done = set(entry.steps.values_list("step", flat=True))
    if any(step.ident not in done for step in steps_of(Kind(entry.kind)) if not step.is_after):
        raise NotAllowed(_("Some steps are not done yet."))


def can_decide(by: Staff, entry: Entry) -> bool:
    """Whether the form to decide may be shown."""
    return people.allows(check_can_decide, by, entry)


def check_decision(entry: Entry, outcome: Outcome, grounds: list[str]) -> None:
    """Raise NotAllowed where outcome and grounds do not fit the kind or what happened."""
    kind = Kind(entry.kind)
    if outcome not in OUTCOMES[kind] or set(grounds) - {each.ident for each in grounds_of(kind)}:
        raise NotAllowed(_("This cannot be decided of this kind."))
    if outcome in NEEDS_GROUNDS and not grounds:
        raise NotAllowed(_("Choose the ground on which something is held back or not told."))
    if outcome == Outcome.TOLD and entry.told_at is None:
        raise NotAllowed(_("Note first when the Commissioner was told."))
    if outcome == Outcome.NOT_TOLD and entry.told_at is not None:
        raise NotAllowed(_("The Commissioner was told."))


def check_can_release(by: Staff, entry: Entry) -> None:
    """Raise NotAllowed unless a decision waits, and this is a second person."""
    people.check_same_service(by, entry)
    people.check_has_role(by, *MAY_HANDLE)
    check_lawful(entry, State.CLOSED)
    if entry.decided_by_id == by.user.pk:
        raise NotAllowed(_("A second person releases it. You have decided."))


def can_release(by: Staff, entry: Entry) -> bool:
    """Whether the buttons of the second person may be shown."""
    return people.allows(check_can_release, by, entry)


def check_lawful(entry: Entry, to: State) -> None:
    """Raise NotAllowed unless it may become that from where it stands."""
    if to not in MAY_BECOME[State(entry.state)]:
        raise NotAllowed(_("That cannot be done any more. It stands at: %(state)s.") % _at(entry))


def _at(entry: Entry) -> dict[str, str]:
    return {"state": str(entry.get_state_display())}
