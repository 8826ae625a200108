"""A pinned figure: of one release, worked out from the rows it carries, and never from anything else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.understand.pressures import BY_KEY, Kind, Store, find_area, triple
from speakopenly.understand.pressures.pinned import (
    Behind,
    Expressed,
    Pinned,
    as_data,
    change_between,
    check_may_be_pinned,
    from_data,
    mark_of,
    work_out,
)
from speakopenly.understand.pressures.pinning import later_than, may_be_pinned, offers
from speakopenly.understand.pressures.saying import NO_RANGE, in_short, say, say_change, say_later

ENGLAND = find_area("england")
SOME = Pinned(
    "351", "Bury", "looked_after", 2024, Expressed.NUMBER, "Invented release",
    (Behind("looked_after", "351", "2024", 2024, 410.0, "children", "Invented release", 2024, "Northmoor Statistics",
            "Open Government Licence v3.0", "invented.csv", 2),),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def offered(store: Store) -> dict[str, tuple[Pinned, ...]]:
    return {each.key: offers(ENGLAND, each.key, store) for each in may_be_pinned()}


def of_2017(offered: dict[str, tuple[Pinned, ...]]) -> list[Pinned]:
    """The four numbers of March 2017, newest release first."""
    return [
        each
        for each in offered["looked_after"]
        if each.year == 2017 and each.expressed is Expressed.NUMBER and "2022" not in each.release
    ]


def test_only_demand_and_spending_may_be_pinned(store: Store) -> None:
    allowed = {each.key for each in may_be_pinned()}

    assert allowed == {each.key for each in BY_KEY.values() if each.kind is not Kind.SHARE}
    for each in BY_KEY.values():
        if each.key not in allowed:
            with pytest.raises(BadInput, match="may not be pinned"):
                check_may_be_pinned(each)
            with pytest.raises(BadInput, match="may not be pinned"):
                offers(ENGLAND, each.key, store)


def test_every_point_of_the_page_of_an_area_can_be_pinned_with_the_same_value(
    store: Store, offered: dict[str, tuple[Pinned, ...]]
) -> None:
    found = triple(ENGLAND, store)

    for line in (*found.demand.lines, *found.resources.lines):
        for point in line.known if line.indicator.key in offered else ():
            same = [each for each in offered[line.indicator.key] if each.year == point.year]
            assert any(work_out(each).value == pytest.approx(point.value) for each in same), (
                line.indicator.key,
                point.year,
            )


def test_four_releases_gave_four_numbers_for_march_2017_and_each_can_be_pinned(
    store: Store, offered: dict[str, tuple[Pinned, ...]]
) -> None:
    four = of_2017(offered)

    assert [in_short(each) for each in four] == ["72,600", "72,610", "72,590", "72,670"]
    assert later_than(four[0], store) is None
    later = later_than(four[-1], store)
    assert later is not None
    assert "SFR 50/2017" in say(four[-1])
    assert say_later(four[-1], later).startswith("A later release says 72,600 (Department for Education, ")
    assert say_later(four[0], four[0]).startswith("A later release says the same")


def test_what_is_kept_comes_back_and_makes_the_same_figure(offered: dict[str, tuple[Pinned, ...]]) -> None:
    for each in (figure for some in offered.values() for figure in some[:4]):
        again = from_data(as_data(each))
        assert (again, work_out(again), mark_of(again)) == (each, work_out(each), mark_of(each))


WRONG = [
    ("a row gone", lambda p: replace(p, rows=p.rows[:-1])),
    ("a row twice", lambda p: replace(p, rows=(*p.rows, p.rows[0]))),
    ("a row of nothing", lambda p: replace(p, rows=(*p.rows, replace(p.rows[0], series="leavers")))),
    ("another place", lambda p: replace(p, rows=tuple(replace(row, area="wales") for row in p.rows))),
    ("another release", lambda p: replace(p, release="Another release")),
    ("another year", lambda p: replace(p, year=p.year - 1)),
    ("no such figure", lambda p: replace(p, indicator="happiness")),
    ("no number", lambda p: replace(p, rows=(replace(p.rows[0], value=float("nan")), *p.rows[1:]))),
]  # fmt: skip


@pytest.mark.parametrize(("what", "alter"), WRONG, ids=[name for name, _ in WRONG])
def test_rows_that_do_not_make_the_figure_are_found(what: str, alter, offered) -> None:  # type: ignore[no-untyped-def]
    for key in ("care_applications", "spend_looked_after"):
        figure = next(
            each for each in offered[key] if each.expressed in {Expressed.RATE, Expressed.EACH_CHILD}
            and all(row.series != "care_applications_rate" for row in each.rows)
        )  # fmt: skip
        with pytest.raises(VerificationFailed):
            work_out(alter(figure))


ANYTHING = st.none() | st.text(max_size=4) | st.floats() | st.integers()


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["area", "indicator", "year", "expressed", "release", "rows"]),
    ANYTHING | st.lists(ANYTHING, max_size=2),
)
def test_a_part_that_was_altered_at_random_is_refused_and_nothing_else_breaks(
    part: str, value: object
) -> None:
    with pytest.raises(VerificationFailed):
        from_data({**as_data(SOME), part: value})
    with pytest.raises(VerificationFailed):
        from_data(value)


def test_real_terms_are_cash_by_the_index_by_the_children(offered: dict[str, tuple[Pinned, ...]]) -> None:
    figure = next(each for each in offered["spend_prevention"][6:] if each.expressed is Expressed.EACH_CHILD)
    by = {(row.series, row.year): row.value for row in figure.rows}
    cash = by["spend_sure_start", figure.year] + by["spend_young_people", figure.year]
    index = by["deflator_cpih", figure.price_year or 0] / by["deflator_cpih", figure.year]

    assert work_out(figure).value == pytest.approx(cash * index / by["children", figure.year - 1])
    assert work_out(figure).cash == pytest.approx(cash)


def test_a_change_has_a_range_where_people_are_counted_and_none_for_money(
    offered: dict[str, tuple[Pinned, ...]],
) -> None:
    rates = [each for each in offered["looked_after"] if each.expressed is Expressed.RATE]
    money = [each for each in offered["spend_looked_after"] if each.expressed is Expressed.EACH_CHILD]

    people, spent = change_between(rates[-1], rates[0]), change_between(money[-1], money[0])

    assert people.low is not None
    assert people.low < people.ratio < (people.high or 0)
    assert (spent.low, spent.high) == (None, None)
    assert NO_RANGE in say_change(money[-1], money[0])
    assert "adoption and special guardianship joined" in say_change(money[-1], money[0])
    for one, two in ((rates[0], rates[-1]), (rates[-1], money[0]), (rates[0], rates[0])):
        with pytest.raises(BadInput, match="not one figure at two times"):
            change_between(one, two)


def test_a_later_release_that_is_loaded_leaves_the_pinned_figure_and_says_what_it_says(
    tmp_path: Path,
) -> None:
    from tests.library.understand.pressures.revised import NEWER, OLDER, load

    there = Store(tmp_path)
    load(there, OLDER, "410")
    place = find_area("351")
    pinned = offers(place, "looked_after", there)[0]
    before = work_out(pinned)

    load(there, NEWER, "431")
    later = later_than(pinned, there)

    assert later is not None
    assert work_out(from_data(as_data(pinned))) == before
    assert (work_out(later).count, later.release) == (431, NEWER.name)
    assert later_than(later, there) is None
