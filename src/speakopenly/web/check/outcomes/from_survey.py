"""Points of a rate from answers to a survey: opened with a reader's key, counted, and only counts kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.check.outcomes.answers import Answered, shares_by_quarter
from speakopenly.core.tables import Row, Table
from speakopenly.hear.questionnaires import Item, ItemKind, Version, keep_shown
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.check.outcomes.reading import KNOWN_COLUMNS
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys import opening
from speakopenly.web.hear.surveys.asked import asked_in
from speakopenly.web.hear.surveys.wording import label_of

CLOSED: Final = (ItemKind.SINGLE_CHOICE, ItemKind.MULTIPLE_CHOICE, ItemKind.SCALE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with answers to choose from: their values with what people read."""

    name: str
    words: str
    answers: tuple[tuple[str | int, str], ...]


def questions_for(measure: Measure) -> tuple[Question, ...]:
    """The questions that points of this measure can be taken from: of its exercise's newest edition."""
    editions = opening.editions_of(measure.exercise) if measure.exercise else []
    if not editions:
        return ()
    asked = asked_in(editions[0])
    version = asked.versions[0]
    return tuple(
        Question(item.name, label_of(asked, item.name), tuple(_answers_to(item, version)))
        for item in asked.items
        if item.kind in CLOSED
    )


def table_of(measure: Measure, question: str, counted: Collection[str | int], key: Unlocked) -> Table:
    """What every edition was answered, as the table of points: safe numbers only.

    Raises WordsLocked, NotAllowed for a key it was not sealed to, or SealBroken.
    """
    assert measure.exercise is not None  # noqa: S101  (``questions_for`` gives none without)
    shares = shares_by_quarter(_answered(measure.exercise, question, key), counted=counted)
    rows = tuple(
        Row(number, (each.quarter, str(each.count), str(each.base)))
        for number, each in enumerate(shares.points, start=1)
    )
    notes = [_("Each number is rounded to the nearest 5.")]
    if shares.hidden:
        told = ", ".join(shares.hidden)
        notes.append(_("Hidden to protect people, and so no point: %(quarters)s.") % {"quarters": told})
    return Table(_("the survey"), KNOWN_COLUMNS, rows, (), None, None, b"", 0, tuple(notes))


def _answers_to(item: Item, version: Version) -> Iterator[tuple[str | int, str]]:
    if item.kind is ItemKind.SCALE:
        yield from ((point, str(point)) for point in range(1, item.points + 1))
    else:
        yield from ((choice.name, choice.label(version) or choice.name) for choice in item.choices)


def _answered(exercise: Exercise, question: str, key: Unlocked) -> Iterator[Answered]:
    for edition in opening.editions_of(exercise):
        asked = asked_in(edition)
        for row, response in opening.answers_of(edition, key):
            kept = keep_shown(asked, response.answers).answers
            yield Answered(row.answered_in, kept.get(question))
