"""One recommendation as anybody may read it: signed words, with days and states as they are now.

Words come from what was frozen and signed, and from nowhere else. Where it stands, and that an answer has
come, are no words of anybody: they are told as they are today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from speakopenly.change import recommendations as library
from speakopenly.change.recommendations import small_counts_in
from speakopenly.change.rights import Touch
from speakopenly.web.change.recommendations import gate
from speakopenly.web.change.recommendations.choices import Says, State
from speakopenly.web.change.recommendations.kept import what_was_seen
from speakopenly.web.change.recommendations.models import LetOut, Recommendation
from speakopenly.web.change.recommendations.public_words import HAVE, OWNERS, RESOURCES, SAYS, STATES, TOUCHES
from speakopenly.web.understand.findings.publications.queries import published

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class PublicLetter:
    """A letter and what came: its answer, an answer whose words wait, silence, or time left."""

    body: str
    asks: str
    sent_on: date
    answer_by: date
    answer: str
    answered_on: date | None
    has_answer_that_waits: bool
    is_silent: bool


@dataclass(frozen=True, slots=True)
class PublicLine:
    """What is said of one recommendation."""

    number: int
    change: str
    owner: StrOrPromise
    state: StrOrPromise
    due: date | None
    done_on: date | None
    says: tuple[StrOrPromise, ...]
    takes: tuple[tuple[StrOrPromise, str, StrOrPromise], ...]
    is_unfunded: bool
    letters: tuple[PublicLetter, ...]
    touches: tuple[StrOrPromise, ...]
    is_held_back: bool
    reports: tuple[tuple[str, str], ...]


def record_in(row: LetOut) -> library.Recommendation:
    """What was frozen for the signature."""
    return library.Recommendation.from_bytes(bytes(row.frozen))


def line_of(record: library.Recommendation, now: Recommendation) -> PublicLine:
    """What is said of one: the words of this record, and where it stands now."""
    return PublicLine(
        number=now.number,
        change=record.change,
        owner=OWNERS[record.owner],
        state=STATES[State(now.state)],
        due=now.due if now.state == State.DUE else None,
        done_on=now.done_on,
        says=_says(now) if now.state in (State.DONE, State.CHECKED) else (),
        takes=tuple((RESOURCES[each.resource], each.how_much, HAVE[each.have]) for each in record.takes),
        is_unfunded=record.is_unfunded,
        letters=tuple(_letters(record, now)),
        touches=tuple(TOUCHES[Touch(each)] for each in now.touches or ()),
        is_held_back=gate.why_nothing_starts(now) is not None,
        reports=tuple(_reports(now)),
    )


def small_counts_of(record: library.Recommendation) -> tuple[str, ...]:
    """Small counts of people in the words that would be public."""
    texts = [record.change, *(each.how_much for each in record.takes)]
    texts += [words for each in record.letters for words in (each.asks, each.answer)]
    return tuple(dict.fromkeys(found for text in texts for found in small_counts_in(text)))


def _says(now: Recommendation) -> tuple[StrOrPromise, ...]:
    return tuple(dict.fromkeys(SAYS[Says(each.says)] for each in what_was_seen(now)))


def _letters(record: library.Recommendation, now: Recommendation) -> Iterator[PublicLetter]:
    today = timezone.localdate()
    answered = {_mark(row): row.answered_on for row in now.letters.all()}
    for each in record.letters:
        came = answered.get(_mark(each))
        yield PublicLetter(
            each.body, each.asks, each.sent_on, each.answer_by, each.answer, each.answered_on,
            has_answer_that_waits=came is not None and each.answered_on is None,
            is_silent=came is None and each.answered_on is None and each.answer_by < today,
        )  # fmt: skip


def _mark(letter: object) -> tuple[object, ...]:
    return tuple(getattr(letter, name) for name in ("factor", "body", "asks", "sent_on"))


def _reports(now: Recommendation) -> Iterator[tuple[str, str]]:
    """The published reports whose findings it answers; of what is not published there is nothing."""
    exercises = {each.exercise_id for each in now.answers.all()}
    shown = {each.slug: each.title for each in published(now.service).filter(exercise__in=exercises)}
    yield from shown.items()
