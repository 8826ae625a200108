"""What the Work templates ask: who is here, which section this is, what to tell them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import template
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import lock
from speakopenly.web.people.models import AccountElsewhere
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.sections import Section
from speakopenly.web.people.staff import Staff

register = template.Library()


@register.simple_tag(takes_context=True)
def staff_here(context: dict[str, Any]) -> Staff | None:
    """Who is signed in and not locked; None at the sign-in page."""
    request: HttpRequest | None = context.get("request")
    if request is None or not request.user.is_authenticated or lock.is_locked(request):
        return None
    try:
        return staff_of(request)
    except NotAllowed:
        return None


@register.simple_tag(takes_context=True)
def waiting_messages(context: dict[str, Any]) -> list[Any]:
    """What the last deed has to say."""
    return list(messages.get_messages(context["request"]))


@register.simple_tag(takes_context=True)
def opens_elsewhere(context: dict[str, Any]) -> bool:
    """Whether an account elsewhere opens the account of whoever is here."""
    return AccountElsewhere.objects.filter(user=context["request"].user.pk).exists()


@register.filter
def address(section: Section) -> str:
    """Where a section's page is."""
    return reverse(f"section-{section.value}")


@register.filter
def is_here(section: Section, request: HttpRequest) -> bool:
    """Whether the page shown belongs to this section."""
    return request.path.startswith(address(section))


@register.filter
def pages_around(paginator: Paginator[Any], number: int) -> Iterator[int | str]:
    """Page numbers to offer: the ends, and two around the one shown."""
    return iter(paginator.get_elided_page_range(number, on_each_side=1, on_ends=1))
