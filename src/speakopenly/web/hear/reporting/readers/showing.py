"""Notes as a page shows them: labelled parts, no name of a reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from speakopenly.hear.answering import Notes, rule
from speakopenly.hear.factors import factor
from speakopenly.hear.speaking.questions import YesNo
from speakopenly.web.hear.reporting.readers import wording
from speakopenly.web.hear.reporting.readers.forms.notes import CHOSEN

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class ShownFactor:
    """One factor, which way it worked, and the words behind it."""

    name: str
    way: StrOrPromise
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShownNotes:
    """Notes in words."""

    parts: tuple[tuple[StrOrPromise, StrOrPromise], ...] = field(repr=False)
    factors: tuple[ShownFactor, ...] = field(repr=False)
    rules: tuple[tuple[str, StrOrPromise], ...] = field(repr=False)
    note: str = field(repr=False)


def shown_notes(notes: Notes) -> ShownNotes:
    """One reader's notes, or what was agreed on, as they are shown."""
    return ShownNotes(
        parts=tuple(_parts(notes)),
        factors=tuple(
            ShownFactor(factor(each.code).name, wording.WAY[each.direction.value], each.words)
            for each in notes.factors
        ),
        rules=tuple((rule(ident).shows, _answer(answer)) for ident, answer in notes.answers.items()),
        note=notes.note,
    )


def _parts(notes: Notes) -> Iterator[tuple[StrOrPromise, StrOrPromise]]:
    for name, (_kind, names, _label) in CHOSEN.items():
        value = getattr(notes, name)
        yield wording.PART[name], names[value] if value else _("Not answered")
    harm = ", ".join(str(wording.HARM[each]) for each in notes.harm_kinds)
    yield wording.PART["harm_kinds"], harm or _("Not answered")
    yield wording.PART["fear"], _answer(notes.fear)


def _answer(answer: YesNo | None) -> StrOrPromise:
    return (
        _("Not answered, so treated as yes") if answer is None else wording.ANSWER.get(answer, answer.value)
    )
