"""Invented voices of Northmoor, de-identified, with themes over them."""

from __future__ import annotations

from datetime import date

from speakopenly.core.records import (
    Consent,
    ContributionId,
    PersonId,
    Theme,
    ThemeId,
    make_passage,
)
from speakopenly.understand.exchange import Deidentified, Exercise

WORDS = ("Nobody rang back. 🙂", "Roedd hi’n garedig, ŵyr.", "=SUM(A1) was all they said.", "לא ענו לנו.")


def voice(number: int, **more) -> Deidentified:
    """One contribution of one person."""
    given = {"text": WORDS[number % len(WORDS)], "question": "What helped?", "groups": {"role": "carer"}}
    return Deidentified(ContributionId(f"c{number}"), PersonId(f"p{number}"), **{**given, **more})


def passages_of(rows):
    """One passage for each row: all of its words."""
    return tuple(make_passage(row.id, row.text, 0, len(row.text)) for row in rows if row.text is not None)


def themes_over(passages):
    """A theme over all passages, one inside it over the first half, another over the rest."""
    ids = tuple(each.id for each in passages)
    half = len(ids) // 2
    return (
        Theme(ThemeId("t1"), None, "Being heard", "What people say of answers.", ("rang", "back"), ids),
        Theme(ThemeId("t1.1"), ThemeId("t1"), "Silence", "No answer came.", (), ids[:half]),
        Theme(ThemeId("t2"), None, "Kindness", "", ("garedig",), ids[half:]),
    )


def exercise(**more) -> Exercise:
    """What is exported."""
    given = {"key": "a key", "name": "What Northmoor heard", "day": date(2026, 11, 2), "machine": "static 1"}
    return Exercise(**{**given, "group_columns": ("role",), **more})


def no_quote() -> Consent:
    """Yes to being counted, no to being quoted."""
    return Consent(quote=False)
