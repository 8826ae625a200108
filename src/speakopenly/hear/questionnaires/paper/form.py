"""The form itself: consent first, questions numbered, where to hand it in; nothing tells copies apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

from speakopenly.core.documents import Lines, PaperForm, Part, Question, Room, Steps, Ticks
from speakopenly.hear.questionnaires.gaps import NotReadyToOpen, gaps
from speakopenly.hear.questionnaires.names import Level, Version
from speakopenly.hear.questionnaires.paper.saying import Sayer
from speakopenly.hear.questionnaires.paper.words import PaperWords, paper_words
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Item, ItemKind

LETTERS_A_LINE: Final = 60
"""What people write by hand on a line of 17 cm."""
FEWEST_LINES: Final = 2
MOST_LINES: Final = 10
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_PARAGRAPH: Final = re.compile(r"\n+")


def paper_form(
    questionnaire: Questionnaire, version: Version, *, hand_in: str, words: PaperWords | None = None
) -> PaperForm:
    """Lay a questionnaire out for paper in one version; ``core.documents.write_paper_form`` makes the PDF.

    ``hand_in`` says where to hand it in, in the version's language; it stands at the end. Easy read is set
    larger, one sentence a line. There is no code or number on it by which a person could be known.

    Raises:
        NotReadyToOpen: words are missing in this version.
        BadInput: we have no fixed words in its language and none were given.
    """
    missing = tuple(gap for gap in gaps(questionnaire) if gap.version in (None, version))
    if missing:
        raise NotReadyToOpen(missing)
    return _Form(questionnaire, version, words or paper_words(version)).whole(hand_in)


class _Form:
    def __init__(self, asked: Questionnaire, version: Version, words: PaperWords) -> None:
        self.asked, self.version, self.words = asked, version, words
        self.is_easy = version.level is Level.EASY
        self.numbers = {item.name: number for number, item in enumerate(asked.asking, start=1)}
        self.sayer = Sayer({item.name: item for item in asked.items}, self.numbers, version, words)

    def whole(self, hand_in: str) -> PaperForm:
        return PaperForm(
            title=self.asked.title(self.version),
            language=self.version.language,
            page_words=self.words.page,
            parts=(self._begin(), self._questions(), Part(self.words.end, self._lines(hand_in))),
            large=self.is_easy,
        )

    def _begin(self) -> Part:
        consent = self.asked.consent_in(self.version)
        conditions = any(item.shown_if for item in self.asked.items)
        ways = [self.words.leave_out, *([self.words.skip] if conditions else [])]
        ways += [self.words.agree] if self.asked.uses else []
        return Part(
            self.words.begin,
            paragraphs=tuple(line for text in (consent.about, *ways) for line in self._lines(text)),
            ticks=tuple(consent.asks[use] for use in self.asked.uses),
        )

    def _questions(self) -> Part:
        return Part(self.words.questions, questions=tuple(map(self._question, self.asked.items)))

    def _question(self, item: Item) -> Question:
        text = item.text(self.version)
        hints = [line for hint in (text.hint, self._way(item, text.hint)) for line in self._lines(hint)]
        return Question(
            text=text.label,
            number=self.numbers.get(item.name),
            condition=self.sayer.sentence(item.shown_if),
            hints=tuple(hints),
            rooms=tuple(self._rooms(item)),
        )

    def _way(self, item: Item, hint: str) -> str:
        """How to answer, unless the question's own hint says it in the same words."""
        ways = {
            ItemKind.SINGLE_CHOICE: self.words.tick_one,
            ItemKind.MULTIPLE_CHOICE: self.words.tick_all,
            ItemKind.SCALE: self.words.tick_number,
            ItemKind.VOICE_NOTE: self.words.on_paper,
            ItemKind.FILE: self.words.put_in,
        }
        way = ways.get(item.kind, "")
        return "" if way in hint else way

    def _rooms(self, item: Item) -> Iterator[Room]:
        prefer_not = (self.words.prefer_not,) if item.offers_prefer_not else ()
        if item.kind.has_choices:
            yield Ticks((*(choice.label(self.version) for choice in item.choices), *prefer_not))
            return
        if item.kind is ItemKind.SCALE:
            text = item.text(self.version)
            yield Steps(item.points, text.low, text.high)
        elif item.kind is ItemKind.FREE_TEXT:
            yield Lines(min(MOST_LINES, max(FEWEST_LINES, math.ceil(item.longest / LETTERS_A_LINE))))
        elif item.kind is ItemKind.VOICE_NOTE:
            yield Lines(FEWEST_LINES * 2)
        if prefer_not:
            yield Ticks(prefer_not)

    def _lines(self, text: str) -> tuple[str, ...]:
        """Paragraphs; in easy read each sentence is one, so that a line holds one idea."""
        parts = (_SENTENCE if self.is_easy else _PARAGRAPH).split(text)
        return tuple(part.strip() for part in parts if part.strip())
