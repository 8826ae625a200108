"""What the public pages show of the service behind them, in the language of the page."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError

from speakopenly.web import hosts
from speakopenly.web.hear.reporting.speak import promise
from speakopenly.web.hear.reporting.speak.models import (
    ComprehensionTest,
    Contact,
    ContactKind,
    Group,
    Route,
    RouteKind,
    SpeakDoor,
)
from speakopenly.web.people.here import service_here
from speakopenly.web.people.models import Service
from speakopenly.web.public_path import ENGLISH

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FEWEST_ASKED: Final = 5
RIGHT_OF_EACH, OF_EACH = 4, 5
"""Of every five people of a group, four say back right what is private and what is not; else we rewrite."""

log = logging.getLogger("speakopenly.speak")


@dataclass(frozen=True, slots=True)
class Someone:
    """A person or place to turn to. ``dial`` is the number as a telephone wants it, or nothing."""

    name: str
    number: str
    dial: str
    hours: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Another way to tell us: by which means, and how."""

    by: StrOrPromise
    how: str


@dataclass(frozen=True, slots=True)
class Host:
    """Who is behind the door."""

    hosted_by: str
    readers_employed_by: str
    computer_run_by: str


@dataclass(slots=True)
class LastKnown:
    """What was read last, so that pages still come, with whom to ring, when the database does not answer."""

    door: SpeakDoor | None = None
    is_pilot: bool = True
    contacts: Sequence[Contact] = ()
    routes: Sequence[Route] = ()


_last: defaultdict[str, LastKnown] = defaultdict(LastKnown)
"""By the host name a service has taken: what one shows stands in for no other. Invented names add nothing."""


def door_here() -> SpeakDoor | None:
    """The Speak door of the service whose host name was asked, or None where it has set up none."""
    last = _last[hosts.taken_now()]
    try:
        here = service_here()
        last.door = SpeakDoor.objects.select_related("service").filter(service=here).first()
    except DatabaseError:
        log.warning("the database did not say who keeps the Speak door")
    return last.door


def an_open_door() -> bool:
    """Whether any service of this site has opened its Speak door; asked once, as the web server starts."""
    try:
        return SpeakDoor.objects.filter(is_open=True).exists()
    except DatabaseError:
        log.warning("the database did not say whether a Speak door is open")
        return False


def with_a_door(services: Sequence[Service]) -> Service:
    """Of several services, the one with an open door; else one whose door is set up; else the first."""
    doors = SpeakDoor.objects.filter(service__in=services).order_by("-is_open", "pk")
    door = doors.select_related("service").first()
    return door.service if door is not None else services[0]


def is_pilot(door: SpeakDoor | None) -> bool:
    """Whether it is still to be shown that the people this is for understand what is private and what is not.

    So until every group has said it back well, to the words that stand here now.
    """
    if door is None:
        return True
    known = _last[hosts.taken_now()]
    try:
        tests = ComprehensionTest.objects.filter(service=door.service_id, digest=promise.digest())
        last = {each.group: each for each in tests}
        known.is_pilot = not all(group in last and was_understood(last[group]) for group in Group.values)
    except DatabaseError:
        log.warning("the database did not say whether people have tried the words")
    return known.is_pilot


def was_understood(test: ComprehensionTest) -> bool:
    """Whether enough people of a group were asked, and enough of them had it right."""
    return test.asked >= FEWEST_ASKED and test.right * OF_EACH >= test.asked * RIGHT_OF_EACH


def host_of(door: SpeakDoor | None, language: str) -> Host | None:
    """Who runs the site, reads the reports and looks after the computer."""
    if door is None:
        return None
    return Host(
        in_language(door.hosted_by, language),
        in_language(door.readers_employed_by, language),
        in_language(door.computer_run_by, language),
    )


def contacts_of(door: SpeakDoor | None) -> Sequence[Contact]:
    """Everybody this service names, in its own order."""
    if door is None:
        return ()
    last = _last[hosts.taken_now()]
    try:
        last.contacts = list(Contact.objects.filter(door=door))
    except DatabaseError:
        log.warning("the database did not give the numbers to ring")
    return last.contacts


def people(contacts: Sequence[Contact], kinds: Sequence[ContactKind], language: str) -> list[Someone]:
    """Those of these kinds, kind by kind."""
    return [_someone(contact, language) for kind in kinds for contact in contacts if contact.kind == kind]


def other_ways(door: SpeakDoor | None, language: str) -> list[OtherWay]:
    """Phone, paper, in person, with an interpreter, in BSL: those this service offers."""
    if door is None:
        return []
    last = _last[hosts.taken_now()]
    try:
        last.routes = list(Route.objects.filter(door=door))
    except DatabaseError:
        log.warning("the database did not give the other ways to tell us")
    return [OtherWay(RouteKind(route.kind).label, in_language(route.how, language)) for route in last.routes]


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in this language; in English, or whichever there is, where it is missing."""
    return texts.get(language) or texts.get(ENGLISH) or next(iter(texts.values()), "")


def _someone(contact: Contact, language: str) -> Someone:
    dial = "".join(sign for sign in contact.number if sign.isdecimal() or sign == "+")
    return Someone(
        in_language(contact.name, language),
        contact.number,
        dial,
        in_language(contact.hours, language),
        contact.checked_on,
    )
