"""A blind test of names: given five passages of a theme and four names, is the right name chosen?

A good name lets somebody who never saw the theme tell which it is. This makes questions, keeps the answers
apart from them, and lets a simple machine judge; people judge on paper or on a page.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.counting import Range, wilson_range
from speakopenly.core.records import PassageId, Theme

PASSAGES, NAMES = 5, 4


class Encodes(Protocol):
    """Something that turns texts into unit vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text."""


@dataclass(frozen=True, slots=True)
class Question:
    """Five passages of one theme and four names in an order that tells nothing."""

    number: int
    passages: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """The questions, and apart from them the place of the right name in each, counted from 0."""

    questions: tuple[Question, ...]
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many questions were answered rightly, with the 95% Wilson interval. By chance: a quarter."""

    right: int
    asked: int

    @property
    def share(self) -> float:
        """The share of right answers."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def range(self) -> Range | None:
        """The interval of the share; None where nothing was asked."""
        return wilson_range(self.right, self.asked) if self.asked else None


def make_questions(
    themes: Sequence[Theme],
    texts: Mapping[PassageId, str],
    *,
    seed: int,
    encoder: Encodes | None = None,
    with_descriptions: bool = False,
) -> Matching:
    """One question for each top-level theme with five passages, in an order of its own.

    Passages are drawn by chance from the whole theme, not its most telling, so that a name must fit the
    theme and not its best examples. The wrong names are drawn by chance; with an ``encoder`` they are those
    nearest in meaning to the right one, which is the harder test.
    """
    chance = random.Random(seed)  # noqa: S311  (a draw that anybody can make again, no secret)
    tops = [theme for theme in themes if theme.parent is None]
    shown = {theme.id: _shown(theme, with_descriptions) for theme in tops}
    near = _nearest([shown[theme.id] for theme in tops], encoder) if encoder else None
    made: list[tuple[tuple[str, ...], tuple[str, ...], int]] = []
    for place, theme in enumerate(tops):
        said = list(dict.fromkeys(texts[each] for each in theme.passages if texts.get(each)))
        others = [at for at in range(len(tops)) if at != place and shown[tops[at].id] != shown[theme.id]]
        if len(said) < PASSAGES or len(others) < NAMES - 1:
            continue
        wrong = (
            [at for at in near[place] if at in others][: NAMES - 1]
            if near
            else chance.sample(others, NAMES - 1)
        )
        names = [shown[theme.id], *(shown[tops[at].id] for at in wrong)]
        order = chance.sample(range(NAMES), NAMES)
        made.append(
            (tuple(chance.sample(said, PASSAGES)), tuple(names[each] for each in order), order.index(0))
        )
    chance.shuffle(made)
    questions = tuple(Question(number, *each[:2]) for number, each in enumerate(made, start=1))
    return Matching(questions, tuple(each[2] for each in made))


def _shown(theme: Theme, with_descriptions: bool) -> str:
    return f"{theme.name}: {theme.description}" if with_descriptions and theme.description else theme.name


def _nearest(names: Sequence[str], encoder: Encodes) -> list[list[int]]:
    vectors = encoder.encode(list(names))
    return [list(np.argsort(-row, kind="stable")) for row in vectors @ vectors.T]


def judge(questions: Sequence[Question], encoder: Encodes) -> tuple[int, ...]:
    """A simple machine's answers: the name nearest to the mean of the five passages."""
    return tuple(
        int(np.argmax(encoder.encode(list(each.names)) @ encoder.encode(list(each.passages)).mean(axis=0)))
        for each in questions
    )


def score(matching: Matching, answers: Sequence[int]) -> Score:
    """How many answers are right. Raises ``ValueError`` where there is not one for each question."""
    if len(answers) != len(matching.answers):
        raise ValueError("There must be one answer for each question.")
    return Score(sum(a == b for a, b in zip(answers, matching.answers, strict=True)), len(answers))
