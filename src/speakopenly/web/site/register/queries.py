"""What is in the register, by when each wants an answer, and what is close. Numbers and days only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speakopenly.web.hear.reporting.opening.queries import nation_of
from speakopenly.web.people.models import Service
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.register import clocks, policies
from speakopenly.web.site.register.models import RIGHTS, Entry, Kind, State, StepDone
from speakopenly.web.site.register.steps import Step, steps_of

DAYS_THAT_ARE_CLOSE: Final = 7


@dataclass(frozen=True, slots=True)
class Clock:
    """By when one entry wants an answer: a day, or an hour, or neither while the clock stands."""

    day: date | None
    hour: datetime | None = None
    is_sure: bool = True
    is_over: bool = False

    @property
    def in_words(self) -> str:
        """For the page."""
        if self.hour is not None:
            return date_format(timezone.localtime(self.hour), "j F Y, H:i")
        return date_format(self.day, "j F Y") if self.day else _("The clock stands")

    @property
    def is_late(self) -> bool:
        """Whether it has run out and nothing has been answered."""
        if self.is_over:
            return False
        if self.hour is not None:
            return timezone.now() > self.hour
        return self.day is not None and timezone.localdate() > self.day

    @property
    def is_close(self) -> bool:
        """Whether it runs out within a week, or an hour counts."""
        if self.is_over:
            return False
        soon = timezone.localdate() + timedelta(days=DAYS_THAT_ARE_CLOSE)
        return self.hour is not None or (self.day is not None and self.day <= soon)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with its clock."""

    entry: Entry
    clock: Clock


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step, by whom and when it was done, and whether this person may do it now."""

    step: Step
    done: StepDone | None
    may_do: bool


def clock_of(entry: Entry, nation: str) -> Clock:
    """By when, worked out now. It is over once closed and done; a breach's once the Commissioner was told, a
    complaint's once it was acknowledged."""
    if entry.aware_at is not None:
        is_over = entry.told_at is not None or entry.state == State.CLOSED
        return Clock(None, clocks.breach_due(entry.aware_at), is_over=is_over)
    done = {row.step for row in entry.steps.all()}
    is_over = entry.state == State.CLOSED and not still_to_do(entry)
    if entry.kind == Kind.COMPLAINT:
        is_over = is_over or "acknowledge" in done
    if entry.state == State.WAITING:
        return Clock(None)
    due = _due(entry, nation)
    return Clock(due.day, is_sure=due.is_sure, is_over=is_over) if due else Clock(None, is_over=is_over)


def still_to_do(entry: Entry) -> list[Step]:
    """What two people have agreed shall be done, and nobody has yet."""
    if entry.state != State.CLOSED or entry.outcome not in policies.DO_SOMETHING:
        return []
    done = {row.step for row in entry.steps.all()}
    return [step for step in steps_of(Kind(entry.kind)) if step.is_after and step.ident not in done]


def due_day(entry: Entry, nation: str) -> date | None:
    """The last day, where days count."""
    return clock_of(entry, nation).day


def is_late(entry: Entry, told_at: datetime) -> bool:
    """Whether telling at this hour is more than 72 hours after becoming aware."""
    return entry.aware_at is not None and told_at > clocks.breach_due(entry.aware_at)


def entries(by: Staff) -> list[Listed]:
    """Everything in the register: what is open first, by its clock. Raises NotAllowed."""
    policies.check_can_enter(by)
    return sorted(_listed(by.service), key=_by_clock)


def one(by: Staff, ident: UUID) -> Listed:
    """One entry of this service. Raises Http404 for any other, and NotAllowed."""
    policies.check_can_enter(by)
    rows = Entry.objects.filter(service=by.service, pk=ident)
    found = rows.select_related("noted_by", "decided_by", "agreed_by").first()
    if found is None:
        raise Http404
    return Listed(found, clock_of(found, nation_of(by.service)))


def steps_shown(entry: Entry, by: Staff) -> list[StepShown]:
    """The steps of an entry, with what is done."""
    done = {row.step: row for row in entry.steps.select_related("by")}
    return [
        StepShown(step, done.get(step.ident), policies.can_do(by, entry, step))
        for step in steps_of(Kind(entry.kind))
    ]


def what_waits(staff: Staff) -> Sequence[Waiting]:
    """For Today: what this person can deal with, the closest first; a breach's hours before any day."""
    if not policies.can_enter(staff):
        return []
    open_ones = [each for each in _listed(staff.service) if is_open(each.entry)]
    mine = [each for each in open_ones if policies.can_handle(staff, each.entry)]
    return [_waiting(each, staff) for each in sorted(mine, key=_by_clock)]


def is_open(entry: Entry) -> bool:
    """Whether somebody has still to do something about it."""
    return entry.state != State.CLOSED or bool(still_to_do(entry))


def _due(entry: Entry, nation: str) -> clocks.Due | None:
    is_extended = entry.extended_on is not None
    if entry.kind in RIGHTS:
        return clocks.rights_due(
            entry.began_on, nation=nation, is_extended=is_extended, days_waited=entry.days_waited
        )
    if entry.kind == Kind.INFORMATION:
        return clocks.information_due(entry.began_on, nation=nation, is_extended=is_extended)
    if entry.kind == Kind.COMPLAINT:
        return clocks.Due(entry.came_on + timedelta(days=clocks.DAYS_TO_ACKNOWLEDGE_A_COMPLAINT), True)
    return clocks.Due(entry.ordered_by, True) if entry.ordered_by else None


def _listed(service: Service) -> list[Listed]:
    nation = nation_of(service)
    rows = Entry.objects.filter(service=service).prefetch_related("steps")
    return [Listed(each, clock_of(each, nation)) for each in rows]


def _by_clock(listed: Listed) -> tuple[bool, bool, date]:
    clock, entry = listed.clock, listed.entry
    day = timezone.localtime(clock.hour).date() if clock.hour else clock.day
    return not is_open(entry), clock.hour is None or clock.is_over, day or date.max


def _waiting(listed: Listed, staff: Staff) -> Waiting:
    entry, clock = listed.entry, listed.clock
    told = {"number": entry.number, "kind": entry.get_kind_display(), "when": clock.in_words}
    what = _("%(number)s: %(kind)s") % told
    if policies.can_release(staff, entry):
        what = _("%(number)s waits for a second person: %(kind)s") % told
    more = _("Late: it was due %(when)s") % told if clock.is_late else _("Due: %(when)s") % told
    if entry.asked_on is not None:
        more = _("The clock stands; asked on %(day)s") % {"day": date_format(entry.asked_on, "j F Y")}
    elif clock.day is None and clock.hour is None:
        more = clock.in_words
    if still := still_to_do(entry):
        more = _("Agreed, and still to be done: %(what)s") % {"what": still[0].what}
    return Waiting(what=what, where=reverse("register-entry", args=[entry.pk]), more=more)
