"""What the navigation of the Work door asks: whether to show the way to the loop on one page."""

from __future__ import annotations

from typing import Any

from django import template

from speakopenly.web.check.learning import policies
from speakopenly.web.people.templatetags.people import staff_here

register = template.Library()


@register.simple_tag(takes_context=True)
def sees_the_loop(context: dict[str, Any]) -> bool:
    """Whether who is signed in here may see it."""
    staff = staff_here(context)
    return staff is not None and policies.can_see_the_whole(staff)
