"""When the Speak door may be open."""

from __future__ import annotations

from django.conf import settings

from speakopenly.web.hear.speak.models import SpeakDoor


def may_open_here() -> bool:
    """Whether this installation may open its door: until readers have their whole room, only if invented."""
    return bool(settings.DEMO)


def is_open(door: SpeakDoor | None) -> bool:
    """Whether anyone may send a report now."""
    return door is not None and door.is_open and may_open_here()
