"""Sentences whose numbers are fields, filled from the evidence when a report is composed.

A person may write what they like around the fields, but a number typed by hand is refused: nobody could
recompute it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from speakopenly.core.counting import HowMany, Range, most_there_could_be
from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.errors import BadInput
from speakopenly.understand.findings.numbers import Number

STATEMENT = "{who} spoke of “{theme}”."
"""What a finding says until a person writes it better."""

BY_MACHINE = "By the machine’s reading"
"""Before every number that no person has checked by reading a sample."""

_FIELD = re.compile(r"\{(\w+)\}")
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_TYPED_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s?%?")


def percent(share: float) -> str:
    """A share in 0..1 as a whole percentage."""
    return f"{round(share * 100)}%"


def range_in_words(share: Range) -> str:
    """An interval as it is printed: ``35% to 43%``."""
    return f"{percent(share.low)} to {percent(share.high)}"


def who_said_it(number: Number) -> str:
    """The number of people as the start of a sentence, with its base and range.

    >>> from speakopenly.core.counting import Heads
    >>> from speakopenly.understand.findings.numbers import make_number
    >>> who_said_it(make_number(Heads(212), Heads(540)))
    'Many people (212 of 540; 35% to 43%)'
    """
    said = _who(number)
    return f"{BY_MACHINE}, {said[0].lower()}{said[1:]}" if number.by_machine else said


def _who(number: Number) -> str:
    if number.word is HowMany.NOBODY:
        return "Nobody we heard"
    if number.count is None:
        return _when_hidden(number)
    if number.word is HowMany.NO_WORD or number.range is None:
        about = "" if number.read is None else "About "
        return f"{about}{number.count} of the {number.base} people we heard"
    of_the = " of the" if number.word is HowMany.ABOUT_HALF else ""
    share = f"{number.count} of {number.base}; {range_in_words(number.range)}"
    if number.read is not None:
        share = f"about {share}; {number.read} read by a person"
    return f"{number.word.capitalize()}{of_the} people ({share})"


def _when_hidden(number: Number) -> str:
    if number.kept_back:
        return f"Eight or more of the {number.base} people we heard"
    if number.word is HowMany.A_SMALL_NUMBER:
        return "A small number of people"
    if number.word is HowMany.NEARLY_ALL:
        return f"Nearly all of the {number.base} people we heard"
    # Only a complement of 1-7 is left, and with 8 or more beside it that is always more than half.
    return f"More than half of the {number.base} people we heard"


def _count(number: Number) -> str:
    if number.count is None:
        return HIDDEN
    if number.by_machine:
        return f"{number.count} ({BY_MACHINE.lower()})"
    return str(number.count) if number.read is None else f"about {number.count}"


def when_nobody(base: int) -> str:
    """What to add when nobody said something: silence among few people proves little."""
    return f"With {base} people it could still be up to {percent(most_there_could_be(base))} of everyone."


def fill(statement: str, number: Number, *, theme: str, official: Mapping[str, str] = _NONE) -> str:
    """Put the numbers into a statement, official figures by the names of their fields among them.

    Raises ``BadInput`` for a field that does not exist.
    """
    fields: dict[str, Callable[[], str]] = {
        "who": lambda: who_said_it(number),
        "how_many": lambda: str(number.word) or HIDDEN,
        "count": lambda: _count(number),
        "base": lambda: str(number.base),
        "range": lambda: HIDDEN if number.range is None else range_in_words(number.range),
        "theme": lambda: theme,
    }

    def value(match: re.Match[str]) -> str:
        if match[1] in official:
            return official[match[1]]
        if match[1] not in fields:
            raise BadInput(
                "A finding uses a field that does not exist.",
                do=f"Use one of {', '.join('{' + name + '}' for name in (*fields, *official))}.",
            )
        return fields[match[1]]()

    return _FIELD.sub(value, statement)


def check_has_no_typed_number(statement: str) -> None:
    """Raise ``BadInput`` when a statement holds a number typed by hand instead of a field."""
    found = _TYPED_NUMBER.search(_FIELD.sub("", statement))
    if found:
        raise BadInput(
            f"Where does {found[0].strip()} come from?",
            do="Insert {count}, {base} or {range}, or write a small number as a word.",
        )
