"""Ladders from exact to vague: day, month, quarter; age, age band; a named home, a home.

Each rung says less than the one before it, and every rung is true. A reader chooses, and may write another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from speakopenly.understand.deidentify.marks import Why

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH: Final = re.compile("|".join(rf"(?P<{name}>{name[:3]}\w*)" for name in _MONTHS), re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_NUMBERS: Final = re.compile(
    r"(?<!\d)\d{1,2}\s?[/.\-]\s?(?P<month>1[0-2]|0?[1-9])(?:\s?[/.\-]\s?(?P<year>(?:19|20)?\d\d))?(?!\d)"
)
_TURNED: Final = re.compile(r"(?P<year>(?:19|20)\d\d)[/.\-](?P<month>0[1-9]|1[0-2])")
_WORDS: Final = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_SMALL: Final = re.compile(r"month|mth|week|wk|day", re.IGNORECASE)
_BANDS: Final[tuple[tuple[int, tuple[str, ...]], ...]] = (
    (5, ("aged under 5", "pre-school-age")),
    (11, ("aged 5 to 10", "primary-school-age")),
    (16, ("aged 11 to 15", "secondary-school-age")),
    (18, ("aged 16 or 17", "teenage")),
    (26, ("aged 18 to 25", "young adult")),
    (200, ("over 25", "adult")),
)
_BODIES: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), rungs)
    for pattern, rungs in (
        (r"school|academy|college|nursery|primary|ysgol", ("a school", "a place of learning")),
        (r"court|tribunal", ("a court",)),
        (r"hospital|ward|surgery|clinic|medical|health", ("a health service", "another agency")),
        (r"house|lodge|home|cottage|farm|unit", ("a home", "where they lived")),
        (r"team|hub|desk|service", ("a team", "a service", "the region")),
        (r"police|constabulary|station", ("the police", "another agency")),
        (r"", ("a service", "an organisation", "the region")),
    )
)
_RUNGS: Final[Mapping[Why, tuple[str, ...]]] = {
    Why.PERSON: ("someone",),
    Why.PLACE: ("the area", "the region"),
    Why.ADDRESS: ("a street in the area", "the area"),
    Why.POSTCODE: ("the area",),
    Why.PHONE: ("a phone number",),
    Why.EMAIL: ("an e-mail address",),
    Why.HANDLE: ("an account",),
    Why.NHS: ("a number",),
    Why.NI: ("a number",),
    Why.CASE: ("a case number", "a number"),
    Why.VEHICLE: ("a car",),
    Why.ETHNICITY: ("from a minority group", "of a particular background"),
    Why.DISABILITY: ("with a disability", "with extra needs"),
    Why.SIBLINGS: ("several children", "brothers and sisters", "the family"),
    Why.JOB: ("in a job that people know", "a worker"),
    Why.EVENT: ("something serious", "an event"),
    Why.COUNT: ("several",),
    Why.OWN: (),
}


def ladder(why: Why, words: str) -> tuple[str, ...]:
    """What may be said instead, vaguer with each rung; empty where nothing vaguer is known."""
    match why:
        case Why.DATE:
            return _of_date(words)
        case Why.AGE:
            return _of_age(words)
        case Why.ORG:
            return next(rungs for pattern, rungs in _BODIES if pattern.search(words))
        case Why.COUNT:
            return ("several", *_counted(words))
        case _:
            return _RUNGS[why]


def _of_date(words: str) -> tuple[str, ...]:
    month, year = _month_and_year(words)
    if month is None:
        return (*([year] if year else []), "around that time")
    first = (month - 1) // 3 * 3
    quarter = f"{_MONTHS[first]} to {_MONTHS[first + 2]}"
    return tuple(f"{each} {year}".strip() for each in (_MONTHS[month - 1], quarter)) + ("around that time",)


def _month_and_year(words: str) -> tuple[int | None, str]:
    year = _YEAR.search(words)
    if named := _MONTH.search(words):
        return _MONTHS.index(str(named.lastgroup)) + 1, year.group() if year else ""
    numbers = _TURNED.search(words) or _IN_NUMBERS.search(words)
    if numbers is None:
        return None, year.group() if year else ""
    said = numbers["year"] or ""
    return int(numbers["month"]), f"20{said}" if len(said) == 2 else said


def _of_age(words: str) -> tuple[str, ...]:
    years = 0 if _SMALL.search(words) else _number_in(words)
    if years is None:
        return ("of that age",)
    return (*next(rungs for below, rungs in _BANDS if years < below), "of that age")


def _number_in(words: str) -> int | None:
    if digits := re.search(r"\d{1,3}", words):
        return min(int(digits.group()), 199)
    said = re.findall(r"[a-z]+", words.lower())
    return next((_WORDS.index(word) for word in said if word in _WORDS), None)


def _counted(words: str) -> tuple[str, ...]:
    """ "14 visits" is "several", or "several visits"."""
    last = words.split()[-1]
    return (f"several {last}", f"some {last}") if last.isalpha() else ()
