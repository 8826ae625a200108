"""The evidence as three flat tables: contributions, their passages, and the themes the passages stand in.

Each table comes with its data dictionary. No row says when somebody spoke: a day beside a channel and a role
is somebody. Ids and persons are derived again with the caller's key, so that they match no other system.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, Final

import polars as pl

from speakopenly.core.records import ContributionId, Passage, Theme
from speakopenly.understand.exchange.deidentified import Deidentified, NoWords, Purpose, may_leave
from speakopenly.understand.exchange.exercise import Exercise
from speakopenly.understand.exchange.groups import CHANNEL, GROUP, LANGUAGE, OTHER, Vaguer, make_vaguer
from speakopenly.understand.exchange.theme_codes import DECIDED, SUGGESTED


@dataclass(frozen=True, slots=True)
class Column:
    """One line of the data dictionary. ``values`` are those that can occur, where they are few."""

    name: str
    meaning: str
    values: tuple[str, ...] = ()
    suppressed: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """A table that may leave, its data dictionary, and how many contributions were left out of it."""

    name: str
    frame: pl.DataFrame
    columns: tuple[Column, ...]
    left_out: Mapping[str, int]


def evidence_tables(
    exercise: Exercise,
    everyone: Iterable[Deidentified],
    passages: Sequence[Passage],
    themes: Sequence[Theme],
    *,
    purpose: Purpose = Purpose.ANALYSIS,
) -> tuple[EvidenceTable, EvidenceTable, EvidenceTable]:
    """All three tables: contributions, passages, codings."""
    told = tuple(everyone)
    return (
        contributions_table(exercise, told, purpose=purpose),
        passages_table(exercise, told, passages, purpose=purpose),
        codings_table(exercise, told, passages, themes, purpose=purpose),
    )


def contributions_table(
    exercise: Exercise, everyone: Iterable[Deidentified], *, purpose: Purpose = Purpose.ANALYSIS
) -> EvidenceTable:
    """One row for each contribution whose consent covers the purpose."""
    leaving = may_leave(everyone, purpose=purpose)
    vaguer = make_vaguer(leaving.rows, exercise.group_columns)
    columns = _contribution_columns(vaguer)
    rows = [
        {
            "contribution": exercise.guid("said", row.id),
            "person": exercise.guid("person", row.person),
            CHANNEL: row.channel,
            "question": row.question,
            LANGUAGE: row.language,
            **{f"{GROUP}{name}": value for name, value in row.groups.items()},
            "speaks_for": row.speaks_for,
            "text": row.words,
            "no_text_because": None if row.no_words is None else str(row.no_words),
        }
        for row in vaguer.rows
    ]
    return EvidenceTable("contributions", _frame(rows, columns), columns, leaving.left_out)


def passages_table(
    exercise: Exercise,
    everyone: Iterable[Deidentified],
    passages: Iterable[Passage],
    *,
    purpose: Purpose = Purpose.ANALYSIS,
) -> EvidenceTable:
    """One row for each passage of those contributions; without words where theirs are left out."""
    leaving = may_leave(everyone, purpose=purpose)
    told = _by_id(leaving.rows)
    rows = [
        {
            "passage": exercise.guid("passage", each.id),
            "contribution": exercise.guid("said", each.contribution),
            "start": each.start if told[each.contribution].words is not None else None,
            "end": each.end if told[each.contribution].words is not None else None,
            "text": each.text if told[each.contribution].words is not None else None,
        }
        for each in passages
        if each.contribution in told
    ]
    return EvidenceTable("passages", _frame(rows, _PASSAGES), _PASSAGES, leaving.left_out)


def codings_table(
    exercise: Exercise,
    everyone: Iterable[Deidentified],
    passages: Iterable[Passage],
    themes: Iterable[Theme],
    *,
    purpose: Purpose = Purpose.ANALYSIS,
) -> EvidenceTable:
    """One row for each passage in each theme."""
    leaving = may_leave(everyone, purpose=purpose)
    told = _by_id(leaving.rows)
    leaves = {each.id: each for each in passages if each.contribution in told}
    rows = [
        {
            "passage": exercise.guid("passage", passage),
            "contribution": exercise.guid("said", leaves[passage].contribution),
            "theme": exercise.guid("theme", theme.id),
            "theme_name": theme.name,
            "parent_theme": None if theme.parent is None else exercise.guid("theme", theme.parent),
            "standing": DECIDED if theme.id in exercise.decided else SUGGESTED,
            "day": exercise.day.isoformat(),
        }
        for theme in themes
        for passage in theme.passages
        if passage in leaves
    ]
    return EvidenceTable("codings", _frame(rows, _CODINGS), _CODINGS, leaving.left_out)


def with_words_as_said(
    table: EvidenceTable, said: Mapping[ContributionId, str], exercise: Exercise
) -> EvidenceTable:
    """The table of contributions with their words as they were said, wherever the words may leave at all.

    For the holder of the key alone. Nothing else changes: what has no text there has none here.
    """
    words = {exercise.guid("said", ident): text for ident, text in said.items()}
    rows = table.frame.select("contribution", "text").iter_rows()
    text = [None if hidden is None else words.get(guid) for guid, hidden in rows]
    columns = tuple(replace(each, meaning=AS_SAID) if each.name == "text" else each for each in table.columns)
    return replace(table, frame=table.frame.with_columns(pl.Series("text", text, pl.String)), columns=columns)


def _by_id(rows: Iterable[Deidentified]) -> dict[ContributionId, Deidentified]:
    return {row.id: row for row in rows}


def _frame(rows: list[dict[str, Any]], columns: Sequence[Column]) -> pl.DataFrame:
    schema = {each.name: pl.Int64 if each.name in _NUMBERS else pl.String for each in columns}
    return pl.DataFrame(rows, schema=schema)


def _contribution_columns(vaguer: Vaguer) -> tuple[Column, ...]:
    return (
        Column("contribution", "Id of the contribution, the same in all three tables."),
        Column("person", "Who counts as one person: rows with one id are one person."),
        _described(CHANNEL, {row.channel for row in vaguer.rows}, "How it was heard.", vaguer),
        Column("question", "The question that was asked, where there was one."),
        _described(
            LANGUAGE,
            {row.language for row in vaguer.rows},
            "Code of the language (ISO 639), as a machine told it.",
            vaguer,
        ),
        *(
            _described(
                f"{GROUP}{name}",
                {row.groups[name] for row in vaguer.rows},
                "A group, as whoever spoke said it.",
                vaguer,
            )
            for name in vaguer.columns
        ),
        Column("speaks_for", "How many people the contribution speaks for: one, or those of a group."),
        Column(
            "text",
            "The words, with names and other identifiers hidden by a machine, which misses some.",
            suppressed="Empty where no_text_because says why.",
        ),
        Column("no_text_because", "Why text is empty.", tuple(map(str, NoWords))),
    )


def _described(column: str, said: Set[str], meaning: str, vaguer: Vaguer) -> Column:
    suppressed = (
        f"“{OTHER}” where fewer than 8 people share all of channel, groups and language, or did not say."
        f" People made vaguer here: {vaguer.count_of(column)}."
    )
    return Column(column, meaning, tuple(sorted(said)), suppressed)


AS_SAID: Final = "The words as they were said, with every name in them."
_NUMBERS: Final = frozenset({"speaks_for", "start", "end"})
_NO_WORDS_HERE: Final = "Empty where the contribution's words may not leave."
_PASSAGES: Final = (
    Column("passage", "Id of the passage: a sentence or clause."),
    Column("contribution", "Id of the contribution it was cut from."),
    Column("start", "Where it begins in the contribution's text, in code points from 0.", (), _NO_WORDS_HERE),
    Column("end", "Where it ends, not included.", (), _NO_WORDS_HERE),
    Column("text", "The words of the passage.", (), _NO_WORDS_HERE),
)
_CODINGS: Final = (
    Column("passage", "Id of the passage."),
    Column("contribution", "Id of the contribution."),
    Column("theme", "Id of the theme."),
    Column("theme_name", "Name of the theme."),
    Column("parent_theme", "Id of the theme that it is a part of, where it is."),
    Column("standing", "Who stands behind the theme.", (SUGGESTED, DECIDED)),
    Column("day", "The day of the report in which the theme stands (ISO 8601)."),
)
