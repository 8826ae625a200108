"""When the Speak door is open: somebody opened it, and everything that must be so still is."""

from __future__ import annotations

import time
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError

from speakopenly.hear.speaking import Wording
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people import gates
from speakopenly.web.people.gates import Door

SECONDS_A_PASS_IS_REMEMBERED: Final = 30.0
"""Gates ask the database much; somebody who sends is not kept waiting for it each time. A refusal is never
remembered, and shutting by hand is seen at once."""

_passed: dict[tuple[UUID, Door], float] = {}


def is_open(door: SpeakDoor | None, wording: Wording = Wording.EVERYDAY) -> bool:
    """Whether anyone may send a report now, in this wording.

    The demonstration is open without its gates, because everything in it is invented. Nothing else is.
    """
    if door is None or not door.is_open:
        return False
    return settings.DEMO or _passes(door, Door.YOUNG if wording is Wording.YOUNG else Door.SPEAK)


def _passes(door: SpeakDoor, which: Door) -> bool:
    known = (door.service_id, which)
    now = time.monotonic()
    if now - _passed.get(known, -SECONDS_A_PASS_IS_REMEMBERED) < SECONDS_A_PASS_IS_REMEMBERED:
        return True
    try:
        passes = gates.may_stay_open(door.service, which)
    except DatabaseError:
        # Nothing can be sent now either: the page says that, and keeps what was typed.
        return known in _passed
    _passed.pop(known, None)
    if passes:
        _passed[known] = now
    return passes
