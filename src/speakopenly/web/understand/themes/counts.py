"""Counts of the workbench: people behind each theme, and four piles. Made once for each version."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from itertools import combinations
from typing import Any

from django.db.models import Q, QuerySet

from speakopenly.core import disclosure
from speakopenly.core.counting import Heads, count_heads
from speakopenly.core.records import NOBODY_SPEAKS, ContributionId, PersonId, Reason, ThemeId
from speakopenly.understand.findings.counted import too_close
from speakopenly.understand.findings.evidence import Heard
from speakopenly.understand.findings.numbers import NOT_SAID, UNREAD
from speakopenly.understand.findings.quotes import Shared, count_descriptions
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise, ImportState
from speakopenly.web.understand.reading.models import Departed, Reading, Understanding
from speakopenly.web.understand.themes.counted import Instead, instead_of_themes
from speakopenly.web.understand.themes.models import LIVE, PassageInTheme, Theme, ThemeState

NOT_READ = tuple(str(reason) for reason in UNREAD)
NOBODY_SPOKE = tuple(sorted(NOBODY_SPEAKS))
"""Read and themed, but nobody is counted for them: the rule of ``numbers.is_somebody``, held by a test."""
CHANNEL, QUARTER, QUESTION = "channel", "quarter", "question"
"""Columns of every exercise; a column of the same name in a table stands behind them."""
KIND = 3
"""Moves on when ``Counts`` holds other things than before, so that counts of an older kind are made anew."""


@dataclass(frozen=True, slots=True)
class Piles:
    """Every contribution in exactly one pile; the piles add up to everything that was found."""

    in_a_theme: int
    no_theme: int
    not_read: int
    left_out: dict[str, int]
    found: int

    @property
    def left_out_in_all(self) -> int:
        """How many were left out, whatever the reason."""
        return sum(self.left_out.values())


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything the workbench counts in one exercise, as it is kept: plain lists and numbers.

    ``heads`` gives people, groups and how many these speak for, by the ident of the theme. ``descriptions``
    holds the people behind each description of a speaker that a quote may carry, and no rarer one. ``bases``
    are the people read by the groups of each column, ``splits`` those of each theme; a person stands in one
    group of a column. ``together`` are two themes of the list and how many people raised both.
    """

    base: int
    heads: dict[str, list[int]]
    in_a_theme: int
    read: int
    left_out: dict[str, int]
    columns: list[str]
    descriptions: list[tuple[list[str], int]]
    bases: dict[str, dict[str, int]]
    splits: dict[str, dict[str, dict[str, int]]]
    together: list[list[Any]]

    def of(self, theme: Theme) -> Heads:
        """Who stands behind a theme, exactly; for people who work here."""
        return Heads(*self.heads.get(theme.ident, (0,)))

    @property
    def shared(self) -> Shared:
        """How many people share each description of a speaker."""
        people = {tuple(parts): number for parts, number in self.descriptions}
        return Shared(tuple(self.columns), people)


def counts_of(exercise: Exercise) -> Counts:
    """The counts as they stand now; made anew only where a deed has changed them since."""
    known = Understanding.objects.filter(exercise=exercise).first()
    if known is not None and known.counted.get("as_of") == [KIND, known.version]:
        return Counts(**known.counted["counts"])
    counts = _count(exercise)
    if known is not None:
        kept = {
            "as_of": [KIND, known.version],
            "counts": {name: getattr(counts, name) for name in Counts.__slots__},
        }
        Understanding.objects.filter(pk=known.pk, version=known.version).update(counted=kept)
    return counts


