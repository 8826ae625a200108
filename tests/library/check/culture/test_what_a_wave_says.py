"""Results of a wave: groups of ten and more, the same in every view, shares with their doubt, waves unlinked."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import asdict
from xml.etree import ElementTree

import numpy as np
import pytest

from speakopenly.check.culture.areas import agreement_of
from speakopenly.check.culture.bank import BANK, about_theme, about_trust
from speakopenly.check.culture.changes import UNLINKED, changes, say_change
from speakopenly.check.culture.groups import NOT_SAID, Group
from speakopenly.check.culture.items import OF_A_SERVICE, Answer, Audience, StaffLevel, Theme, Trust
from speakopenly.check.culture.pictures import HIDDEN_GROUP, Point, draw_beside, draw_over_waves
from speakopenly.check.culture.results import Results, results
from speakopenly.check.culture.shares import End, Tally, share_of, tally

AREAS = ("duty", "court", "placements")
STAFF, FAMILIES = Audience.STAFF, Audience.FAMILIES


def answers(
    people: int, audience: Audience = STAFF, area: str | None = None, *, point: int | None = None,
    level: str | None = None, seed: int = 0, only: Iterable[Theme] = tuple(Theme),
) -> list[Answer]:  # fmt: skip
    """Invented answers of so many people; ``point`` is what all of them chose, else each chooses by chance."""
    chance = random.Random(f"{seed}{audience}{area}{level}")  # noqa: S311 - invented answers
    wanted = set(only)
    return [
        Answer(
            audience,
            area,
            {
                each.code: point if point is not None else chance.choice((1, 2, 3, 4, 5, None))
                for each in BANK[audience]
                if each.theme in wanted
            },
            level,
        )
        for _ in range(people)
    ]


def wave(*parts: list[Answer], asked: dict[tuple[str, str], int] | None = None) -> Results:
    return results(
        [answer for part in parts for answer in part],
        asked=asked or {},
        audiences=OF_A_SERVICE,
        areas=AREAS,
    )


def shown(found: Results) -> set[Group]:
    return {group for group, row in found.groups.items() if row.answered}


def test_a_group_of_nine_is_hidden_and_another_with_it() -> None:
    found = wave(answers(9, area="duty"), answers(12, area="court"), answers(30, area="placements"))

    assert shown(found) == {Group(STAFF), Group(STAFF, "placements")}
    assert found.groups[Group(STAFF, "duty")].is_hidden
    assert set(found.groups[Group(STAFF, "court")].themes.values()) == {None}


def test_what_is_hidden_in_one_view_is_hidden_in_all() -> None:
    found = wave(
        answers(9, area="duty"), answers(12, area="court"), answers(30, area="placements"),
        answers(14, FAMILIES, "duty"), answers(25, FAMILIES, "court"), answers(40, FAMILIES),
    )  # fmt: skip

    views = [
        found.view(audience=audience, area=area)
        for audience in (None, *OF_A_SERVICE)
        for area in (None, *AREAS, NOT_SAID)
    ]

    seen: dict[Group, set[bool]] = {}
    for row in (row for view in views for row in view):
        seen.setdefault(row.group, set()).add(row.is_hidden)
    assert all(len(each) == 1 for each in seen.values())
    assert len(found.view(audience=STAFF, area="duty")) == 1
    assert [row.group.audience for row in found.view(area="duty")] == list(OF_A_SERVICE)


@pytest.mark.parametrize("seed", range(12))
def test_no_hidden_group_can_be_had_by_taking_shown_ones_from_a_whole(seed: int) -> None:
    """Whatever is left of an audience, or of everybody, is of ten people and more, or of nobody."""
    chance = random.Random(seed)  # noqa: S311 - invented answers
    people = {
        (a, area): chance.choice((0, 3, 9, 10, 12, 30)) for a in OF_A_SERVICE for area in (*AREAS, None)
    }
    found = wave(*(answers(number, *group) for group, number in people.items()))

    for audience in OF_A_SERVICE:
        if Group(audience) in shown(found):
            left = [
                n
                for (a, area), n in people.items()
                if a is audience and Group(a, area or "") not in shown(found)
            ]
            assert sum(left) == 0 or sum(left) >= 10
    wholes = {a: sum(n for (b, _), n in people.items() if b is a) for a in OF_A_SERVICE}
    left_in_all = sum(number for a, number in wholes.items() if Group(a) not in shown(found))
    assert found.answered is None or left_in_all == 0 or left_in_all >= 10
    assert not any(0 < people[g.audience, g.area or None] < 10 for g in shown(found) if g.area is not None)


def test_a_theme_that_too_few_answered_is_hidden_by_itself() -> None:
    found = wave(
        answers(30, area="duty"), answers(30, area="court", only=[Theme.SAFE]), answers(5, area="court")
    )
    row = found.groups[Group(STAFF, "court")]

    assert row.themes[Theme.SAFE] is not None
    assert row.themes[Theme.LOAD] is None
    assert found.groups[Group(STAFF, "duty")].themes[Theme.LOAD] is None, "it would tell the other"


def test_under_ten_answers_in_all_say_nothing() -> None:
    found = wave(answers(9, area="duty"))

    assert found.answered is None
    assert shown(found) == set()
    assert not found.reliability
    assert all(trust.share is None for trust in found.trusts)


def test_one_small_audience_hides_the_sum_and_no_other_audience() -> None:
    found = wave(answers(60), answers(5, FAMILIES))

    assert found.answered is None
    assert shown(found) == {Group(STAFF), Group(STAFF, NOT_SAID)}


def test_two_small_audiences_leave_the_sum_unless_it_tells_both() -> None:
    """Two hidden ones of 14 people may be 5 and 9; two of 18, each under ten, are 9 and 9."""
    apart = wave(answers(60), answers(6, FAMILIES), answers(8, Audience.CARERS))
    alike = wave(answers(60), answers(9, FAMILIES), answers(9, Audience.CARERS))

    assert (apart.answered, alike.answered) == (74, None)
    assert Group(STAFF) in shown(apart) & shown(alike)


def test_themes_and_audiences_keep_their_order_whatever_they_say() -> None:
    better_last = wave(answers(20, point=1), answers(20, FAMILIES, point=5))

    assert found_order(better_last) == [STAFF, Audience.CARERS, FAMILIES, Audience.YOUNG]
    for row in better_last.view():
        assert list(row.themes) == [theme for theme in Theme if about_theme(row.group.audience, theme)]


def found_order(found: Results) -> list[Audience]:
    return [row.group.audience for row in found.view()]


def test_shame_and_fear_of_families_and_children_stand_in_every_result() -> None:
    found = wave(answers(20, FAMILIES), answers(20, Audience.YOUNG), answers(20))

    felt = {
        audience: sum(each.feeling is not None for each in BANK[audience])
        for audience in (STAFF, FAMILIES, Audience.YOUNG)
    }
    assert len(set(felt.values())) == 1
    for audience in felt:
        assert found.groups[Group(audience)].themes[Theme.SAFE] is not None


def test_cannot_say_and_skipped_stand_apart_from_the_share() -> None:
    positive, negative, *rest = about_theme(STAFF, Theme.SAFE)
    choices = {positive.code: 5, negative.code: 1, rest[0].code: None}
    counted = tally([Answer(STAFF, None, choices)] * 20, about_theme(STAFF, Theme.SAFE))

    assert counted == Tally(people=20, rated=40, positive=40, cannot_say=20, skipped=20)
    share = share_of(counted)
    assert (share.cannot_say, share.skipped) == (0.35, 0.25)


@pytest.mark.parametrize(
    ("people", "positive", "value", "end"),
    [
        (12, 48, 0.9, End.AT_LEAST), (12, 0, 0.1, End.AT_MOST), (12, 24, 0.5, End.NONE), (12, 4, 0.1, End.AT_MOST),
        (200, 760, 0.95, End.NONE), (60, 228, 0.9, End.AT_LEAST), (200, 800, 0.9, End.AT_LEAST),
    ],
)  # fmt: skip
def test_a_share_of_nearly_everybody_is_told_only_as_at_least(
    people: int, positive: int, value: float, end: End
) -> None:
    share = share_of(Tally(people, people * 4, positive, 0, 0))

    assert (share.value, share.end) == (value, end)
    assert share.low <= share.value <= share.high


def test_ranges_count_people_and_not_their_answers() -> None:
    """Four answers of each of 40 people are no 160 people: the range is that of 20 of 40."""
    share = share_of(Tally(people=40, rated=160, positive=80, cannot_say=0, skipped=0))

    assert (share.low, share.high) == (0.35, 0.65)


def test_counts_of_groups_are_rounded_and_a_whole_is_exact() -> None:
    found = wave(
        answers(13, area="duty"), answers(23, area="court"), asked={("staff", "duty"): 20, ("staff", ""): 30}
    )

    assert found.answered == 36
    assert found.asked == 50
    assert found.groups[Group(STAFF, "duty")].answered == 15
    assert found.groups[Group(STAFF, "duty")].asked == 20
    assert found.groups[Group(STAFF)].asked == 50
    assert not found.has_more_than_asked


def test_more_answers_than_people_asked_is_said() -> None:
    assert wave(answers(21), asked={("staff", ""): 20}).has_more_than_asked


def test_the_trust_between_levels_counts_only_the_level_it_is_about() -> None:
    trusting = answers(20, level=StaffLevel.DIRECT, point=None, seed=1)
    found = wave(trusting, answers(15, level=StaffLevel.MANAGES), answers(30))
    by_trust = {(each.trust, each.audience): each for each in found.trusts}

    direct = by_trust[Trust.STAFF_IN_MANAGERS, STAFF]
    assert direct.level is StaffLevel.DIRECT
    assert direct.share == share_of(tally(trusting, about_trust(STAFF, Trust.STAFF_IN_MANAGERS)))


@pytest.mark.parametrize(("manages", "unsaid"), [(4, 0), (9, 30), (4, 4)])
def test_a_level_is_hidden_where_it_or_the_other_is_small(manages: int, unsaid: int) -> None:
    found = wave(
        answers(30, level=StaffLevel.DIRECT), answers(manages, level=StaffLevel.MANAGES), answers(unsaid)
    )

    between = [each for each in found.trusts if each.level is not None]
    assert [each.share for each in between if each.level is StaffLevel.MANAGES] == [None]
    if unsaid < 10:
        assert [each.share for each in between] == [None, None]


def test_reliability_does_not_say_what_everybody_answered() -> None:
    found = wave(answers(40, point=4))

    assert (STAFF, Theme.SAFE) not in found.reliability


def test_reliability_is_of_whole_audiences_with_rounded_numbers() -> None:
    found = wave(answers(63))

    measured = found.reliability[STAFF, Theme.SAFE]
    assert measured.n_rows == 65
    assert measured.n_complete % 5 == 0
    assert len(measured.items) == 4


def test_an_answer_of_a_group_that_was_not_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="not asked"):
        wave(answers(10, area="elsewhere"))


def areas_of(*means: float, people: int = 20, spread: float = 0.5) -> list[np.ndarray]:
    chance = np.random.default_rng(1)
    return [np.round(chance.normal(mean, spread, (people, 4))) for mean in means]


@pytest.mark.parametrize(
    ("areas", "may"),
    [
        (areas_of(2, 3, 4), True),
        (areas_of(3, 3, 3), False),
        (areas_of(2, 4), False),
        (areas_of(1, 3, 5, spread=2.5), False),
        ([np.ones((5, 4))] * 3, False),
        ([], False),
    ],
)
def test_areas_are_spoken_of_only_where_people_of_one_answer_alike(
    areas: list[np.ndarray], may: bool
) -> None:
    found = agreement_of(areas)

    assert found.may_be_spoken_of is may
    assert ("may be spoken of" in found.sentence) is may


def test_icc_is_that_of_a_worked_example() -> None:
    """Three groups of two with means 1, 2 and 3 and half a point either way: MSB 2, MSW 0.5, ICC 0.6."""
    areas = [np.array([[mean - 0.5], [mean + 0.5]]) for mean in (1.0, 2.0, 3.0)]

    assert agreement_of(areas).icc1 == pytest.approx(0.6)


def test_a_change_between_waves_is_newcombes_and_claims_nothing_of_anybody() -> None:
    before, after = wave(answers(60, seed=1)), wave(answers(80, seed=2))

    found = {(each.group, each.theme): each for each in changes(before, after)}
    one = found[Group(STAFF), Theme.SAFE]

    assert one.difference == pytest.approx(one.after.value - one.before.value)
    assert one.low is not None
    assert one.high is not None
    assert one.low < one.after.low - one.before.low + 0.5
    assert one.low <= one.difference <= one.high
    sentence = say_change(one, before="spring", after="autumn")
    assert UNLINKED in sentence
    assert not any(
        word in sentence for word in ("improved", "worse", "better", "fell", "rose", "people changed")
    )


def test_a_difference_is_not_told_of_shares_that_are_told_as_at_least() -> None:
    before, after = wave(answers(30, point=4)), wave(answers(30, seed=2))

    found = {each.theme: each for each in changes(before, after) if each.group == Group(STAFF)}

    assert found
    for change in found.values():
        told = change.before.end is End.NONE and change.after.end is End.NONE
        assert (change.low is not None) is told


def test_nothing_is_said_of_a_group_that_one_wave_hides() -> None:
    before, after = wave(answers(9, area="duty"), answers(50)), wave(answers(40, area="duty"), answers(50))

    assert Group(STAFF, "duty") not in {each.group for each in changes(before, after)}


def test_a_picture_says_the_same_as_its_table_and_its_sentence() -> None:
    found = wave(answers(40), answers(9, FAMILIES), answers(30, Audience.CARERS))
    points = [Point(row.group.audience, row.themes[Theme.SAFE]) for row in found.view()]

    figure = draw_beside("Safe to speak", points)

    drawn = "".join(ElementTree.fromstring(figure.svg).itertext())  # noqa: S314 - our own picture
    assert [row[0] for row in figure.table.rows] == ["staff", "carers", "families", "young"]
    for point, row in zip(points, figure.table.rows, strict=True):
        if point.share is None:
            assert row[1:] == ("[c]",) * 6 + (HIDDEN_GROUP,)
        else:
            assert row[2] == f"{point.share.value:.0%}"
            assert row[2] in figure.alternative
            assert row[2] in drawn
    assert "less likely to answer" in drawn


def test_only_waves_are_joined_by_a_line() -> None:
    share = wave(answers(40)).groups[Group(STAFF)].themes[Theme.SAFE]
    points = [Point("spring", share), Point("autumn", share), Point("winter", None)]

    joined, apart = draw_over_waves("Load", points).svg, draw_beside("Load", points).svg

    assert joined.count("<polyline") == apart.count("<polyline") + 1


def test_nothing_that_leaves_holds_an_answer() -> None:
    found = wave(answers(40, area="duty"), answers(40, area="court"))

    kept = {type(each).__name__ for row in found.groups.values() for each in row.themes.values()}
    assert kept == {"PositiveShare", "NoneType"}
    assert all(
        isinstance(value, (int, float, str))
        for row in found.groups.values()
        if (share := row.themes[Theme.SAFE])
        for value in asdict(share).values()
    )
