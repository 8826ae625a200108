"""Note it, do its steps, ask and go on, take more time, tell, decide, release: each with its audit line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.opening.queries import nation_of
from speakopenly.web.people import audit
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.register import policies, queries
from speakopenly.web.site.register.models import (
    AskedFor,
    Entry,
    ExtendedBecause,
    Kind,
    LateBecause,
    Outcome,
    State,
    StepDone,
)
from speakopenly.web.site.register.steps import steps_of


@transaction.atomic
def note(
    *,
    by: Staff,
    kind: Kind,
    came_on: date,
    aware_at: datetime | None = None,
    ordered_by: date | None = None,
    office_number: str = "",
) -> Entry:
    """Note that something came; its clock runs from that day, or hour. Raises NotAllowed."""
    policies.check_can_note(by, kind)
    if came_on > timezone.localdate() or (aware_at is not None and aware_at > timezone.now()):
        raise NotAllowed(_("It cannot have come after today."))
    entry = Entry.objects.create(
        service=by.service,
        number=_next_number(by.service),
        kind=kind,
        came_on=came_on,
        began_on=came_on,
        aware_at=aware_at,
        ordered_by=ordered_by,
        office_number=office_number,
        noted_by=by.user,
    )
    audit.record("request or breach noted", entry, by=by.user, service=by.service)
    return entry


@transaction.atomic
def do_step(*, by: Staff, entry: Entry, step: str) -> None:
    """Note that a step is done; twice is harmless. Raises NotAllowed."""
    entry = _held(entry)
    found = next((each for each in steps_of(Kind(entry.kind)) if each.ident == step), None)
    if found is None:
        raise NotAllowed(_("There is no such step here."))
    policies.check_can_do(by, entry, found)
    row, is_new = StepDone.objects.get_or_create(
        entry=entry, step=step, defaults={"service": by.service, "by": by.user}
    )
    if is_new:
        audit.record("step of a request done", row, by=by.user, service=by.service)


@transaction.atomic
def note_facts(*, by: Staff, entry: Entry, facts: Mapping[str, Any]) -> None:
    """Write down of a breach what the law wants written down, from lists. Raises NotAllowed."""
    entry = _held(entry)
    policies.check_can_note_facts(by, entry)
    entry.facts = dict(facts)
    entry.save(update_fields=["facts"])
    audit.record("facts of a breach noted", entry, by=by.user, service=by.service)


@transaction.atomic
def ask(*, by: Staff, entry: Entry, asked_for: AskedFor) -> None:
    """Whoever asked is asked for something: the clock stands from today. Raises NotAllowed."""
    entry = _held(entry)
    policies.check_can_ask(by, entry, asked_for, due=queries.due_day(entry, nation_of(by.service)))
    entry.state, entry.asked_for, entry.asked_on = State.WAITING, asked_for, timezone.localdate()
    entry.save(update_fields=["state", "asked_for", "asked_on"])
    audit.record("clock of a request stands", entry, by=by.user, service=by.service)


@transaction.atomic
def go_on(*, by: Staff, entry: Entry) -> None:
    """What was asked for has come. Proof of identity, or of what information is meant, begins the clock anew.

    For one's own data the days from asking to now do not count, the first of them once. Raises NotAllowed.
    """
    entry = _held(entry)
    policies.check_can_go_on(by, entry)
    today = timezone.localdate()
    assert entry.asked_on is not None  # noqa: S101  (a constraint of the table)
    if entry.asked_for == AskedFor.IDENTITY or entry.kind == Kind.INFORMATION:
        entry.began_on, entry.days_waited = today, 0
    else:
        entry.days_waited += (today - entry.asked_on).days + (0 if entry.days_waited else 1)
    entry.state, entry.asked_for, entry.asked_on = State.OPEN, "", None
    entry.save()
    audit.record("clock of a request goes on", entry, by=by.user, service=by.service)


@transaction.atomic
def extend(*, by: Staff, entry: Entry, reason: ExtendedBecause) -> None:
    """Take the more time that the law gives; whoever asked is told why. Raises NotAllowed."""
    entry = _held(entry)
    nation = nation_of(by.service)
    policies.check_can_extend(by, entry, reason, due=queries.due_day(entry, nation), nation=nation)
    entry.extended_because, entry.extended_on = reason, timezone.localdate()
    entry.save(update_fields=["extended_because", "extended_on"])
    audit.record("more time taken for a request", entry, by=by.user, service=by.service)


@transaction.atomic
def tell(*, by: Staff, entry: Entry, told_at: datetime, late_because: str = "") -> None:
    """Note at which hour the Commissioner was told of a breach. Raises NotAllowed."""
    entry = _held(entry)
    late = queries.is_late(entry, told_at)
    policies.check_can_tell(by, entry, told_at, late=late, gives_reason=late_because in LateBecause.values)
    entry.told_at, entry.late_because = told_at, late_because if late else ""
    entry.save(update_fields=["told_at", "late_because"])
    audit.record("commissioner told of a breach", entry, by=by.user, service=by.service)


@transaction.atomic
def decide(*, by: Staff, entry: Entry, outcome: Outcome, grounds: Sequence[str] = ()) -> None:
    """Decide; a second person releases it. Raises NotAllowed."""
    entry = _held(entry)
    policies.check_can_decide(by, entry)
    policies.check_decision(entry, outcome, list(grounds))
    entry.outcome, entry.grounds = outcome, sorted(grounds)
    entry.state, entry.decided_by, entry.decided_on = State.DECIDED, by.user, timezone.localdate()
    entry.save()
    audit.record("request or breach decided", entry, by=by.user, service=by.service)


@transaction.atomic
def release(*, by: Staff, entry: Entry) -> None:
    """The second person agrees: it is closed. Raises NotAllowed."""
    entry = _held(entry)
    policies.check_can_release(by, entry)
    entry.state, entry.agreed_by, entry.closed_on = State.CLOSED, by.user, timezone.localdate()
    entry.save(update_fields=["state", "agreed_by", "closed_on"])
    audit.record("request or breach closed by two", entry, by=by.user, service=by.service)


@transaction.atomic
def send_back(*, by: Staff, entry: Entry) -> None:
    """The second person does not agree: it is under way again. Raises NotAllowed."""
    entry = _held(entry)
    policies.check_can_release(by, entry)
    entry.state, entry.outcome, entry.grounds = State.OPEN, "", []
    entry.decided_by = entry.decided_on = None
    entry.save()
    audit.record("decision on a request sent back", entry, by=by.user, service=by.service)


def _next_number(service: Service) -> str:
    """Of this year, one more than the highest. The service's row is held, so two get two numbers."""
    Service.objects.select_for_update().get(pk=service.pk)
    year = timezone.localdate().year
    used = Entry.objects.filter(service=service, number__startswith=f"{year}-").values_list(
        "number", flat=True
    )
    return f"{year}-{max((int(number.partition('-')[2]) for number in used), default=0) + 1}"


def _held(entry: Entry) -> Entry:
    return Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