def _count(exercise: Exercise) -> Counts:
    reasons = Reading.objects.filter(exercise=exercise).values_list("reason", "no_theme_because")
    left_out = Counter(because for each in reasons if (because := each[0] or each[1]) in NOT_READ)
    shared = _shared(exercise)
    said = _said(exercise)
    groups, questions = groups_of(exercise), _first_questions(exercise)
    return Counts(
        base=people_read(exercise),
        heads={theme: [*astuple(count_heads(each))] for theme, each in _as_spoken(said).items()},
        in_a_theme=placed(exercise).count(),
        read=Reading.objects.filter(exercise=exercise).count(),
        left_out=dict(left_out),
        columns=list(shared.columns),
        descriptions=[
            (list(parts), people)
            for parts, people in shared.people.items()
            if disclosure.can_show_without_naming(people)
        ],
        bases={column: dict(Counter(of.values())) for column, of in groups.items()},
        splits={
            theme: {
                column: dict(Counter(of[person] for person in people if person in of))
                for column, of in groups.items()
            }
            | {QUESTION: dict(Counter(questions[theme].get(person, NOT_SAID) for person in people))}
            for theme, people in _people(said).items()
        },
        together=_together(exercise, _people(said)),
    )


def _shared(exercise: Exercise) -> Shared:
    """Who could be described how: all that were read, and those who took their words out since."""
    stand, left = (
        list(kind.objects.filter(exercise=exercise).values_list("person", "channel", "groups"))
        for kind in (Reading, Departed)
    )
    columns = tuple(sorted({name for _person, _channel, groups in stand for name in groups}))
    nobody = ContributionId("")
    everyone = (
        Heard(nobody, PersonId(person), None, channel=channel, groups=groups)
        for person, channel, groups in (*stand, *left)
    )
    return count_descriptions(everyone, columns)


def people_read(exercise: Exercise) -> int:
    """How many people's words were read: the base of every share. Groups are not in it."""
    read = Reading.objects.filter(exercise=exercise, speaks_for=1)
    read = read.exclude(reason__in=NOT_READ).exclude(no_theme_because__in=NOT_READ)
    read = read.exclude(channel__in=NOBODY_SPOKE)
    gone = Departed.objects.filter(exercise=exercise, speaks_for=1).exclude(channel__in=NOBODY_SPOKE)
    gone = gone.exclude(reason__in=NOT_READ)
    return len({*read.values_list("person", flat=True), *gone.values_list("person", flat=True)})


def _said(exercise: Exercise) -> dict[str, set[tuple[str, int]]]:
    """Who spoke, and for how many, by the theme their words count for: a merged theme's where it went."""
    counts_for = _counts_for(exercise)
    said: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for theme, person, speaks_for in (*_standing(exercise), *_departed(exercise)):
        if theme in counts_for:
            said[counts_for[theme]].add((person, speaks_for))
    return said


def _counts_for(exercise: Exercise) -> dict[str, str]:
    themes = Theme.objects.filter(exercise=exercise).values_list("ident", "merged_into__ident")
    return {ident: into or ident for ident, into in themes}


def _as_spoken(said: Mapping[str, set[tuple[str, int]]]) -> dict[str, list[hear.Speaker]]:
    return {
        theme: [hear.Speaker(PersonId(person), speaks_for) for person, speaks_for in speakers]
        for theme, speakers in said.items()
    }


def _people(said: Mapping[str, set[tuple[str, int]]]) -> dict[str, set[str]]:
    """The people who spoke for themselves, by theme."""
    return {
        theme: {person for person, speaks_for in speakers if speaks_for == 1}
        for theme, speakers in said.items()
    }


def groups_of(exercise: Exercise) -> dict[str, dict[str, str]]:
    """For each column the group of each person in the base: what they said of themselves first.

    Beside the columns of the exercise there are the channel and the quarter in which somebody first spoke.
    """
    quarters = hear.quarters_in(exercise)
    columns: dict[str, dict[str, str]] = {}
    names: set[str] = set()
    rows = list(_everyone_read(exercise))
    for _ident, _person, groups, _channel in rows:
        names.update(groups)
    for ident, person, groups, channel in rows:
        for name in names:
            columns.setdefault(name, {}).setdefault(person, groups.get(name) or NOT_SAID)
        columns.setdefault(CHANNEL, {}).setdefault(person, channel)
        quarter, known = quarters.get(ident, ""), columns.setdefault(QUARTER, {}).get(person)
        if known is None or quarter and (known == NOT_SAID or quarter < known):
            columns[QUARTER][person] = quarter or NOT_SAID
    return dict(sorted(columns.items()))


