"""Three pressures of one area: what the shipped series shows, and that every sentence is made from the store."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures import (
    INDICATORS,
    NOT_ASKED,
    Store,
    Strand,
    Triple,
    Verdict,
    beside,
    charts,
    draw_together,
    find_area,
    founding_sentences,
    headline,
    load_file,
    sentences,
    tell_spread,
    triple,
)
from speakopenly.understand.pressures.records import Gathered, Period, Release
from tests.library.understand.pressures import making


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def england(shipped: Store) -> Triple:
    return triple("England", shipped)


def test_the_shipped_series_keeps_every_value_of_march_2017(shipped: Store) -> None:
    found = shipped.published("looked_after", "england", 2017)

    assert list(dict.fromkeys(each.value for each in found)) == [72670, 72590, 72610, 72600]
    assert all(each.release and each.publisher for each in found)


def test_every_shipped_figure_says_its_release_and_licence(shipped: Store) -> None:
    frame = shipped.figures()

    assert set(frame["licence"]) == {"Open Government Licence v3.0"}
    assert "" not in set(frame["release"]) | set(frame["publisher"])
    assert frame["value"].null_count() == 0


KNOWN_ENGLAND = {
    "looked_after": {
        2008: 59_370, 2010: 64_400, 2011: 65_510, 2012: 67_070, 2015: 69_480, 2016: 70_440, 2017: 72_590,
    },
    "care_applications": {
        2009: 6_488, 2010: 8_832, 2011: 9_204, 2012: 10_244, 2013: 11_110, 2014: 10_620, 2015: 11_159, 2016: 12_792,
        2017: 14_597, 2018: 14_207, 2019: 13_556,
    },
}  # fmt: skip
"""What was said of England, by year, at different times: each is the value of some release."""


def test_national_figures_are_those_the_publishers_gave(shipped: Store) -> None:
    for series, figures in KNOWN_ENGLAND.items():
        for year, value in figures.items():
            assert value in {each.value for each in shipped.published(series, "england", year)}
    assert shipped.published("looked_after", "wales", 2007)[-1].value == 4_647
    assert shipped.published("looked_after", "wales", 2019)[-1].value == 6_846


def test_every_sentence_can_be_made_again_from_the_store(england: Triple, shipped: Store) -> None:
    for said in sentences(england):
        if said.indicator is None or said.years is None:
            assert said.text == NOT_ASKED
            continue
        line = next(
            each
            for each in england.demand.lines + england.resources.lines
            if each.indicator.key == said.indicator
        )
        ends = (line.known[0], line.known[-1])
        assert [each.year for each in ends] == list(said.years)
        for point in ends:
            if point.count is not None:
                [count] = {
                    each.value for each in shipped.published(said.indicator, "england", point.year)[-1:]
                }
                assert count == point.count
                assert f"{count:,.0f}" in said.text
            if point.cash is not None:
                parts = [
                    shipped.published(each, "england", point.year)[-1].value for each in line.indicator.counts
                ]
                assert point.cash == pytest.approx(sum(part or 0 for part in parts))
                assert f"£{point.cash / 1e6:,.1f} million" in said.text
        assert ends[-1].release in said.text


def test_real_terms_name_their_prices_and_follow_the_index(england: Triple, shipped: Store) -> None:
    line = next(each for each in england.resources.lines if each.indicator.key == "spend_prevention")
    point = line.known[0]
    index = {row["year"]: row["value"] for row in shipped.figures("deflator_cpih").iter_rows(named=True)}
    children = shipped.published("children", "england", point.year - 1)[-1].value or 0

    assert england.price_year == "2021-22"
    assert point.value == pytest.approx((point.cash or 0) * index[2022] / index[point.year] / children)


def test_no_rate_is_drawn_where_the_children_are_not_known(england: Triple) -> None:
    line = next(each for each in england.resources.lines if each.indicator.key == "spend_prevention")

    unknown = line.points[0]
    assert (unknown.period, unknown.value) == ("2010-11", None)
    assert "no number of children" in unknown.status


def test_the_three_always_stand_together(england: Triple) -> None:
    figures = charts(england)
    whole = draw_together(england)

    assert [panel.strand for panel in england.panels] == list(Strand)
    assert england.culture.nothing_because == NOT_ASKED
    assert NOT_ASKED in figures[2].alternative
    assert "we have not asked about trust" in headline(england)
    assert len(whole.table.rows) == sum(len(line.points) for panel in england.panels for line in panel.lines)
    for strand in ("Demand", "Resources", "Culture and trust"):
        assert strand in whole.svg


def test_england_and_wales_never_share_a_sentence(england: Triple, shipped: Store) -> None:
    welsh = triple("Wales", shipped)

    assert not any("Wales" in each.text for each in sentences(england))
    assert not any("England" in each.text for each in sentences(welsh))
    assert "Load the files for Wales" in (welsh.resources.nothing_because or "")


def test_the_founding_text_is_tested_sentence_by_sentence(shipped: Store) -> None:
    tested = [(each.nation, each.verdict) for each in founding_sentences(shipped)]

    assert tested == [
        ("England", Verdict.SUPPORTED), ("England", Verdict.SUPPORTED), ("Wales", Verdict.COULD_NOT_CHECK),
        ("Wales", Verdict.SUPPORTED), ("England", Verdict.SUPPORTED), ("Wales", Verdict.COULD_NOT_CHECK),
    ]  # fmt: skip
    for each in founding_sentences(shipped):
        printed = {float(text.replace(",", "")) for text in re.findall(r"\d{1,3}(?:,\d{3})+", each.sentence)}
        if "£" not in each.sentence and each.figures:
            assert printed == {figure.value for figure in each.figures}


def test_a_claim_is_contradicted_where_the_figures_say_so(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", with_shipped=False)
    rows = [
        ("financial_year", "geography", "care_applications"),
        ("2008-09", "England", "900"),
        ("2016-17", "England", "600"),
    ]
    load_file(making.write(tmp_path / "applications.csv", rows), store)

    assert founding_sentences(store)[0].verdict is Verdict.CONTRADICTED


def test_an_authority_is_marked_in_a_distribution_without_names(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", with_shipped=False)
    load_file(making.looked_after(tmp_path / "cla_release2024.csv"), store)

    found = beside("Bury", "looked_after", store)
    assert found is not None
    assert (found.mine, found.nation, found.others) == (72, 67, (72,))
    for indicator in INDICATORS:
        if not indicator.may_be_set_beside:
            assert beside("Bury", indicator.key, store) is None


def test_spending_is_set_beside_others_as_the_page_of_the_area_says_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    header = (
        "la_code",
        "Local Authority",
        "Line Description",
        "Gross expenditure",
        "Total income",
        "Net current",
    )
    load_file(making.spending(tmp_path / "s251ye2017.csv", header), store)
    making_children(store)

    found = beside("351", "spend_looked_after", store)

    assert found is not None
    [line] = [
        each for each in triple("351", store).resources.lines if each.indicator.key == "spend_looked_after"
    ]
    assert found.mine == pytest.approx(line.known[-1].value)
    assert sorted(found.others) == pytest.approx([found.mine / 2, found.mine])
    assert found.unit == "pounds for each child at 2016-17 prices"
    assert "High or low spending is not good or bad" in tell_spread(found, "Bury")
    assert beside("351", "spend_prevention", store) is None, "a part is not published"


def making_children(store: Store) -> None:
    """Twice as many children in the second place."""
    made = Gathered(
        "invented", Release("Mid-year estimates, invented", 2017, "Northmoor Statistics"), "children.csv"
    )
    for row, (code, children) in enumerate((("351", "40000"), ("352", "80000")), start=2):
        made.add("children", find_area(code), Period("2016", 2016), children, row=row, unit="children")
    store.put("c" * 16, made.frame())


def test_a_hidden_number_has_no_value_and_says_why(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", with_shipped=False)
    load_file(making.looked_after(tmp_path / "cla_release2024.csv", number="c", rate="c"), store)

    [line] = triple("351", store).demand.lines
    assert [point.value for point in line.points] == [None, None]
    assert "hidden to protect people" in sentences(triple("351", store))[0].text
    assert draw_together(triple("351", store)).table.rows[0][2] == "[hidden to protect people]"


@pytest.mark.parametrize(
    ("said", "why"), [("Dorset", "835 .until 2019. or 838"), ("Bermingham", "Did you mean Birmingham")]
)
def test_an_area_that_is_not_clear_is_asked_for_again(said: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        find_area(said)
