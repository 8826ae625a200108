"""What the first page of a report says of itself: the framework and the day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from speakopenly.check.inspections.records import Framework

_FIRST: Final = 2500
"""Characters of the head of a report that are asked."""
_FIRST_ILACS: Final = date(2018, 1, 1)
"""Ofsted's framework for inspecting local authority children's services (ILACS) began in January 2018."""
_SIF: Final = re.compile(
    r"services\s+for\s+children\s+in\s+need\s+of\s+help\s+and\s+protection"
    r"|review\s+of\s+the\s+effectiveness\s+of\s+the\s+local\s+safeguarding",
    re.IGNORECASE,
)
_PRE_SIF: Final = re.compile(
    r"inspection\s+of\s+(?:safeguarding\s+and\s+)?looked[\s-]after\s+children(?:\s+services)?"
    r"|arrangements\s+for\s+the\s+protection\s+of\s+children",
    re.IGNORECASE,
)
_OF_LEADERS: Final = re.compile(r"impact\s+of\s+leaders\s+on\s+social\s+work", re.IGNORECASE)
"""The first of the judgements of an ILACS report; no other framework has it."""
_CHILDRENS_SERVICES: Final = re.compile(
    r"inspection\s+of\s+(?:[\w&,.\u2019'-]+\s+){0,9}?children[\u2019']s\s+(?:social\s+care\s+)?services",
    re.IGNORECASE,
)
_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAY: Final = rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)})\s+(20\d\d)"
_IN_FIGURES: Final = r"(\d{1,2})/(\d{1,2})/(20\d\d)"
_ANY_DAY: Final = re.compile(f"{_DAY}|{_IN_FIGURES}", re.IGNORECASE)
_PUBLISHED: Final = re.compile(rf"published(?:\s+on)?\s*+:?\s*+(?:{_DAY}|{_IN_FIGURES})", re.IGNORECASE)
_INSPECTED: Final = re.compile(r"inspection\s+dates?\s*:?", re.IGNORECASE)
_STRETCH: Final = 120
"""Characters after "Inspection dates" in which its last day stands."""


def find_date(text: str) -> date | None:
    """The day of publication where the first page gives it, or else the last day of the inspection."""
    head = text[:_FIRST]
    for match in _PUBLISHED.finditer(head):
        return _day(match)
    inspected = _INSPECTED.search(head)
    if inspected is None:
        return None
    days = [_day(each) for each in _ANY_DAY.finditer(head[inspected.end() : inspected.end() + _STRETCH])]
    return max((day for day in days if day), default=None)


def find_framework(text: str, day: date | None) -> Framework:
    """The rules under which it was inspected: by its title first, by its date where titles are alike."""
    head = text[:_FIRST]
    if _OF_LEADERS.search(head):
        return Framework.ILACS
    if _SIF.search(head):
        return Framework.SIF
    if _PRE_SIF.search(head):
        return Framework.PRE_SIF
    if _CHILDRENS_SERVICES.search(head) and (day is None or day >= _FIRST_ILACS):
        return Framework.ILACS
    return Framework.OTHER


def _day(match: re.Match[str]) -> date | None:
    number, month, year = (part for part in match.groups() if part)
    try:
        return date(int(year), int(month) if month.isdigit() else _month(month), int(number))
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1