def _everyone_read(exercise: Exercise) -> Iterable[tuple[str, str, dict[str, str], str]]:
    wanted = ("ident", "person", "groups", "channel")
    read = Reading.objects.filter(exercise=exercise, speaks_for=1).exclude(reason__in=NOT_READ)
    read = read.exclude(no_theme_because__in=NOT_READ).exclude(channel__in=NOBODY_SPOKE)
    gone = Departed.objects.filter(exercise=exercise, speaks_for=1).exclude(channel__in=NOBODY_SPOKE)
    gone = gone.exclude(reason__in=NOT_READ)
    yield from sorted((*read.values_list(*wanted), *gone.values_list(*wanted)), key=lambda row: row[0])


def _first_questions(exercise: Exercise) -> dict[str, dict[str, str]]:
    """For each theme the question under which each person first spoke of it, so that the parts add up."""
    members = PassageInTheme.objects.filter(theme__exercise=exercise, passage__reading__speaks_for=1)
    members = members.exclude(passage__reading__question="").order_by("passage__reading__ident")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    counts_for = _counts_for(exercise)
    wanted = ("theme__ident", "passage__reading__person", "passage__reading__question")
    for theme, person, question in members.values_list(*wanted):
        if theme in counts_for:
            found[counts_for[theme]].setdefault(person, question)
    return found


def _together(exercise: Exercise, people: dict[str, set[str]]) -> list[list[Any]]:
    tops = Theme.objects.filter(exercise=exercise, parent=None, state__in=LIVE).values_list(
        "ident", flat=True
    )
    return [
        [one, other, both]
        for one, other in combinations(tops, 2)
        if (both := len(people.get(one, set()) & people.get(other, set())))
    ]


def _standing(exercise: Exercise) -> Iterable[tuple[str, str, int]]:
    """Theme, person and for how many they speak, of every passage in a theme."""
    members = PassageInTheme.objects.filter(theme__exercise=exercise).order_by()
    members = members.exclude(passage__reading__channel__in=NOBODY_SPOKE)
    return members.values_list("theme__ident", "passage__reading__person", "passage__reading__speaks_for")


def _departed(exercise: Exercise) -> Iterable[tuple[str, str, int]]:
    """The same of those whose words are gone and who still count where they stood."""
    gone = Departed.objects.filter(exercise=exercise).exclude(channel__in=NOBODY_SPOKE)
    for row in gone.exclude(reason__in=NOT_READ):
        yield from ((theme, row.person, row.speaks_for) for theme in row.stood_in)


@dataclass(frozen=True, slots=True)
class Searched:
    """What searches make of the counts: ``counts`` with theirs, and the findings too close to be shown."""

    counts: Counts
    too_close: frozenset[ThemeId] = frozenset()


def counts_of_findings(exercise: Exercise, *, by_group: bool = False) -> Searched:
    """The counts as findings print them: where a search counts, its people stand for those of the theme.

    ``by_group`` works out the splits and who raised what together as well. Nothing of it is kept, as people
    go on coding and search anew.
    """
    counts, found = counts_of(exercise), instead_of_themes(exercise)
    if not found:
        return Searched(counts)
    gone = list(_departed(exercise))
    said = {theme: _found_by(each, theme, gone) for theme, each in found.items()}
    heads = {theme: [*astuple(count_heads(each))] for theme, each in _as_spoken(said).items()}
    hidden = _too_close(exercise, found, _people(said), gone)
    counts = replace(counts, heads=counts.heads | heads)
    return Searched(_split(exercise, counts, found, said) if by_group else counts, hidden)


