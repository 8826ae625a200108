"""How many people share a description: never counted too high, and never fewer when it says less."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.safe_versions.crowds import (
    WIDER_ROLES,
    Crowd,
    Description,
    crowd_of,
    description_of,
    year_of,
)
from speakopenly.hear.speaking import Answers, Danger, ProcessStage, RoleBand, ServiceArea, Wording
from speakopenly.hear.speaking.answers import BEFORE_THAT

WORKER, NEW, HEAD = RoleBand.PRACTITIONER, RoleBand.NEWLY_QUALIFIED, RoleBand.SENIOR_LEADER
FOSTER, DOOR = ServiceArea.FOSTERING, ServiceArea.FRONT_DOOR
PEOPLE = {(WORKER, FOSTER): 12, (NEW, FOSTER): 3, (HEAD, FOSTER): 1, (WORKER, DOOR): 5, (NEW, DOOR): 4}

CROWDS = [
    (Description(WORKER, FOSTER), 12, True),
    (Description(NEW, FOSTER), 3, False),
    (Description(NEW), 7, False),
    (Description("staff", FOSTER), 16, True),
    (Description("staff"), 25, True),
    (Description("partner"), 0, False),
    (Description(None, DOOR), 9, True),
    (Description(HEAD, DOOR), 0, False),
    (Description(WORKER, FOSTER, ProcessStage.COURT, "2026-Q1"), 12, True),
    (Description(None, None, ProcessStage.COURT), 25, True),
    (Description(), 25, True),
]


@pytest.mark.parametrize(("description", "at_least", "is_enough"), CROWDS)
def test_who_shares_a_description(description: Description, at_least: int, is_enough: bool) -> None:
    assert crowd_of(description, PEOPLE) == Crowd(at_least, is_enough)


@pytest.mark.parametrize(("number", "is_enough"), [(0, False), (7, False), (8, True)])
def test_eight_are_enough_and_seven_are_not(number: int, is_enough: bool) -> None:
    assert crowd_of(Description(WORKER, DOOR), {(WORKER, DOOR): number}).is_enough is is_enough


@pytest.mark.parametrize("part", [{"role": str(WORKER)}, {"area": DOOR}, {"stage": ProcessStage.PLAN}, {"quarter": "2026-Q1"}])  # fmt: skip
def test_what_nobody_has_counted_is_too_few(part: dict[str, object]) -> None:
    assert crowd_of(Description(**part), {}) == Crowd(0, False)  # type: ignore[arg-type]


people = st.dictionaries(
    st.tuples(st.sampled_from(RoleBand), st.sampled_from(ServiceArea)), st.integers(0, 30), max_size=30
)
descriptions = st.builds(
    Description,
    st.none() | st.sampled_from([*map(str, RoleBand), *WIDER_ROLES]),
    st.none() | st.sampled_from(ServiceArea),
    st.none() | st.sampled_from(ProcessStage),
    st.none() | st.just("2026-Q2"),
)


@given(descriptions, people, st.sampled_from(["role", "area", "stage", "quarter"]))
def test_leaving_a_part_out_never_makes_the_crowd_smaller(
    description: Description, known: dict[tuple[RoleBand, ServiceArea], int], part: str
) -> None:
    before, after = (crowd_of(each, known) for each in (description, replace(description, **{part: None})))

    assert after.at_least >= before.at_least
    assert after.is_enough or not before.is_enough


@given(st.sampled_from(RoleBand), st.sampled_from(ServiceArea), people)
def test_a_wider_role_never_makes_the_crowd_smaller(
    role: RoleBand, area: ServiceArea, known: dict[tuple[RoleBand, ServiceArea], int]
) -> None:
    for wider, bands in WIDER_ROLES.items():
        if role in bands:
            narrow, wide = (crowd_of(Description(str(each), area), known) for each in (role, wider))
            assert wide.at_least >= narrow.at_least


@given(descriptions, people)
def test_counting_more_people_never_makes_it_less_safe(
    description: Description, known: dict[tuple[RoleBand, ServiceArea], int]
) -> None:
    some = dict(list(known.items())[: len(known) // 2])

    assert crowd_of(description, some).at_least <= crowd_of(description, known).at_least


def test_no_role_is_in_two_wider_ones() -> None:
    bands = [band for group in WIDER_ROLES.values() for band in group]

    assert len(bands) == len(set(bands))


def test_what_its_writer_told_is_the_first_proposal() -> None:
    told = Answers("Words.", Danger.NO, Wording.EVERYDAY, "en-gb", role_band=WORKER, quarter="2026-Q1")
    shy = Answers("Words.", Danger.NO, Wording.EVERYDAY, "en-gb", role_band=RoleBand.PREFER_NOT_TO_SAY, quarter=BEFORE_THAT)  # fmt: skip

    assert description_of(told) == Description(str(WORKER), quarter="2026-Q1")
    assert description_of(shy).is_empty
    assert year_of("2026-Q1") == "2026"


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(BadInput):
        Description("boss")
