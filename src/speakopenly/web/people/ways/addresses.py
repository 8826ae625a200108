"""Where a link leads, for a command that answers to no browser and so does not know the site's own name."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse


def address_of_link(token: str) -> str:
    """The whole address, as far as the settings tell the name this site answers to."""
    named = [host for host in settings.ALLOWED_HOSTS if host not in settings.LOOPBACK_NAMES]
    host = settings.WORK_HOST or (named[0] if named else "127.0.0.1:8000")
    return f"{'https' if settings.HTTPS else 'http'}://{host}{reverse('link', args=[token])}"
