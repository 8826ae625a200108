"""What the navigation of the Work door asks: whether to show the way to the site's pages."""

from __future__ import annotations

from typing import Any

from django import template

from speakopenly.web.people.templatetags.people import staff_here
from speakopenly.web.site import policies

register = template.Library()


@register.simple_tag(takes_context=True)
def sees_site(context: dict[str, Any]) -> bool:
    """Whether who is signed in here may see them."""
    staff = staff_here(context)
    return staff is not None and policies.can_enter(staff)
