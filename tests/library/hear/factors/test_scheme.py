"""The sixty factors are those of the brief, in its order, and each says where it comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.hear.factors import FACTORS, SOURCES, Direction, factor, factors_of, is_factor
from speakopenly.hear.speaking.questions import Condition

_ROW = re.compile(r"\| ([A-Z]{2}[1-6]) \| (.+?) \| (.+?) \| (.+?) \|")


@pytest.fixture(scope="module")
def brief(shared_data: Path) -> str:
    path = shared_data.parent / "domain.md"
    if not path.is_file():
        pytest.skip("THE DOMAIN BRIEF IS ABSENT: the scheme was not compared with its table")
    return path.read_text(encoding="utf-8")


def test_there_are_ten_groups_of_six_in_the_order_of_the_conditions() -> None:
    codes = [f"{group}{number}" for group in Condition for number in range(1, 7)]

    assert [each.code for each in FACTORS] == codes
    assert all(each.group == each.code[:2] for each in FACTORS)


def test_no_two_factors_share_a_name_or_a_meaning() -> None:
    assert len({each.name for each in FACTORS}) == len({each.meaning for each in FACTORS}) == 60


def test_the_scheme_is_the_table_of_the_brief(brief: str) -> None:
    table = brief[brief.index("### 3.3") : brief.index("### 3.4")]

    rows = [tuple(found) for found in _ROW.findall(table)]

    assert rows == [(each.code, each.name, each.meaning, "; ".join(each.maps_to)) for each in FACTORS]


def test_every_source_is_listed_in_the_brief(brief: str) -> None:
    listed = set(re.findall(r"\b[A-Z][A-Za-z]*\d*[a-z]?\d?\b", brief[brief.index("## 13. Sources") :]))

    assert {key for each in FACTORS for key in each.sources} <= listed


def test_every_source_is_spelled_out_and_used() -> None:
    assert {key for each in FACTORS for key in each.sources} == set(SOURCES)


def test_a_code_finds_its_factor_and_a_group_its_six() -> None:
    assert factor("TC4").name == "cover"
    assert [each.code for each in factors_of(Condition.SM)] == ["SM1", "SM2", "SM3", "SM4", "SM5", "SM6"]


@pytest.mark.parametrize("code", ["", "TC7", "tc4", "XX1", "TC"])
def test_a_code_that_the_scheme_does_not_have_is_refused(code: str) -> None:
    assert not is_factor(code)
    with pytest.raises(BadInput):
        factor(code)


def test_a_factor_can_hinder_or_help_and_nothing_else() -> None:
    assert [str(each) for each in Direction] == ["hindered", "helped"]
