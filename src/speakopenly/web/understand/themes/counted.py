"""What the number of a theme's finding counts instead of its passages. The room that knows says it here.

Search comes later than themes and findings, and they must count what it finds: so it registers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.reading.models import Passage


@dataclass(frozen=True, slots=True)
class Instead:
    """One search that counts: ``mark`` tells it from any other, ``told`` says in words what it looks for.

    ``passages`` are those it finds now, of people whose words were read. ``within`` is the ident of the theme
    it was narrowed to; ``by_people`` where only codes that people gave decide.
    """

    mark: str
    told: str
    passages: QuerySet[Passage]
    within: str = ""
    by_people: bool = False


Ask = Callable[[Exercise], Mapping[str, Instead]]
_asked: list[Ask] = []


def count_with(ask: Ask) -> None:
    """Ask this from now on: by the ident of the theme, what its finding counts instead."""
    _asked[:] = [ask]


def instead_of_themes(exercise: Exercise) -> Mapping[str, Instead]:
    """The findings of an exercise that count what a search finds, by the ident of their theme."""
    return _asked[0](exercise) if _asked else {}
