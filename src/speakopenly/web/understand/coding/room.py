"""How the codebook and the coding room are opened, and what the codebook asks of coding."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.sections import Room, Section, open_room
from speakopenly.web.understand.codebook import actions as codebook
from speakopenly.web.understand.codebook import counts, still
from speakopenly.web.understand.codebook import policies as codebook_policies
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding import actions, policies
from speakopenly.web.understand.coding.brought import queries
from speakopenly.web.understand.coding.double.models import DoubleCoding
from speakopenly.web.understand.coding.filters import set_apart
from speakopenly.web.understand.coding.models import Coding
from speakopenly.web.understand.exchange import coded


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    still.register("double coding", goes_on)
    codebook.ask_before_taking_out(actions.is_coded_with)
    counts.count_with(how_often)
    coded.tell_with(queries.coded_by_people)
    open_room(
        Room(
            section=Section.UNDERSTAND,
            name=_("Codebook"),
            purpose=_("Say what each code means, when to use it and when not. Every change can be undone."),
            url_name="understand:codes-of-all",
            can_enter=codebook_policies.can_enter,
        )
    )
    open_room(
        Room(
            section=Section.UNDERSTAND,
            name=_("Coding"),
            purpose=_("Read passages in their context and give them codes, alone or two people blind."),
            url_name="understand:coding-of-all",
            can_enter=policies.can_enter,
        )
    )


def goes_on(exercise: Exercise) -> bool:
    """Whether a double coding of this exercise is open."""
    return DoubleCoding.objects.filter(exercise=exercise, closed_on=None).exists()


def how_often(code: Code) -> int:
    """How many looks gave the code; those of a sample that is open are nobody's to know."""
    apart = set_apart(code.exercise).values("passage")
    return Coding.objects.filter(code=code).exclude(look__passage__in=apart).count()
