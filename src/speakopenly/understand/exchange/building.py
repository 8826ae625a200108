"""From our records to a project: themes become codes, passages become spans, contributions become cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from speakopenly.core.disclosure import HIDDEN, is_small
from speakopenly.core.records import ContributionId, Passage, Theme, contribution_of
from speakopenly.understand.exchange.coded import CODEBOOK, NOTHING_CODED, ByPeople, Given, themes_beside
from speakopenly.understand.exchange.deidentified import (
    Deidentified,
    Leaving,
    Purpose,
    may_leave,
)
from speakopenly.understand.exchange.exercise import Exercise
from speakopenly.understand.exchange.gathering import Gathered, gather
from speakopenly.understand.exchange.groups import CHANNEL, GROUP, LANGUAGE, Vaguer, make_vaguer
from speakopenly.understand.exchange.records import Case, CodeSet, Guid, Project, Variable, VariableType
from speakopenly.understand.exchange.theme_codes import Memo, codes_of, codings_of, keywords_of, sets_of

SPEAKS_FOR: Final = "speaks for"


def project_of(
    exercise: Exercise,
    everyone: Iterable[Deidentified],
    passages: Sequence[Passage],
    themes: Sequence[Theme],
    *,
    purpose: Purpose = Purpose.ANALYSIS,
    memos: Iterable[Memo] = (),
    people: ByPeople = NOTHING_CODED,
) -> Project:
    """A project of those whose consent covers it; groups that few share are made vaguer.

    ``people`` is what people coded by hand. Whoever did not consent to be quoted is there without words: as a
    case with groups and codes. The description says how many were left out and how many groups made vaguer.
    """
    leaving = may_leave(everyone, purpose=purpose)
    vaguer = make_vaguer(leaving.rows, exercise.group_columns)
    gathered = gather(exercise, vaguer.rows)
    themes = themes_beside(themes, people.codes)
    spans, codings = codings_of(exercise, gathered, passages, themes, people.given)
    variables = _variables(exercise, vaguer)
    hung = (*keywords_of(themes), *memos)
    return Project(
        name=exercise.name,
        description=_description(exercise, leaving, vaguer, people),
        coders=(*exercise.coders, *people.coders),
        codes=(*codes_of(exercise, themes, hung), *people.codes),
        variables=tuple(variables.values()),
        cases=tuple(_cases(exercise, vaguer.rows, gathered, variables, themes, people.given)),
        sources=tuple(gathered.sources),
        spans=spans,
        codings=codings,
        notes=tuple(memo.note(exercise) for memo in hung),
        sets=(*sets_of(exercise, themes), *_set_of(exercise, people)),
        day=exercise.day,
    )


def _variables(exercise: Exercise, vaguer: Vaguer) -> dict[str, Variable]:
    """Variables by the column they stand for; a group named as one of ours is called so."""
    ours = {CHANNEL: CHANNEL, LANGUAGE: LANGUAGE}
    groups = {f"{GROUP}{name}": name for name in vaguer.columns}
    taken = {CHANNEL, LANGUAGE, SPEAKS_FOR}
    variables = {
        column: Variable(
            exercise.guid("variable", column),
            column if name in taken else name,
            description=f"People whose group was made vaguer: {vaguer.count_of(column)}.",
        )
        for column, name in {**ours, **groups}.items()
    }
    guid = exercise.guid("variable", SPEAKS_FOR)
    about = "How many people the contribution speaks for."
    return {**variables, SPEAKS_FOR: Variable(guid, SPEAKS_FOR, VariableType.INTEGER, about)}


def _cases(
    exercise: Exercise,
    rows: Iterable[Deidentified],
    gathered: Gathered,
    variables: Mapping[str, Variable],
    themes: Sequence[Theme],
    given: Iterable[Given],
) -> Iterator[Case]:
    silent = {row.id for row in rows if row.words is None}
    codes = _codes_of_the_silent(exercise, silent, themes, given)
    for row in rows:
        values = {CHANNEL: row.channel, LANGUAGE: row.language, SPEAKS_FOR: str(row.speaks_for)}
        values |= {f"{GROUP}{name}": group for name, group in row.groups.items()}
        said = gathered.spans.get(row.id)
        alone = row.id in gathered.at and said is None
        yield Case(
            exercise.guid("case", row.id),
            row.id,
            "" if row.no_words is None else f"Words left out: {row.no_words}.",
            {variables[name].guid: value for name, value in values.items()},
            codes.get(row.id, ()),
            (gathered.at[row.id][0],) if alone else (),
            (said.guid,) if said else (),
        )


def _codes_of_the_silent(
    exercise: Exercise,
    silent: Collection[ContributionId],
    themes: Sequence[Theme],
    given: Iterable[Given],
) -> dict[ContributionId, tuple[Guid, ...]]:
    """The codes of those whose words may not be shown: that they spoke of it still counts."""
    found: dict[ContributionId, dict[Guid, None]] = defaultdict(dict)
    for theme in themes:
        for contribution in {contribution_of(passage) for passage in theme.passages} & set(silent):
            found[contribution][exercise.guid("theme", theme.id)] = None
    for each in sorted(given, key=lambda each: each.code):
        if (contribution := contribution_of(each.passage)) in silent:
            found[contribution][Guid(each.code)] = None
    return {contribution: tuple(codes) for contribution, codes in found.items()}


def _set_of(exercise: Exercise, people: ByPeople) -> Iterator[CodeSet]:
    if people.codes:
        codes = tuple(code.guid for code in people.codes)
        yield CodeSet(exercise.guid("set", CODEBOOK), CODEBOOK, codes=codes)


def _description(exercise: Exercise, leaving: Leaving, vaguer: Vaguer, people: ByPeople) -> str:
    silent = sum(1 for row in leaving.rows if row.words is None)
    told = [exercise.description, f"Contributions: {len(leaving.rows)}, of which without words: {silent}."]
    told += [f"Left out, {why}: {_shown(count)}." for why, count in sorted(leaving.left_out.items())]
    told += [
        f"People whose {column.removeprefix(GROUP)} was made vaguer: {vaguer.count_of(column)}."
        for column, count in vaguer.people.items()
        if count
    ]
    if people.waiting:
        told.append(f"Codings left out, their code was split or set aside: {people.waiting}.")
    if people.reworded:
        told.append(f"Codes of which words were left out: {people.reworded}.")
    told.append("Names were hidden by a machine, which misses some: read before you pass anything on.")
    return " ".join(each for each in told if each)


def _shown(count: int) -> str:
    return HIDDEN if is_small(count) else str(count)
