"""A condition in a plain sentence: "If you answered “Yes” to question 3:"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from speakopenly.hear.questionnaires.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Look,
    Not,
)
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.paper.words import PaperWords
from speakopenly.hear.questionnaires.records import Item, ItemKind


@dataclass(frozen=True, slots=True)
class Sayer:
    """Says conditions in one version; ``numbers`` are those printed beside the questions."""

    items: Mapping[str, Item]
    numbers: Mapping[str, int]
    version: Version
    words: PaperWords

    def sentence(self, condition: Condition | None) -> str:
        """The whole line, or nothing where an item is always shown."""
        if condition is None:
            return ""
        return f"{self.words.when} {self._clause(condition, yes=True, inside=False)}:"

    def _clause(self, condition: Condition, *, yes: bool, inside: bool) -> str:
        """Say a condition, or with ``yes=False`` that it does not hold: the "not" is carried to the tests."""
        match condition:
            case Not(part):
                return self._clause(part, yes=not yes, inside=inside)
            case AllOf(parts) | AnyOf(parts):
                together = self._same_question(parts, yes) if isinstance(condition, AnyOf) else None
                if together:
                    return together
                is_all = isinstance(condition, AllOf) is yes
                joined = (self.words.and_if if is_all else self.words.or_if).join(
                    self._clause(part, yes=yes, inside=True) for part in parts
                )
                return f"({joined})" if inside and len(parts) > 1 else joined
            case _:
                return self._test(condition, self._answer(condition), yes)

    def _same_question(self, parts: tuple[Condition, ...], yes: bool) -> str | None:
        """Say choices of one question in one clause: "you answered “Yes” or “No” to question 1"."""
        equals = [part for part in parts if isinstance(part, Equals)]
        if len(equals) != len(parts) or len({part.item for part in equals}) != 1:
            return None
        return self._test(equals[0], self.words.or_word.join(map(self._answer, equals)), yes)

    def _test(self, test: Look, answer: str, yes: bool) -> str:
        pair = self._pair(test)
        return pair[0 if yes else 1].format(answer=answer, number=self.numbers[test.item])

    def _pair(self, test: Look) -> tuple[str, str]:
        match test:
            case IsAnswered():
                return self.words.any_answer
            case Includes():
                return self.words.ticked
            case AtLeast():
                return self.words.at_least
            case Equals(item):
                is_scale = self.items[item].kind is ItemKind.SCALE
                return self.words.chose if is_scale else self.words.answered
            case _:
                assert_never(test)

    def _answer(self, test: Look) -> str:
        match test:
            case IsAnswered():
                return ""
            case AtLeast(_, least):
                return str(least)
            case Equals(item, value) | Includes(item, value):
                label = next((c.label(self.version) for c in self.items[item].choices if c.name == value), "")
                opening, closing = self.words.quotes
                return f"{opening}{label}{closing}" if label else str(value)
            case _:
                assert_never(test)