def _found_by(search: Instead, theme: str, gone: Iterable[tuple[str, str, int]]) -> set[tuple[str, int]]:
    """Whom a search finds, and those whose words are gone and who still count in this finding."""
    rows = search.passages.order_by().values_list("reading__person", "reading__speaks_for").distinct()
    return {*rows, *((person, speaks_for) for where, person, speaks_for in gone if where == theme)}


def _too_close(
    exercise: Exercise,
    found: Mapping[str, Instead],
    people: Mapping[str, set[str]],
    gone: Iterable[tuple[str, str, int]],
) -> frozenset[ThemeId]:
    within = {ThemeId(theme): ThemeId(each.within) for theme, each in found.items() if each.within}
    wholes: dict[ThemeId, set[str]] = {}
    for whole in set(within.values()):
        here = Q(theme__ident=whole) | Q(theme__merged_into__ident=whole)
        rows = PassageInTheme.objects.filter(here, theme__exercise=exercise, passage__reading__speaks_for=1)
        rows = rows.exclude(passage__reading__channel__in=NOBODY_SPOKE).order_by()
        wholes[whole] = {*rows.values_list("passage__reading__person", flat=True).distinct()}
        wholes[whole] |= {person for where, person, speaks_for in gone if where == whole and speaks_for == 1}
    return too_close(
        {ThemeId(theme): frozenset(each) for theme, each in people.items()},
        within,
        {theme: frozenset(each) for theme, each in wholes.items()},
    )


def _split(
    exercise: Exercise,
    counts: Counts,
    found: Mapping[str, Instead],
    said: Mapping[str, set[tuple[str, int]]],
) -> Counts:
    people = _people(_said(exercise)) | _people(said)
    groups = groups_of(exercise)
    splits = {
        theme: {
            column: dict(Counter(of[person] for person in people[theme] if person in of))
            for column, of in groups.items()
        }
        | {QUESTION: _by_question(each, people[theme])}
        for theme, each in found.items()
    }
    return replace(counts, splits=counts.splits | splits, together=_together(exercise, people))


def _by_question(search: Instead, people: Iterable[str]) -> dict[str, int]:
    first: dict[str, str] = {}
    rows = search.passages.exclude(reading__question="").filter(reading__speaks_for=1)
    for person, question in rows.order_by("reading__ident").values_list(
        "reading__person", "reading__question"
    ):
        first.setdefault(person, question)
    return dict(Counter(first.get(person, NOT_SAID) for person in people))


def piles(exercise: Exercise) -> Piles:
    """What became of everything that was found."""
    counts, left_out = counts_of(exercise), Counter[str]()
    left_out.update(counts.left_out)
    no_theme = counts.read - counts.in_a_theme - left_out.total()
    for reason, number in _left_out_at_intake(exercise):
        left_out[reason] += number
    if withdrawn := Departed.objects.filter(exercise=exercise).count():
        left_out[str(Reason.WITHDRAWN)] += withdrawn
    waiting = max(0, hear.count_contributions(exercise) - counts.read)
    found = counts.in_a_theme + no_theme + waiting + left_out.total()
    return Piles(counts.in_a_theme, no_theme, waiting, dict(left_out), found)


def placed(exercise: Exercise) -> QuerySet[Reading]:
    """Readings that stand in a theme of the list, by their own passages or through a merger."""
    top = Q(theme__state__in=LIVE, theme__parent=None)
    merged = Q(theme__state=ThemeState.MERGED, theme__merged_into__state__in=LIVE)
    members = PassageInTheme.objects.filter(top | merged, theme__exercise=exercise).order_by()
    return Reading.objects.filter(pk__in=members.values("passage__reading"))


def _left_out_at_intake(exercise: Exercise) -> Iterable[tuple[str, int]]:
    for summary in map(hear.import_summary, hear.imports_of(exercise)):
        if summary.state == ImportState.BROUGHT_IN:
            yield from summary.left_out.items()
