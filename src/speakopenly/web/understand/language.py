"""The prompt to whoever is about to publish words of the service: which sentences rest on a person.

One piece for every page of that kind: ``look_at`` the service's own sentences, and include
``understand/parts/rests_on_a_person.html``. It blocks nothing, takes no fact out, and keeps nothing.
Never hand it words of those who were heard, nor what is told of them: the contract in .importlinter keeps
the rooms that hold such words from asking.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from speakopenly.core.errors import ModelMissing
from speakopenly.understand.language.figures import say_figures
from speakopenly.understand.language.looking import RestsOnAPerson, look_at_many


@dataclass(frozen=True, slots=True)
class Looked:
    """What the prompt found. ``is_there`` is False where a model it needs is not installed."""

    sentences: tuple[RestsOnAPerson, ...] = ()
    is_there: bool = True

    @property
    def how_well(self) -> str:
        """How well it judges, and who labelled what it learned from."""
        return say_figures()


def look_at(words: Iterable[str]) -> Looked:
    """The sentences of the service's own words that rest on a person, in order."""
    try:
        return Looked(look_at_many([each for each in words if each.strip()]))
    except ModelMissing:
        return Looked(is_there=False)
