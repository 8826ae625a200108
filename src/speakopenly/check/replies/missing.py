"""What a public reply still lacks. "Nothing, because ..." is an answer; a blank is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from speakopenly.check.replies.records import FIRST, Way, Words


class Missing(StrEnum):
    """What is missing, by the box it is missing from."""

    TITLE = "title"
    HEARD = "heard"
    CHANGED = "changed"
    BOTH = "both"
    """Something changed and nothing did: one of the two is to go."""
    CHECKED = "checked"
    LOOK_BY_PAST = "look_by_past"
    """The day by which it was to be looked at is not ahead of us."""
    FIRST = "first"
    """It is not written in everyday English, which all other ways fall back on."""


def missing_in(words: Words, *, look_by: date | None, today: date) -> tuple[Missing, ...]:
    """What one way of saying it still lacks; nothing where it is whole."""
    return tuple(_missing_in(words, look_by, today))


def missing_in_all(said: Mapping[Way, Words], *, look_by: date | None, today: date) -> tuple[Missing, ...]:
    """What a whole edition lacks, each once: every way that was begun has to be whole."""
    found = [Missing.FIRST] if FIRST not in said else []
    for words in said.values():
        found.extend(_missing_in(words, look_by, today))
    return tuple(dict.fromkeys(found))


def _missing_in(words: Words, look_by: date | None, today: date) -> Iterator[Missing]:
    if not words.title.strip():
        yield Missing.TITLE
    if not words.heard.strip():
        yield Missing.HEARD
    changed, nothing = bool(words.changed.strip()), bool(words.nothing_because.strip())
    if not (changed or nothing):
        yield Missing.CHANGED
    if changed and nothing:
        yield Missing.BOTH
    if not words.checked.strip() and look_by is None:
        yield Missing.CHECKED
    if look_by is not None and look_by <= today:
        yield Missing.LOOK_BY_PAST
