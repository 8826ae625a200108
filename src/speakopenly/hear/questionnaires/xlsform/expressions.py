"""The part of XPath that our conditions can say, read and written (https://xlsform.org, "relevant").

Understood: ``${q} = 'x'``, ``!=``, ``>=``, ``>``, ``<=``, ``<``, ``${q} != ''``, ``selected(${q}, 'x')``,
and, or, not(), parentheses. Whatever else stands there is refused, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn

from speakopenly.hear.questionnaires.conditions import (
    DEEPEST,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Not,
)
from speakopenly.hear.questionnaires.records import Item, ItemKind

LONGEST: Final = 4_000
_TOKEN: Final = re.compile(
    r"\s*+(?:(?P<item>\$\{[^{}]+\})|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>-?\d{1,6})(?![\w.])"
    r"|(?P<sign>!=|>=|<=|[=<>(),])|(?P<word>[A-Za-z][\w-]*))"
)
_TURNED: Final = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


class CannotSay(Exception):
    """An expression says something our conditions cannot. The message says what, for a note."""


@dataclass(frozen=True, slots=True)
class Known:
    """An item an expression may look at. ``choices`` gives our names for those of the form.

    ``start`` is the form's number for the first point of a scale.
    """

    item: Item
    choices: dict[str, str]
    start: int = 1


def write_condition(condition: Condition) -> str:
    """Write a condition as an XPath expression over ``${names}``."""
    match condition:
        case IsAnswered(item):
            return f"${{{item}}} != ''"
        case Equals(item, str() as value):
            return f"${{{item}}} = '{value}'"
        case Equals(item, value):
            return f"${{{item}}} = {value}"
        case Includes(item, choice):
            return f"selected(${{{item}}}, '{choice}')"
        case AtLeast(item, least):
            return f"${{{item}}} >= {least}"
        case AllOf(parts):
            return f"({' and '.join(map(write_condition, parts))})"
        case AnyOf(parts):
            return f"({' or '.join(map(write_condition, parts))})"
        case Not(part):
            return f"not({write_condition(part)})"


def read_condition(text: str, known: Callable[[str], Known | None]) -> Condition:
    """Read an expression. ``known`` gives the item of a form's name.

    Raises:
        CannotSay: it says what our conditions cannot, or looks at what is not there.
    """
    if len(text) > LONGEST:
        raise CannotSay("it is too long")
    reading = _Reading(_tokens(text), known)
    condition = reading.any_of(0)
    if reading.rest:
        raise CannotSay("it does not end where we expect")
    return condition


def _tokens(text: str) -> list[tuple[str, str]]:
    found, place, text = [], 0, text.rstrip()
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None or token.lastgroup is None:
            raise CannotSay("it holds a sign we do not know")
        found.append((token.lastgroup, token[token.lastgroup]))
        place = token.end()
    return found


class _Reading:
    """One expression being read from left to right."""

    def __init__(self, tokens: list[tuple[str, str]], known: Callable[[str], Known | None]) -> None:
        self.rest, self._known = tokens, known

    def any_of(self, deep: int) -> Condition:
        if deep > DEEPEST:
            raise CannotSay("it is too deep")
        parts = [self._all_of(deep)]
        while self._take("word", "or"):
            parts.append(self._all_of(deep))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all_of(self, deep: int) -> Condition:
        parts = [self._one(deep)]
        while self._take("word", "and"):
            parts.append(self._one(deep))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self, deep: int) -> Condition:
        if self._take("sign", "("):
            return self._closed(self.any_of(deep + 1))
        if self._take("word", "not"):
            self._need("sign", "(")
            return Not(self._closed(self.any_of(deep + 1)))
        if self._take("word", "selected"):
            self._need("sign", "(")
            item = self._item()
            self._need("sign", ",")
            return self._closed(_selected(item, self._any("text")[1:-1]))
        return self._comparison()

    def _comparison(self) -> Condition:
        if self.rest and self.rest[0][0] == "item":
            item, sign = self._item(), self._any("sign")
            return _compared(item, sign, self._literal())
        literal, sign = self._literal(), self._any("sign")
        return _compared(self._item(), _TURNED.get(sign, sign), literal)

    def _closed(self, condition: Condition) -> Condition:
        self._need("sign", ")")
        return condition

    def _item(self) -> Known:
        found = self._known(self._any("item")[2:-1].strip())
        if found is None:
            raise CannotSay("it looks at something that is not an earlier question of ours")
        return found

    def _literal(self) -> str:
        if self.rest and self.rest[0][0] in ("text", "number"):
            return self.rest.pop(0)[1].strip("'\"")
        self._fail()

    def _take(self, sort: str, what: str) -> bool:
        if self.rest and self.rest[0] == (sort, what):
            self.rest.pop(0)
            return True
        return False

    def _need(self, sort: str, what: str) -> None:
        if not self._take(sort, what):
            self._fail()

    def _any(self, sort: str) -> str:
        if self.rest and self.rest[0][0] == sort:
            return self.rest.pop(0)[1]
        self._fail()

    def _fail(self) -> NoReturn:
        raise CannotSay("it calculates, or uses a function we do not have")


def _selected(known: Known, choice: str) -> Condition:
    name = _choice(known, choice)
    if known.item.kind is ItemKind.MULTIPLE_CHOICE:
        return Includes(known.item.name, name)
    return Equals(known.item.name, name)


def _compared(known: Known, sign: str, literal: str) -> Condition:
    name, kind = known.item.name, known.item.kind
    if not literal and sign in ("=", "!="):
        return IsAnswered(name) if sign == "!=" else Not(IsAnswered(name))
    if kind is ItemKind.SCALE:
        return _on_scale(known, sign, literal)
    if kind is ItemKind.SINGLE_CHOICE and sign in ("=", "!="):
        equals = Equals(name, _choice(known, literal))
        return equals if sign == "=" else Not(equals)
    raise CannotSay("it compares what cannot be compared so")


def _choice(known: Known, choice: str) -> str:
    if choice not in known.choices:
        raise CannotSay("it waits for a choice that is not there")
    return known.choices[choice]


def _on_scale(known: Known, sign: str, literal: str) -> Condition:
    """Compare as XPath does: a blank is no number, so every comparison with it but ``!=`` is false."""
    if not literal.lstrip("-").isdigit():
        raise CannotSay("it compares a scale with words")
    name, point = known.item.name, int(literal) - known.start + 1
    made: dict[str, Callable[[], Condition]] = {
        "=": lambda: Equals(name, _point(known, point)),
        "!=": lambda: Not(Equals(name, _point(known, point))),
        ">=": lambda: AtLeast(name, _point(known, point)),
        ">": lambda: AtLeast(name, _point(known, point + 1)),
        "<": lambda: AllOf((IsAnswered(name), Not(AtLeast(name, _point(known, point))))),
        "<=": lambda: AllOf((IsAnswered(name), Not(AtLeast(name, _point(known, point + 1))))),
    }
    if sign not in made:
        raise CannotSay("it compares what cannot be compared so")
    return made[sign]()


def _point(known: Known, point: int) -> int:
    if not 1 <= point <= known.item.points:
        raise CannotSay("it waits for a point that the scale does not have")
    return point
