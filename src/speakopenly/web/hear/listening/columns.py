"""Which column of a file holds what: guessed from the names, checked, and kept as places.

Groups and questions are stored readable, so a column of free words is refused there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table
from speakopenly.hear.listening import ColumnMap

SINGLE: Final = tuple(field.name for field in fields(ColumnMap) if field.name != "groups")
MOST_CHARACTERS_OF_A_GROUP: Final = 60
MOST_GROUPS_IN_A_COLUMN: Final = 60
"""A role, a nation or a team has fewer; a column with more holds names or somebody's words."""
MOST_CHARACTERS_OF_A_QUESTION: Final = 500
MOST_QUESTIONS: Final = 100
ROWS_LOOKED_AT: Final = 200

_GUESSES: Final = {
    "text": r"text|answers?|comments?|response|feedback|what .*|words|story|contribution|free text|verbatim",
    "id": r"id|.* id|number|no|ref|reference|respondent number",
    "person": r"person|respondent|participant|who|person id|respondent id|participant id",
    "question": r"question|prompt|question asked",
    "channel": r"channel|source|how (?:heard|received)|mode",
    "speaks_for": r"speaks for|people|number of people|group size|how many people",
    "may_count": r"(?:may )?count|consent to (?:be counted|count|take part|participat\w+|analysis)",
    "may_quote": r"may quote|quote|consent(?: to (?:quote|be quoted))?|can we quote.*|may we quote.*",
    "may_archive": r"(?:may )?archive|(?:consent to )?archiving|(?:keep for )?(?:later|future) research",
    "may_play": r"(?:may )?(?:play|show)|consent to (?:play|show|film\w*|record\w*)|may we (?:play|show).*",
    "may_contact": r"may contact|contact again|re ?contact|consent to contact|may we (?:contact|write).*",
    "attribution": r"attribution|sign|sign(?:ed)? (?:as|how)|how to sign|quote as",
    "consent_by": r"(?:consent )?given by|consent (?:by|from)|who (?:gave consent|consented)",
    "said_on": r"said on|date|day|submitted(?: on| at)?|timestamp|received(?: on)?",
}
_GROUP: Final = re.compile(
    r"role(?: band)?|nation|country|region|area|service|team|group|age band|ethnicity|gender|setting|phase"
)


def guess(table: Table) -> dict[str, Any]:
    """What each column may be, as places: ``{"text": 3, "groups": [1, 2]}``. Only a suggestion.

    Names tell most; where none tells the words, the column with the longest values is taken for them.
    """
    names = _by_name(table.columns)
    if "text" not in names:
        free = set(range(len(table.columns))) - set(names.values())
        names |= {"text": max(free, key=lambda place: _letters(table, place))} if free else {}
    groups = [
        place
        for place, name in enumerate(_plain(table.columns))
        if place not in names.values() and _GROUP.fullmatch(name)
    ]
    return {**names, "groups": groups}


def _plain(names: Sequence[str]) -> list[str]:
    return [" ".join(re.sub(r"[_\W]+", " ", name).lower().split()) for name in names]


def _letters(table: Table, place: int) -> int:
    return sum(len(row.values[place] or "") for row in table.rows[:ROWS_LOOKED_AT])


def _by_name(names: Sequence[str]) -> dict[str, int]:
    """The first column whose name fits each use; a column has one use only."""
    plain, found = _plain(names), dict[str, int]()
    for use, pattern in _GUESSES.items():
        fits = (n for n, name in enumerate(plain) if n not in found.values() and re.fullmatch(pattern, name))
        if (place := next(fits, None)) is not None:
            found[use] = place
    return found


def named(places: Mapping[str, Any], table: Table) -> ColumnMap:
    """The columns at these places. Raises BadInput where no column was chosen for the words."""
    if places.get("text") is None:
        raise BadInput(
            "has no column for the words.", do="Choose the column that holds them.", file=table.file
        )
    single = {part: table.columns[places[part]] for part in SINGLE if places.get(part) is not None}
    return ColumnMap(**single, groups=tuple(table.columns[place] for place in places.get("groups", ())))


def check(columns: ColumnMap, table: Table) -> None:
    """Raise BadInput where a column has two uses that cannot both be, or free words where none may stand."""
    others = [column for column in columns.named() if column == columns.text]
    if len(others) > 1:
        raise BadInput(
            "This column holds the words.",
            do="Choose it for nothing else.",
            file=table.file,
            column=columns.text,
        )
    for column in columns.groups:
        _check_name(table, column)
        _check_short(table, column, MOST_CHARACTERS_OF_A_GROUP, MOST_GROUPS_IN_A_COLUMN)
    if columns.question:
        _check_short(table, columns.question, MOST_CHARACTERS_OF_A_QUESTION, MOST_QUESTIONS)


def _check_name(table: Table, column: str) -> None:
    """The name of a group is stored readable too; without a header row it would be somebody's words."""
    if len(column) > MOST_CHARACTERS_OF_A_GROUP:
        raise BadInput(
            f"Its name is longer than {MOST_CHARACTERS_OF_A_GROUP} characters and may be somebody's words.",
            do="Give the column a short name in the file, or leave it out.",
            file=table.file,
            column=column,
        )


def _check_short(table: Table, column: str, most_characters: int, most_values: int) -> None:
    values: set[str] = set()
    for number, value in _values(table, column):
        values.add(value)
        if len(value) > most_characters:
            raise BadInput(
                f"A value is longer than {most_characters} characters, so it may be somebody's words.",
                do="Choose another column, or leave this one out.",
                file=table.file,
                row=number,
                column=column,
            )
    if len(values) > most_values:
        raise BadInput(
            f"It holds {len(values):,} different values, so it may be names or somebody's words.",
            do=f"Choose a column with at most {most_values}, or leave this one out.",
            file=table.file,
            column=column,
        )


def _values(table: Table, column: str) -> Iterator[tuple[int, str]]:
    place = table.place_of(column)
    for row in table.rows:
        value = (row.values[place] or "").strip()
        if value:
            yield row.number, value
