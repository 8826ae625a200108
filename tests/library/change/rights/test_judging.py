"""What comes of a check: three outcomes and no fourth, whatever is answered and in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.change.rights import (
    FIRST_PAGE,
    NEEDS,
    STOPS,
    About,
    Conditions,
    NeedAnswer,
    NeedId,
    Outcome,
    OutOfScope,
    RightsCheck,
    Settled,
    Standing,
    StopAnswer,
    StopId,
    Subject,
    Touch,
    Verdict,
    Way,
    WayKind,
    judge,
)
from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.questions import YesNo
from tests.library.change.rights.checks import (
    ADVOCATE,
    CONDITIONS,
    FAVOURABLE,
    INDEPENDENT,
    MAKER,
    STANDS_FOR,
    SUBJECT,
    TODAY,
    about,
    against,
    cleared,
    said,
)

GRAVITY = (Outcome.STOP, Outcome.NOT_YET, Outcome.CONDITIONS)
IN_SCOPE = st.builds(
    Subject,
    title=st.just("Invented"),
    about=st.sampled_from((About.PRACTICE, About.CHANGE)),
    touches=st.none() | st.lists(st.sampled_from(Touch), min_size=1, unique=True).map(tuple),
    covert=st.none() | st.sampled_from(YesNo),
    is_live=st.none() | st.sampled_from(YesNo),
    youngest=st.none() | st.integers(0, 17),
    run_by=st.sampled_from(("", "Northmoor police")),
    overseen_by=st.sampled_from(("", "Somebody")),
)
STOP_ANSWERS = st.builds(
    StopAnswer,
    stop=st.sampled_from(StopId),
    answer=st.sampled_from(YesNo),
    by=st.sampled_from(tuple(STANDS_FOR)),
    standing=st.sampled_from(Standing),
    on=st.just(TODAY),
)
NEED_ANSWERS = st.sampled_from(
    [
        NeedAnswer.of(need.id, yes, **dict.fromkeys(need.names, words))
        for need in NEEDS.values()
        if need.parts
        for yes in (None, *YesNo)
        for words in ("", "Written out.")
    ]
)
WAYS = st.builds(
    Way,
    st.sampled_from(WayKind),
    st.sampled_from(("", "one", "two", "three")),
    st.sampled_from(("", "because")),
)
CHECKS = st.builds(
    RightsCheck,
    IN_SCOPE,
    st.lists(STOP_ANSWERS, max_size=25).map(lambda each: (*cleared(*StopId), *each))
    | st.lists(STOP_ANSWERS).map(tuple),
    st.lists(NEED_ANSWERS, max_size=15, unique_by=lambda each: each.need).map(tuple),
    st.lists(WAYS, max_size=5).map(tuple),
    st.none() | st.just(CONDITIONS),
)


def outcome_of(check: RightsCheck, *, today: date = TODAY) -> Outcome:
    verdict = judge(check, today=today)
    assert isinstance(verdict, Verdict)
    return verdict.outcome


def test_there_are_three_outcomes_and_none_of_them_approves() -> None:
    assert [each.value for each in Outcome] == ["stop", "not_yet", "conditions"]


def test_with_every_answer_favourable_the_most_that_comes_of_it_is_conditions() -> None:
    verdict = judge(FAVOURABLE, today=TODAY)

    assert isinstance(verdict, Verdict)
    assert (verdict.outcome, verdict.stops, verdict.missing) == (Outcome.CONDITIONS, (), ())
    assert verdict.look_again_on == date(2031, 6, 5)


@given(CHECKS, st.dates())
@settings(max_examples=400)
def test_no_answers_lead_to_anything_but_the_three_outcomes(check: RightsCheck, today: date) -> None:
    verdict = judge(check, today=today)

    assert isinstance(verdict, Verdict)
    assert verdict.outcome in Outcome
    assert verdict.reasons


@given(CHECKS, st.sampled_from(StopId), st.sampled_from(tuple(STANDS_FOR)))
def test_any_stop_outweighs_everything_else(check: RightsCheck, stop: StopId, by: str) -> None:
    assert outcome_of(check.with_stop(said(stop, against(stop), by))) is Outcome.STOP


@given(st.integers(0, 17), st.sampled_from((None, *YesNo)), st.sampled_from(tuple(STANDS_FOR)))
def test_a_child_source_stops_at_any_age_with_every_other_answer_favourable(
    age: int, covert: YesNo | None, by: str
) -> None:
    check = about(youngest=age, covert=covert).with_stop(said(StopId.S0, YesNo.YES, by))

    assert outcome_of(check) is Outcome.STOP


def test_a_source_of_seventeen_with_consent_assessment_and_safeguards_is_a_stop_for_s0_alone() -> None:
    check = about(youngest=17, covert=YesNo.YES).with_stop(said(StopId.S0, YesNo.YES, INDEPENDENT))
    check = check.with_stop(said(StopId.S0, YesNo.NO, MAKER), said(StopId.S0, YesNo.NO, ADVOCATE))

    verdict = judge(check, today=TODAY)

    assert isinstance(verdict, Verdict)
    assert [each.stop.id for each in verdict.stops] == [StopId.S0]
    assert "any age" in verdict.reasons[0]


@given(CHECKS, st.randoms(use_true_random=False))
def test_the_order_of_answering_never_matters(check: RightsCheck, shuffle: object) -> None:
    def mixed(each: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(sorted(each, key=lambda _one: shuffle.random()))  # type: ignore[attr-defined]

    other = replace(check, stops=mixed(check.stops), needs=mixed(check.needs), ways=mixed(check.ways))

    assert judge(other, today=TODAY) == judge(check, today=TODAY)


@given(CHECKS, st.data())
def test_not_knowing_never_comes_out_better_than_clearing_the_stop(
    check: RightsCheck, data: st.DataObject
) -> None:
    if not check.stops:
        return
    at = data.draw(st.integers(0, len(check.stops) - 1))
    was = check.stops[at]
    unknown = replace(was, answer=YesNo.DONT_KNOW)
    stops_of = lambda answer: (*check.stops[:at], answer, *check.stops[at + 1 :])  # noqa: E731
    clear = replace(was, answer=STOPS[was.stop].clears)

    not_known = outcome_of(replace(check, stops=stops_of(unknown)))

    assert GRAVITY.index(not_known) <= GRAVITY.index(outcome_of(replace(check, stops=stops_of(clear))))


@given(
    st.sampled_from([each for each in NeedId if each is not NeedId.N3]),
    st.sampled_from((None, YesNo.DONT_KNOW)),
)
def test_not_knowing_a_need_never_comes_out_better_than_the_better_answer(
    need: NeedId, yes: YesNo | None
) -> None:
    words = dict.fromkeys(NEEDS[need].names, "Written out.")
    unknown = FAVOURABLE.with_need(NeedAnswer.of(need, yes, **words))

    known = [
        outcome_of(FAVOURABLE.with_need(NeedAnswer.of(need, each, **words))) for each in (YesNo.YES, YesNo.NO)
    ]

    assert GRAVITY.index(outcome_of(unknown)) <= max(GRAVITY.index(each) for each in known)
    assert outcome_of(unknown) is (Outcome.NOT_YET if NEEDS[need].asks_yes else Outcome.CONDITIONS)


@given(st.sampled_from(StopId))
def test_a_stop_that_nobody_answered_or_knows_stands(stop: StopId) -> None:
    without = replace(FAVOURABLE, stops=cleared(*(each for each in StopId if each is not stop)))
    unknown = FAVOURABLE.with_stop(said(stop, YesNo.DONT_KNOW, ADVOCATE))

    assert outcome_of(without) is Outcome.STOP
    assert outcome_of(unknown) is Outcome.STOP


@pytest.mark.parametrize(
    ("people", "settled"),
    [
        ((MAKER,), Settled.NEEDS_ANOTHER),
        ((INDEPENDENT,), Settled.NEEDS_ANOTHER),
        ((ADVOCATE,), Settled.NEEDS_ANOTHER),
        ((MAKER, INDEPENDENT), None),
        ((MAKER, ADVOCATE), None),
    ],
)
def test_clearing_a_stop_takes_two_people_one_of_them_independent(
    people: tuple[str, ...], settled: Settled | None
) -> None:
    others = cleared(*(each for each in StopId if each is not StopId.S7))
    check = replace(FAVOURABLE, stops=(*others, *(said(StopId.S7, YesNo.NO, by) for by in people)))

    verdict = judge(check, today=TODAY)

    assert isinstance(verdict, Verdict)
    assert [each.settled for each in verdict.stops] == ([settled] if settled else [])


def test_two_people_who_share_the_aim_clear_nothing() -> None:
    others = cleared(*(each for each in StopId if each is not StopId.S1))
    both = tuple(StopAnswer(StopId.S1, YesNo.NO, by, Standing.OF_THE_AIM, TODAY) for by in ("a", "b"))

    assert outcome_of(replace(FAVOURABLE, stops=(*others, *both))) is Outcome.STOP


@pytest.mark.parametrize(
    ("people", "is_recorded"),
    [((MAKER,), False), ((INDEPENDENT,), False), ((MAKER, INDEPENDENT), True), ((ADVOCATE,), True)],
)
def test_a_stop_is_recorded_by_two_people_or_by_the_childs_advocate_alone(
    people: tuple[str, ...], is_recorded: bool
) -> None:
    check = FAVOURABLE.with_stop(*(said(StopId.S1, YesNo.YES, by) for by in people))

    verdict = judge(check, today=TODAY)

    assert isinstance(verdict, Verdict)
    assert (verdict.outcome, verdict.is_recorded) == (Outcome.STOP, is_recorded)


def test_somebody_who_did_not_know_may_find_out() -> None:
    asked_again = FAVOURABLE.with_stop(
        said(StopId.S6, YesNo.DONT_KNOW, MAKER), said(StopId.S6, YesNo.YES, MAKER)
    )

    assert outcome_of(asked_again) is Outcome.CONDITIONS


@pytest.mark.parametrize("kind", [About.ONE_CHILD, About.EMERGENCY_REMOVAL, About.SAFETY_PLAN])
@pytest.mark.parametrize("stop", [StopId.S3, StopId.S5])
def test_protecting_a_child_is_out_of_scope_and_says_so(kind: About, stop: StopId) -> None:
    check = about(about=kind).with_stop(said(stop, against(stop), ADVOCATE))

    found = judge(check, today=TODAY)

    assert isinstance(found, OutOfScope)
    assert found.why
    assert found.first == FIRST_PAGE


@pytest.mark.parametrize("kind", [About.EMERGENCY_REMOVAL, About.SAFETY_PLAN])
def test_an_emergency_removal_and_a_safety_plan_hear_that_s3_and_s5_do_not_apply(kind: About) -> None:
    found = judge(RightsCheck(Subject("Invented", kind)), today=TODAY)

    assert isinstance(found, OutOfScope)
    assert "S3 and S5" in found.why


@pytest.mark.parametrize("kind", About)
def test_no_name_for_a_thing_takes_a_child_source_out_of_scope(kind: About) -> None:
    check = about(about=kind, touches=()).with_stop(said(StopId.S0, YesNo.YES, ADVOCATE))

    assert outcome_of(check) is Outcome.STOP


def test_what_touches_no_child_is_out_of_scope_and_what_nobody_knows_is_in() -> None:
    assert isinstance(judge(about(touches=()), today=TODAY), OutOfScope)
    assert outcome_of(about(touches=None)) is Outcome.CONDITIONS


@pytest.mark.parametrize(
    ("covert", "youngest", "outcome"),
    [
        (YesNo.NO, 9, Outcome.CONDITIONS),
        (YesNo.YES, 16, Outcome.CONDITIONS),
        (YesNo.YES, 15, Outcome.STOP),
        (YesNo.YES, None, Outcome.STOP),
        (None, 15, Outcome.STOP),
        (YesNo.DONT_KNOW, None, Outcome.STOP),
    ],
)
def test_a_no_to_s4_does_not_hold_where_it_may_be_covert_with_a_child_under_16(
    covert: YesNo | None, youngest: int | None, outcome: Outcome
) -> None:
    assert outcome_of(about(covert=covert, youngest=youngest)) is outcome


@pytest.mark.parametrize("need", [each for each in NeedId if each is not NeedId.N3])
def test_a_blank_need_sends_back(need: NeedId) -> None:
    check = FAVOURABLE.with_need(NeedAnswer(need))

    verdict = judge(check, today=TODAY)

    assert isinstance(verdict, Verdict)
    assert verdict.outcome is Outcome.NOT_YET
    assert all(each.startswith(f"{need}:") for each in verdict.missing)


@pytest.mark.parametrize("left", [0, 1, 2])
def test_three_less_intrusive_ways_with_doing_nothing_and_adults_only_must_be_shown(left: int) -> None:
    ways = tuple(way for at, way in enumerate(FAVOURABLE.ways) if at != left)

    assert outcome_of(replace(FAVOURABLE, ways=ways)) is Outcome.NOT_YET


def test_one_way_told_three_times_is_one_way() -> None:
    ways = tuple(replace(way, what="Leave the doors, as they are!") for way in FAVOURABLE.ways)

    assert outcome_of(replace(FAVOURABLE, ways=ways)) is Outcome.NOT_YET


def test_where_another_body_runs_it_the_check_must_name_who_oversees_that_body() -> None:
    assert outcome_of(about(run_by="Northmoor police")) is Outcome.NOT_YET
    assert outcome_of(about(run_by="Northmoor police", overseen_by="An inspectorate")) is Outcome.CONDITIONS


def test_conditions_that_were_not_looked_at_again_hold_no_longer() -> None:
    assert outcome_of(FAVOURABLE, today=TODAY + timedelta(days=31)) is Outcome.CONDITIONS
    assert outcome_of(FAVOURABLE, today=TODAY + timedelta(days=32)) is Outcome.NOT_YET


@pytest.mark.parametrize("days", [-1, 0, 32, 365])
def test_conditions_are_looked_at_again_within_31_days(days: int) -> None:
    with pytest.raises(BadInput):
        Conditions(CONDITIONS.each, TODAY, TODAY + timedelta(days=days))


def test_there_are_no_conditions_without_a_condition() -> None:
    with pytest.raises(BadInput):
        Conditions((), TODAY, TODAY + timedelta(days=7))


@given(CHECKS)
@settings(deadline=None)
def test_a_check_comes_back_as_it_was(check: RightsCheck) -> None:
    assert RightsCheck.from_bytes(check.to_bytes()) == check


def test_a_check_of_other_questions_is_refused() -> None:
    with pytest.raises(BadInput):
        RightsCheck.from_bytes(replace(FAVOURABLE, questions="0").to_bytes())


def test_a_child_is_under_18_and_a_subject_has_a_title() -> None:
    with pytest.raises(BadInput):
        replace(SUBJECT, youngest=18)
    with pytest.raises(BadInput):
        Subject(" ")
