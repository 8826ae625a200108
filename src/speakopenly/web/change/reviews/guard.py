"""The guard on the writer's own draft, for a page. It marks, and never keeps anything from being saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.change.reviews.hindsight import NAMING_IS_NOT_BLAME, MarkKind, Sentence, marked_sentences
from speakopenly.core.errors import ModelMissing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SORT: Final[Mapping[MarkKind, StrOrPromise]] = {
    MarkKind.KNOWS_BETTER: _("It knows better afterwards"),
    MarkKind.ENDS_AT_A_PERSON: _("It ends at a person"),
    MarkKind.HIDES_WHO: _("It hides who"),
}
LOOK_AT: Final[Mapping[MarkKind, StrOrPromise]] = {
    MarkKind.KNOWS_BETTER: _("Keep the fact, and say what could be seen and done at the time."),
    MarkKind.ENDS_AT_A_PERSON: _("Keep the fact, and go on: what made that likely?"),
    MarkKind.HIDES_WHO: _("Keep the fact, and say which role it was."),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """What the guard found. ``is_there`` is False where its language model is not installed."""

    sentences: tuple[tuple[Sentence, list[tuple[StrOrPromise, StrOrPromise]]], ...] = ()
    is_there: bool = True
    not_blame: str = NAMING_IS_NOT_BLAME


def look_at(words: str) -> Looked:
    """The sentences of a draft that are worth a second look, each with its sorts and what to look at."""
    if not words.strip():
        return Looked()
    try:
        found = marked_sentences(words)
    except ModelMissing:
        return Looked(is_there=False)
    return Looked(tuple((sentence, _said_of(sentence)) for sentence in found))


def _said_of(sentence: Sentence) -> list[tuple[StrOrPromise, StrOrPromise]]:
    kinds = dict.fromkeys(mark.kind for mark in sentence.marks)
    return [(SORT[kind], LOOK_AT[kind]) for kind in kinds]
