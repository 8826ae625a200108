"""Set up what a service says at its Speak door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from speakopenly.web.hear.reporting.speak.models import Contact, Route, SpeakDoor
from speakopenly.web.people.kinds import Nation
from speakopenly.web.people.models import Service


@transaction.atomic
def set_up_door(
    service: Service, *, said: Mapping[str, Any], checked_on: date, is_open: bool = False
) -> SpeakDoor:
    """Make or replace a service's door from plain data: the part "door" of ``examples/northmoor/speak.json``.

    ``checked_on`` is the day somebody last rang every number in it.
    """
    SpeakDoor.objects.filter(service=service).delete()
    door = SpeakDoor.objects.create(
        service=service,
        hosted_by=said["hosted_by"],
        readers_employed_by=said["readers_employed_by"],
        computer_run_by=said["computer_run_by"],
        nation=Nation(said["nation"]),
        days_backups_are_kept=said["days_backups_are_kept"],
        is_open=is_open,
    )
    for place, contact in enumerate(said["contacts"]):
        Contact.objects.create(service=service, door=door, place=place, checked_on=checked_on, **contact)
    for place, route in enumerate(said["routes"]):
        Route.objects.create(service=service, door=door, place=place, **route)
    return door
