"""What Work pages say of the reading key that is open in this session."""

from __future__ import annotations

from typing import Any

from django import template

from speakopenly.web.hear.keyring import unlocking

register = template.Library()


@register.inclusion_tag("parts/reading_lock.html", takes_context=True)
def reading_lock(context: dict[str, Any]) -> dict[str, Any]:
    """How long the key stays open; nothing where it is locked. Showing it does not count as being at work."""
    request = context.get("request")
    seconds = unlocking.seconds_left(request) if request and request.user.is_authenticated else 0
    return {
        "seconds": seconds,
        "whole": unlocking.IDLE_SECONDS,
        "warned": unlocking.WARNED_SECONDS,
        "csrf_token": context.get("csrf_token"),
    }
