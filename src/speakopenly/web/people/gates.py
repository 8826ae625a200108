"""What has to be true before a door may open to the public. Each room names what it needs; all must pass.

A gate is looked at, never ticked: its question is asked anew each time somebody wants to know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import Service

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Door(models.TextChoices):
    """Which door a gate keeps shut. The young people's door needs every gate of the other as well."""

    SPEAK = "speak", _("Speak door")
    YOUNG = "young", _("young people's door")


@dataclass(frozen=True, slots=True)
class Looked:
    """How a gate stands: whether it passes, and in one sentence why or why not. No words of a report."""

    passes: bool
    why: str


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing that must be so; ``url_name`` is where somebody sees to it, or blank where no page does.

    ``shuts_later`` is False for what counts on opening only. A gate that shuts an open door is looked at
    while somebody visits, so it reads the database and nothing else: a file it touched would tell of that.
    """

    name: str
    title: StrOrPromise
    look: Callable[[Service], Looked]
    url_name: str = ""
    door: Door = Door.SPEAK
    shuts_later: bool = True


_gates: dict[str, Gate] = {}


def register(gate: Gate) -> None:
    """Say what has to be true. Saying so twice is harmless."""
    _gates[gate.name] = gate


def gates_of(door: Door) -> list[Gate]:
    """The gates of a door, in the order in which rooms named them."""
    return [gate for gate in _gates.values() if gate.door is Door.SPEAK or gate.door is door]


def shut(service: Service, door: Door = Door.SPEAK) -> list[tuple[Gate, Looked]]:
    """The gates that keep this door shut, with the reason; none where it may open."""
    looked = ((gate, gate.look(service)) for gate in gates_of(door))
    return [(gate, seen) for gate, seen in looked if not seen.passes]


def shuts_now(service: Service, door: Door = Door.SPEAK) -> list[tuple[Gate, Looked]]:
    """The gates that keep a door shut which somebody has opened, with the reason."""
    looked = ((gate, gate.look(service)) for gate in gates_of(door) if gate.shuts_later)
    return [(gate, seen) for gate, seen in looked if not seen.passes]


def may_stay_open(service: Service, door: Door = Door.SPEAK) -> bool:
    """Whether a door that somebody has opened is open. Stops at the first gate that shuts it."""
    return all(gate.look(service).passes for gate in gates_of(door) if gate.shuts_later)
