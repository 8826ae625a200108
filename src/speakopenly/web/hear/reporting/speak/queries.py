"""What the public pages show of the service behind them, in the language of the page."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError

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


_last = LastKnown()


def door_here() -> SpeakDoor | None:
    """The Speak door of this site, or None where none is set up. An open one comes first."""
    try:
        _last.door = SpeakDoor.objects.select_related("service").order_by("-is_open", "pk").first()
    except DatabaseError:
        log.warning("the database did not say who keeps the Speak door")
    return _last.door


def is_pilot(door: SpeakDoor | None) -> bool:
    """Whether it is still to be shown that the people this is for understand what is private and what is not.

    So until every group has said it back well, to the words that stand here now.
    """
    if door is None:
        return True
    try:
        tests = ComprehensionTest.objects.filter(service=door.service_id, digest=promise.digest())
        last = {each.group: each for each in tests}
        _last.is_pilot = not all(group in last and was_understood(last[group]) for group in Group.values)
    except DatabaseError:
        log.warning("the database did not say whether people have tried the words")
    return _last.is_pilot


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
    try:
        _last.contacts = list(Contact.objects.filter(door=door))
    except DatabaseError:
        log.warning("the database did not give the numbers to ring")
    return _last.contacts


def people(contacts: Sequence[Contact], kinds: Sequence[ContactKind], language: str) -> list[Someone]:
    """Those of these kinds, kind by kind."""
    return [_someone(contact, language) for kind in kinds for contact in contacts if contact.kind == kind]


def other_ways(door: SpeakDoor | None, language: str) -> list[OtherWay]:
    """Phone, paper, in person, with an interpreter, in BSL: those this service offers."""
    if door is None:
        return []
    try:
        _last.routes = list(Route.objects.filter(door=door))
    except DatabaseError:
        log.warning("the database did not give the other ways to tell us")
    return [OtherWay(RouteKind(route.kind).label, in_language(route.how, language)) for route in _last.routes]


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
