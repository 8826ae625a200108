"""No authority can be told from what is pooled, and no taking away of one number from another tells more."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.check.inspections.pooling import FEWEST_AUTHORITIES, Said, Topic, pool
from speakopenly.check.inspections.pooling.groups import Group, count_authorities
from speakopenly.check.inspections.pooling.pool import saying
from speakopenly.check.inspections.records import Framework, Polarity
from tests.library.check.inspections.making import many, said, some_reports

STRENGTH = {Topic.SUPERVISION: Polarity.STRENGTH}


def smallest_pieces(groups: Sequence[Group]) -> list[list[Said]]:
    """What can be worked out by adding and taking away what is shown of these groups: never less than this."""
    stands_in: dict[str, list[int]] = defaultdict(list)
    reports = {each.report: each for group in groups for each in group.reports}
    for at, group in enumerate(groups):
        for each in group.reports:
            stands_in[each.report].append(at)
    pieces: dict[tuple[int, ...], list[Said]] = defaultdict(list)
    for name, where in stands_in.items():
        pieces[tuple(where)].append(reports[name])
    return list(pieces.values())


@settings(max_examples=300, deadline=None)
@given(some_reports())
def test_no_piece_is_of_fewer_than_five_authorities(reports: list[Said]) -> None:
    found = pool(reports)

    shown = [*found.groups, *([found.reports] if found.reports else [])]
    for piece in smallest_pieces(shown):
        assert count_authorities(piece) >= FEWEST_AUTHORITIES


@settings(max_examples=300, deadline=None)
@given(some_reports())
def test_no_piece_has_a_few_reports_that_say_something(reports: list[Said]) -> None:
    found = pool(reports).topics[Topic.SUPERVISION]

    rows = [*found.by_time, *found.by_framework, *found.ways_by_time, *([found.whole] if found.whole else [])]
    for piece in smallest_pieces([row.group for row in rows]):
        says = saying(Topic.SUPERVISION, piece)
        assert not says or (count_authorities(says) >= FEWEST_AUTHORITIES and len(says) >= 8)


@settings(max_examples=300, deadline=None)
@given(some_reports())
def test_no_piece_has_a_few_reports_that_say_it_one_way(reports: list[Said]) -> None:
    found = pool(reports).topics[Topic.SUPERVISION]

    rows = [row for row in (found.whole, *found.ways_by_time) if row and row.ways]
    for piece in smallest_pieces([row.group for row in rows]):
        for way in Polarity:
            says = saying(Topic.SUPERVISION, piece, way)
            assert not says or (count_authorities(says) >= FEWEST_AUTHORITIES and len(says) >= 8)
            assert len(says) < len(piece), "which way each single report says it would be known"


@settings(max_examples=60, deadline=None)
@given(some_reports(), st.randoms())
def test_order_does_not_matter(reports: list[Said], chance: random.Random) -> None:
    mixed = list(reports)
    chance.shuffle(mixed)

    assert pool(mixed) == pool(reports)


@settings(max_examples=60, deadline=None)
@given(some_reports())
def test_every_number_adds_up(reports: list[Said]) -> None:
    for found in pool(reports).topics.values():
        if found.whole is None:
            continue
        for rows in (found.by_time, found.by_framework):
            assert sum(row.says.count for row in rows) == found.whole.says.count
            assert sum(row.says.base for row in rows) == found.whole.says.base
        for row in (found.whole, *found.ways_by_time):
            if row.ways:
                assert sum(each.count for each in row.ways.values()) == row.says.count


@pytest.mark.parametrize(
    ("authorities", "is_shown"), [(1, False), (4, False), (FEWEST_AUTHORITIES, True), (12, True)]
)
def test_five_authorities_and_not_four(authorities: int, is_shown: bool) -> None:
    reports = many(60, authorities=authorities)

    assert (pool(reports).reports is not None) is is_shown


def test_one_authority_written_three_ways_is_one_in_a_reading() -> None:
    from datetime import date

    from speakopenly.check.inspections import Line, LineReading, Reading
    from speakopenly.check.inspections.pooling import said_in

    lines = {line: LineReading(False, None, ()) for line in Line}
    made = [
        Reading("a.txt", Framework.ILACS, date(2019, 5, 1), name, lines, (), 10, 1)
        for name in ("north_moor", "North Moor", "NORTH  MOOR")
    ]

    assert {said_in(each).authority for each in made} == {"north moor"}


def test_a_year_with_few_reports_goes_to_the_year_before_it() -> None:
    reports = [
        *(said(n, f"a{n}", year=2018, ways=STRENGTH if n % 2 else {}) for n in range(30)),
        *(said(100 + n, f"a{n}", year=2019, ways=STRENGTH) for n in range(3)),
    ]

    (only,) = pool(reports).groups

    assert only.years == (2018, 2019)


def test_rules_with_few_authorities_take_the_smallest_others_with_them() -> None:
    reports = [
        *(said(n, f"a{n}", framework=Framework.PRE_SIF, year=2013) for n in range(3)),
        *(said(100 + n, f"a{n}", framework=Framework.SIF, year=2014) for n in range(20)),
        *(said(200 + n, f"a{n}", framework=Framework.ILACS, year=2019) for n in range(40)),
    ]

    assert [each.frameworks for each in pool(reports).groups] == [
        (Framework.PRE_SIF, Framework.SIF),
        (Framework.ILACS,),
    ]


def test_what_tells_no_authority_or_date_stands_in_no_number() -> None:
    known = many(40, authorities=20)

    found = pool([*known, said(900, None), said(901, "a1", year=None)])

    assert found.reports is not None
    assert len(found.reports.reports) == 40
    assert found.left_out == 2


def test_silence_is_shown_as_no_report_saying_it() -> None:
    found = pool(many(60, authorities=20, silent_on=[Topic.BLAME_CLIMATE])).topics[Topic.BLAME_CLIMATE]

    assert found.whole is not None
    assert found.whole.says.count == 0
    assert found.whole.says.range.high > 0.01, "not found is not absent: the range says how much could be"


def test_topics_stand_in_a_fixed_order_with_families_under_staff() -> None:
    assert list(pool(many(60, authorities=20)).topics) == list(Topic)
    assert list(Topic)[:2] == [Topic.BLAME_CLIMATE, Topic.FAMILIES]
