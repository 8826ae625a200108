"""The four sections of the Work door, and the rooms that have opened in each.

A room says in its ``apps.ready()`` that it exists; section pages and Today then show it. So the doors
never name a room, and no section promises what is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.staff import Staff

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Section(models.TextChoices):
    """The loop, in order."""

    HEAR = "hear", _("Hear")
    UNDERSTAND = "understand", _("Understand")
    CHANGE = "change", _("Change")
    CHECK = "check", _("Check")


@dataclass(frozen=True, slots=True)
class Room:
    """A room that exists: its name, one sentence on what it is for, and the name of its first address."""

    section: Section
    name: StrOrPromise
    purpose: StrOrPromise
    url_name: str
    can_enter: Callable[[Staff], bool]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for somebody: what to do, where, and one sentence more. Ids and counts only.

    ``is_first`` is for the safety of a child: it stands before everything else.
    """

    what: str
    where: str
    more: str = ""
    is_first: bool = False


WaitingQuery = Callable[[Staff], Sequence[Waiting]]

_rooms: dict[str, Room] = {}
_waiting: dict[str, WaitingQuery] = {}


def open_room(room: Room) -> None:
    """Show this room on its section's page. Saying so twice is harmless."""
    _rooms[room.url_name] = room


def rooms_for(staff: Staff, section: Section) -> list[Room]:
    """The rooms of a section that this person may enter, in the order they were opened."""
    return [room for room in _rooms.values() if room.section == section and room.can_enter(staff)]


def show_on_today(name: str, query: WaitingQuery) -> None:
    """Let Today ask this query what waits. ``name`` keeps a query from being asked twice."""
    _waiting[name] = query


def what_waits_for(staff: Staff) -> list[Waiting]:
    """Everything that waits for this person: safety first, then room by room in the order of the loop."""
    things = [thing for query in _waiting.values() for thing in query(staff)]
    return sorted(things, key=lambda thing: not thing.is_first)
