"""How far the setting up is, how the machine is, and what was done. No word, and no count, of reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.urls import reverse

from speakopenly import __version__
from speakopenly.web import looks
from speakopenly.web.hear.reporting.opening.queries import door_of
from speakopenly.web.hear.reporting.speak.queries import is_pilot
from speakopenly.web.looks import Seen
from speakopenly.web.people import gates
from speakopenly.web.people.gates import Door, Gate, Looked
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.staff import Staff
from speakopenly.web.site import policies

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LINES_ON_A_PAGE: Final = 50
OF_THE_SITE: Final = frozenset(
    f"speakopenly_hear.{name}"
    for name in (
        "speakdoor", "contact", "route", "promiseconfirmation", "youngdoorcheck", "comprehensiontest",
        "alertplan", "alertroute", "rotaplace", "readingkey", "escrow", "custodianseat", "custodianshare",
    )
)  # fmt: skip
"""Named one by one, so that a deed of a room to come is not shown before somebody has thought about it."""
WHOLE_ROOMS: Final = ("speakopenly_people.", "speakopenly_site.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the set-up list: what has to be so, how it stands, and where somebody sees to it."""

    title: StrOrPromise
    looked: Looked
    address: str
    shuts_later: bool


@dataclass(frozen=True, slots=True)
class SetUp:
    """How far the setting up is: each line, and how the door stands."""

    lines: Sequence[Line]
    young: Sequence[Line]
    is_open: bool
    is_pilot: bool

    @property
    def is_shut_now(self) -> bool:
        """Whether a door that was opened is shut to the public all the same; never in the demonstration."""
        return not settings.DEMO and any(line.shuts_later for line in self.missing)

    @property
    def missing(self) -> list[Line]:
        """What keeps the Speak door shut."""
        return [line for line in self.lines if not line.looked.passes]


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the trail, in words."""

    line: AuditLine
    thing: str


def set_up(staff: Staff) -> SetUp:
    """Every gate, looked at now."""
    door = door_of(staff.service)
    every = gates.gates_of(Door.YOUNG)
    speak = [_line(gate, staff) for gate in every if gate.door is Door.SPEAK]
    young = [_line(gate, staff) for gate in every if gate.door is Door.YOUNG]
    return SetUp(speak, young, bool(door and door.is_open), is_pilot(door))


def health(staff: Staff) -> list[Seen]:
    """What ``doctor`` sees, and the gates beside it: first what needs somebody, then what is worth a look."""
    seen = [
        *looks.everything(),
        *(
            Seen(str(line.title), line.looked.passes, line.looked.why)
            for line in set_up(staff).lines
            if line.address != reverse("site-health")
        ),
        Seen("version", True, __version__),
    ]
    return sorted(seen, key=lambda each: (each.is_well, not each.do))


def trail(staff: Staff, number: str | None) -> Page[AuditLine]:
    """A page of what was done, newest first. Deeds on reports only for who sees that reports come in."""
    lines = AuditLine.objects.filter(service=staff.service).select_related("by")
    if not policies.sees_deeds_on_reports(staff):
        lines = lines.filter(thing_kind__in=kinds_of_the_site())
    return Paginator(lines, LINES_ON_A_PAGE).get_page(number)


def deeds(page: Page[AuditLine]) -> list[Deed]:
    """The lines of a page, in words."""
    return [Deed(line, _in_words(line.thing_kind)) for line in page.object_list]


def kinds_of_the_site() -> list[str]:
    """The kinds of thing whose deeds tell nothing of what people wrote."""
    labels = [model._meta.label_lower for model in apps.get_models()]
    return [label for label in labels if label in OF_THE_SITE or label.startswith(WHOLE_ROOMS)]


def _line(gate: Gate, staff: Staff) -> Line:
    return Line(
        gate.title,
        gate.look(staff.service),
        reverse(gate.url_name) if gate.url_name else "",
        gate.shuts_later,
    )


def _in_words(label: str) -> str:
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label.partition(".")[2]
