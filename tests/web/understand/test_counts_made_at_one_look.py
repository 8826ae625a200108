"""The counts are put together from few columns at once; here each is counted again the long way, row by row."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import astuple
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from speakopenly.core import disclosure
from speakopenly.core.counting import count_heads
from speakopenly.core.records import Channel, ContributionId, PersonId, Reason
from speakopenly.understand.findings.evidence import Heard
from speakopenly.understand.findings.numbers import NOT_SAID
from speakopenly.understand.findings.quotes import count_descriptions
from speakopenly.web.hear.listening.models import Contribution, Exercise
from speakopenly.web.hear.listening.queries import Speaker
from speakopenly.web.understand.reading.actions import count_again
from speakopenly.web.understand.reading.models import Departed, Passage, Reading
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes import counts, queries
from speakopenly.web.understand.themes.models import PassageInTheme, Theme
from speakopenly.web.understand.themes.spoken import NOBODY_SPOKE, NOT_READ, themes_of_the_list
from tests.web.understand.conftest import Bench

CHANNELS = (Channel.SURVEY, Channel.SPEAK_DOOR, Channel.ROUND_TABLE, Channel.LITERATURE)
QUARTERS = ("", "2026-Q1", "2026-Q2", "2025-Q4")
MOST_QUERIES = 13


def stir(bench: Bench, seed: int) -> None:
    """Rows of every kind: people who speak twice, for many, from the literature, who left, who were merged."""
    draw = random.Random(seed)  # noqa: S311  (not a secret)
    rows = list(Reading.objects.order_by("ident"))
    for row in rows:
        row.person = f"person-{draw.randrange(40):03}"
        row.channel = str(draw.choice(CHANNELS))
        row.speaks_for = draw.choice((1, 1, 1, 9, 12))
        row.groups = draw.choice(({}, {"role": "nurse"}, {"role": "parent", "channel": "post"}, {"area": ""}))
        row.question = draw.choice(("", "What helps?", "What hinders?"))
        row.reason = draw.choice(("", "", "", str(Reason.TOO_SHORT)))
        row.no_theme_because = draw.choice(("", "", str(Reason.NON_ANSWER), str(Reason.NO_THEME)))
        Contribution.objects.filter(ident=row.ident).update(said_in=draw.choice(QUARTERS))
        row.save()
    for row in draw.sample(rows, 8):
        leave(row, draw)
    if seed % 2:
        one, other = (
            queries.theme_of(bench.exercise, ident) for ident in draw.sample(("T01", "T02", "T03"), 2)
        )
        themes.merge(theme=one, into=other, by=bench.fay)
    count_again(bench.exercise)


def leave(row: Reading, draw: random.Random) -> None:
    """Words are gone and their place stays, or nothing stays of them."""
    kept = {
        name: getattr(row, name) for name in ("service", "exercise", "ident", "person", "language", "reason")
    }
    about = {name: getattr(row, name) for name in ("channel", "groups", "speaks_for")}
    row.delete()
    if draw.random() < 0.7:
        stood_in = draw.sample(("T01", "T02", "T02.1", "T03", "T99"), 2)
        Departed.objects.create(**kept, **about, stood_in=stood_in)


def the_long_way(exercise: Exercise) -> counts.Counts:
    read, gone = list(Reading.objects.order_by("ident")), list(Departed.objects.order_by("ident"))
    base = [row for row in (*read, *gone) if row.speaks_for == 1 and is_read(row) and spoke(row)]
    said = {theme.ident: behind(theme, read, gone) for theme in Theme.objects.all()}
    said = {theme: rows for theme, rows in said.items() if rows}
    people = {theme: {row.person for row in rows if row.speaks_for == 1} for theme, rows in said.items()}
    groups = groups_of(base, dict(Contribution.objects.exclude(said_in="").values_list("ident", "said_in")))
    columns = tuple(sorted({name for row in (*read, *gone) for name in row.groups}))
    shared = count_descriptions(map(heard, (*read, *gone)), columns).people
    tops = [each for each in Theme.objects.filter(parent=None) if each.is_live]
    return counts.Counts(
        base=len({row.person for row in base}),
        heads={theme: [*astuple(count_heads(map(speaker, rows)))] for theme, rows in said.items()},
        in_a_theme=len(placed(exercise)),
        read=len(read),
        left_out=dict(
            Counter(why for row in read if (why := row.reason or row.no_theme_because) in NOT_READ)
        ),
        columns=list(columns),
        descriptions=[
            (list(parts), number)
            for parts, number in shared.items()
            if disclosure.can_show_without_naming(number)
        ],
        bases={column: dict(Counter(of.values())) for column, of in groups.items()},
        splits={
            theme: {
                column: dict(Counter(of[each] for each in everybody if each in of))
                for column, of in groups.items()
            }
            | {"question": dict(Counter(asked(theme, each) for each in everybody))}
            for theme, everybody in people.items()
        },
        together=[
            [one.ident, other.ident, both]
            for at, one in enumerate(tops)
            for other in tops[at + 1 :]
            if (both := len(people.get(one.ident, set()) & people.get(other.ident, set())))
        ],
        told={
            **{
                name: sorted({row.groups.get(name) or "" for row in read} - {""}) for name in columns_of(read)
            },
            "channel": sorted({row.channel for row in read}),
            "question": sorted({row.question for row in read} - {""}),
        },
        passages=sum(row.passages.count() for row in read),
    )


def placed(exercise: Exercise) -> set[Any]:
    members = PassageInTheme.objects.filter(theme__in=themes_of_the_list(exercise))
    return set(members.values_list("passage__reading", flat=True))


def columns_of(read: list[Reading]) -> set[str]:
    return {name for row in read for name in row.groups}


def is_read(row: Any) -> bool:
    return row.reason not in NOT_READ and getattr(row, "no_theme_because", "") not in NOT_READ


def spoke(row: Any) -> bool:
    return row.channel not in NOBODY_SPOKE


def within(theme: str) -> list[str]:
    """The theme and those that count for it now; a theme that was merged counts for another."""
    row = Theme.objects.get(ident=theme)
    merged = Theme.objects.filter(merged_into=row).values_list("ident", flat=True)
    return [] if row.merged_into else [theme, *merged]


def behind(theme: Theme, read: list[Reading], gone: list[Departed]) -> list[Any]:
    where = within(theme.ident)
    cut = Passage.objects.filter(pk__in=Theme.objects.filter(ident__in=where).values("members__passage"))
    here = set(cut.values_list("reading__ident", flat=True))
    left = [row for row in gone if row.reason not in NOT_READ and not set(row.stood_in).isdisjoint(where)]
    return [row for row in (*(row for row in read if row.ident in here), *left) if spoke(row)]


def asked(theme: str, person: str) -> str:
    cut = Passage.objects.filter(
        pk__in=Theme.objects.filter(ident__in=within(theme)).values("members__passage")
    )
    rows = Reading.objects.filter(pk__in=cut.values("reading"), person=person, speaks_for=1)
    first = rows.exclude(question="").order_by("ident").first()
    return first.question if first else NOT_SAID


def groups_of(base: list[Any], quarters: dict[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    names = sorted({name for row in base for name in row.groups})
    for row in sorted(base, key=lambda row: row.ident):
        for name in names:
            found.setdefault(name, {}).setdefault(row.person, row.groups.get(name) or NOT_SAID)
        found.setdefault("channel", {}).setdefault(row.person, row.channel)
        known = found.setdefault("quarter", {}).get(row.person, NOT_SAID)
        told = [each for each in (known, quarters.get(row.ident, NOT_SAID)) if each != NOT_SAID]
        found["quarter"][row.person] = min(told, default=NOT_SAID)
    return dict(sorted(found.items()))


def heard(row: Any) -> Heard:
    return Heard(ContributionId(""), PersonId(row.person), None, channel=row.channel, groups=row.groups)


def speaker(row: Any) -> Speaker:
    return Speaker(PersonId(row.person), row.speaks_for)


def in_order(made: counts.Counts) -> dict[str, Any]:
    """Counts are the same in whatever order they came."""
    found = {name: getattr(made, name) for name in counts.Counts.__slots__}
    return found | {"descriptions": sorted(made.descriptions), "together": sorted(made.together)}


@pytest.mark.parametrize("seed", range(12))
def test_counts_made_at_one_look_are_those_made_row_by_row(bench: Bench, seed: int) -> None:
    stir(bench, seed)

    assert in_order(counts.counts_of(bench.exercise)) == in_order(the_long_way(bench.exercise))


@pytest.mark.parametrize("seed", range(4))
def test_the_piles_are_as_long_as_their_counts_say(bench: Bench, seed: int) -> None:
    draw, stands = random.Random(seed), placed(bench.exercise)  # noqa: S311  (not a secret)
    for row in draw.sample(list(Reading.objects.exclude(pk__in=stands)), 4):
        row.no_theme_because = str(Reason.NON_ANSWER)
        row.save()
    for theme in draw.sample(list(Theme.objects.filter(parent=None)), seed % 3):
        themes.refuse(theme=theme, by=bench.fay)
    count_again(bench.exercise)

    piles, stands = counts.piles(bench.exercise), placed(bench.exercise)
    no_theme, left_out = queries.without_theme(bench.exercise), queries.left_out_of(bench.exercise)

    assert piles.no_theme == len(no_theme)
    assert sum(counts.counts_of(bench.exercise).left_out.values()) == len(left_out)
    assert {row.pk for row in (*no_theme, *left_out)} == set(
        Reading.objects.values_list("pk", flat=True)
    ) - stands


def test_an_exercise_in_which_nothing_was_read_has_counts_of_nothing(bench: Bench) -> None:
    Reading.objects.all().delete()
    count_again(bench.exercise)

    made = counts.counts_of(bench.exercise)

    assert (made.base, made.heads, made.bases, made.together) == (0, {}, {}, [])


def test_counts_are_made_with_the_same_few_queries_however_many_themes_there_are(bench: Bench) -> None:
    def number_of_queries() -> int:
        count_again(bench.exercise)
        with CaptureQueriesContext(connection) as asked_for:
            counts.counts_of(bench.exercise)
        return len(asked_for)

    before = number_of_queries()
    for number in range(20):
        top = queries.theme_of(bench.exercise, "T02")
        Theme.objects.create(
            service=bench.exercise.service,
            exercise=bench.exercise,
            ident=f"T{number + 50}",
            parent=top,
            place=50,
        )

    assert number_of_queries() == before <= MOST_QUERIES


def test_the_list_of_themes_asks_no_more_for_more_themes(bench: Bench) -> None:
    def number_of_queries() -> int:
        with CaptureQueriesContext(connection) as asked_for:
            queries.rows(bench.exercise)
        return len(asked_for)

    queries.rows(bench.exercise)
    before = number_of_queries()
    for number in range(20):
        Theme.objects.create(
            service=bench.exercise.service, exercise=bench.exercise, ident=f"T{number + 50}", place=50
        )

    assert number_of_queries() == before
