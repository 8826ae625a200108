"""The kinds of lines that rest on others, and one step of a trail."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a line is. The value stands in its address."""

    STORY = "story", _("Story of the bulletin")
    REPLY = "reply", _("Public reply")
    RECOMMENDATION = "recommendation", _("Recommendation")
    REVIEW = "review", _("Learning review")
    FINDING = "finding", _("Finding")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the way back, and what it rests on. ``gaps`` say where the way is broken, and why."""

    kind: str
    name: str
    address: str = ""
    quote: str = ""
    rests_on: tuple[Step, ...] = ()
    gaps: tuple[str, ...] = ()
    place: str = ""
    """Where it stands on the page, as a link names it."""
    first_place: str = ""
    """Where it stood before on this page, if what it rests on is spelled out there."""
