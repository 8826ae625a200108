"""Whom to ring where a child is at risk: the contacts this site knows, for a page of the Work door."""

from __future__ import annotations

from django import template

from speakopenly.web.hear.reporting.speak.models import ContactKind
from speakopenly.web.hear.reporting.speak.queries import Someone, contacts_of, door_here, people
from speakopenly.web.public_path import ENGLISH

STATUTORY = (
    ContactKind.EMERGENCY,
    ContactKind.BY_DAY,
    ContactKind.OUT_OF_HOURS,
    ContactKind.DESIGNATED_OFFICER,
    ContactKind.NOTIFICATION,
)
register = template.Library()


@register.simple_tag
def statutory_contacts() -> list[Someone]:
    """Those who act on a child at risk, in the order in which one would ring them."""
    return people(contacts_of(door_here()), STATUTORY, ENGLISH)
