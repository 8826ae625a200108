"""Plan an exercise, open it, write down whom it asked, and answer who was not heard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans import policies, queries
from speakopenly.web.hear.plans.models import (
    Answer,
    Asked,
    ConsentText,
    GroupToHear,
    Plan,
    PlannedChannel,
)
from speakopenly.web.people import audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff

A_WISH = ("name", "nation", "hoped", "are_children")
"""What a group is and how many of it we hoped for: it stands once people could be asked."""


@transaction.atomic
def say_plan(*, by: Staff, exercise: Exercise, **said: Any) -> Plan:
    """Say what the plan promises; what is not named stays as it was. Raises NotAllowed."""
    policies.check_can_plan(by, exercise)
    plan = queries.plan_of(exercise)
    for name, value in said.items():
        setattr(plan, name, value)
    plan.save()
    audit.record("plan changed", exercise, by=by.user, service=by.service)
    return plan


@transaction.atomic
def say_consent(*, by: Staff, exercise: Exercise, texts: Mapping[tuple[str, str], str]) -> None:
    """Put these consent texts, by language and reader, in place of those before. Raises NotAllowed."""
    policies.check_can_plan(by, exercise)
    for (language, reading), text in texts.items():
        known: dict[str, Any] = {"exercise": exercise, "language": language, "reading": reading}
        if text:
            ConsentText.objects.update_or_create(service=exercise.service, **known, defaults={"text": text})
        else:
            ConsentText.objects.filter(**known).delete()
    audit.record("consent texts changed", exercise, by=by.user, service=by.service)


@transaction.atomic
def add_group(*, by: Staff, exercise: Exercise, **said: Any) -> GroupToHear:
    """Say who else must be heard; also once the exercise has opened. Raises NotAllowed."""
    policies.check_can_plan(by, exercise)
    group = GroupToHear.objects.create(service=exercise.service, exercise=exercise, **said)
    audit.record("group to hear added", group, by=by.user, service=by.service)
    return group


@transaction.atomic
def change_group(*, by: Staff, group: GroupToHear, **said: Any) -> None:
    """Say it anew; who they are and how many we hoped for only before opening. Raises NotAllowed."""
    policies.check_can_plan(by, group.exercise)
    if any(getattr(group, name) != said.get(name, getattr(group, name)) for name in A_WISH):
        policies.check_can_remove(by, group)
    for name, value in said.items():
        setattr(group, name, value)
    group.save()
    audit.record("group to hear changed", group, by=by.user, service=by.service)


@transaction.atomic
def remove_group(*, by: Staff, group: GroupToHear) -> None:
    """Take a group out of a plan that was never opened. Raises NotAllowed."""
    policies.check_can_remove(by, group)
    Asked.objects.filter(group=group).delete()
    audit.record("group to hear removed", group, by=by.user, service=by.service)
    group.delete()


@transaction.atomic
def plan_channel(*, by: Staff, exercise: Exercise, channel: Channel, **said: str) -> PlannedChannel:
    """Say by which channel people are heard; said again, it stands in place of before. Raises NotAllowed."""
    policies.check_can_plan(by, exercise)
    planned, is_new = PlannedChannel.objects.update_or_create(
        service=exercise.service, exercise=exercise, channel=channel, defaults=said
    )
    deed = "channel planned" if is_new else "channel of a plan changed"
    audit.record(deed, planned, by=by.user, service=by.service)
    return planned


@transaction.atomic
def drop_channel(*, by: Staff, planned: PlannedChannel) -> None:
    """Take a channel out of a plan that was never opened. Raises NotAllowed."""
    policies.check_can_drop(by, planned)
    audit.record("channel taken out of a plan", planned, by=by.user, service=by.service)
    planned.delete()


@transaction.atomic
def note_reply(*, by: Staff, exercise: Exercise, on: date) -> None:
    """Note that those who spoke were told what came of it. Raises NotAllowed."""
    policies.check_can_plan(by, exercise)
    plan = queries.plan_of(exercise)
    plan.replied_on = on
    plan.save()
    audit.record("reply noted", exercise, by=by.user, service=by.service)


@transaction.atomic
def note_asked(
    *,
    by: Staff,
    group: GroupToHear,
    channel: Channel,
    on: date,
    invited: int,
    reached: int,
    took_part: int | None = None,
) -> Asked:
    """Write down how many were invited and reached; said again for one day, it stands in place of before.

    Raises NotAllowed.
    """
    policies.check_can_plan(by, group.exercise)
    line, _is_new = Asked.objects.update_or_create(
        service=group.service,
        group=group,
        channel=channel,
        on=on,
        defaults={"invited": invited, "reached": reached, "took_part": took_part},
    )
    audit.record("invitations noted", group, by=by.user, service=by.service)
    return line


@transaction.atomic
def answer(
    *, by: Staff, exercise: Exercise, text: str, group: GroupToHear | None = None, line: str = ""
) -> None:
    """Say what those who asked have to say to one line on who was not heard; blank takes the answer back.

    The line itself stays whatever is said. Raises NotAllowed.
    """
    policies.check_can_plan(by, exercise)
    if group is not None:
        people.check_same_service(by, group)
    known: dict[str, Any] = {"exercise": exercise, "group": group, "line": line}
    if not text:
        Answer.objects.filter(**known).delete()
    else:
        Answer.objects.update_or_create(
            service=exercise.service, **known, defaults={"says": text, "by": by.user}
        )
    audit.record("who was not heard answered", exercise, by=by.user, service=by.service)
