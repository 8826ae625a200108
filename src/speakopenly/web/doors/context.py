"""What every page knows about the site. Reads no session, so public pages may use it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from speakopenly.web.people.sections import Section


def site(request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, and the four sections in order."""
    return {"is_demonstration": settings.DEMO, "sections": Section}
