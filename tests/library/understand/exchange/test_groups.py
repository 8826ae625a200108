"""No description in an export is shared by fewer than eight people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.records import PersonId
from speakopenly.understand.exchange import make_vaguer
from speakopenly.understand.exchange.groups import OTHER
from tests.library.understand.exchange.voices import voice

people = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from(["survey", "interview"]),
        st.sampled_from(["carer", "worker", "judge", None]),
        st.sampled_from(["Wales", "England"]),
        st.sampled_from(["en", "cy"]),
    ),
    max_size=80,
)


def rows_of(told):
    return [
        replace(
            voice(n, channel=channel, language=language),
            person=PersonId(f"p{person}"),
            groups={"nation": nation, **({"role": role} if role else {})},
        )
        for n, (person, channel, role, nation, language) in enumerate(told)
    ]


@given(told=people)
def test_every_description_is_shared_by_eight_people_or_says_nothing(told):
    rows = rows_of(told)

    vaguer = make_vaguer(rows, ("role", "nation"))

    crowds = defaultdict(set)
    for row in vaguer.rows:
        crowds[row.channel, row.groups["role"], row.groups["nation"], row.language].add(row.person)
    too_few = {parts for parts, crowd in crowds.items() if len(crowd) < 8}
    assert too_few <= {(OTHER,) * 4}
    if too_few:
        assert len(crowds) == 1
    assert [row.id for row in vaguer.rows] == [row.id for row in rows]


@given(told=people)
def test_no_group_becomes_another_group(told):
    rows = rows_of(told)

    for before, after in zip(rows, make_vaguer(rows, ("role",)).rows, strict=True):
        assert after.groups["role"] in (before.groups.get("role"), OTHER)
        assert "nation" not in after.groups


@pytest.mark.parametrize(
    ("carers", "workers", "judges", "shown", "people"),
    [
        (20, 20, 20, {"carer", "worker", "judge"}, "0"),
        (20, 21, 3, {"worker", OTHER}, "23"),
        (20, 8, 7, {"carer", OTHER}, "15"),
        (20, 3, 7, {"carer", OTHER}, "10"),
        (3, 2, 1, {OTHER}, "[c]"),
        (0, 0, 0, set(), "0"),
    ],
)
def test_small_groups_are_pooled_with_the_next_until_they_are_a_crowd(carers, workers, judges, shown, people):
    roles = ["carer"] * carers + ["worker"] * workers + ["judge"] * judges
    rows = [voice(n, groups={"role": role}) for n, role in enumerate(roles)]

    vaguer = make_vaguer(rows, ("role",))

    assert {row.groups["role"] for row in vaguer.rows} == shown
    assert vaguer.count_of("group: role") == people
