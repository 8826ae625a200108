"""Which rules fire: the fifteen invented reports, and the rules for the rules."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from speakopenly.hear.answering import ASKED, RULES, Facts, RuleId, Signpost, most_protective, route
from speakopenly.hear.speaking import YesNo

MONDAY, SATURDAY = date(2026, 11, 2), date(2026, 11, 7)
YES, NO, UNSURE, BLANK = YesNo.YES, YesNo.NO, YesNo.DONT_KNOW, None
NOTHING = dict.fromkeys((each.id for each in ASKED), NO)
CALM = Facts(fear=NO)


def but(*yes: str, answer: YesNo | None = YES) -> dict[RuleId, YesNo | None]:
    return NOTHING | {RuleId(each): answer for each in yes}


def ids(answers: dict[RuleId, YesNo | None], facts: Facts = CALM) -> list[str]:
    return [each.value for each in route(answers, facts, received_on=MONDAY).ids]


EFFECT = Facts(fear=NO, mistake_with_effect=True)
FIXTURES = [
    # the report, what readers answered yes to, what else is known, which rules fire, leaves learning
    ("X01 the tray at the weekend", (), CALM, ["RT11"], False),
    ("X02 minutes to an old address", ("RT8",), EFFECT, ["RT8", "RT13", "RT11"], False),
    ("X03 ten notes at night", (), CALM, ["RT11"], False),
    ("X04 nobody had visited the new home", (), CALM, ["RT11"], False),
    ("X05 nowhere to say a doubt, flagged", (), Facts(fear=NO, danger=True), ["RT2"], True),
    ("X05 the same, once people have cleared it", (), CALM, ["RT11"], False),
    ("X06 last year's figures", (), EFFECT, ["RT13", "RT11"], False),
    ("X07 three weeks with no worker", (), CALM, ["RT11"], False),
    ("X08 invited after the call", (), CALM, ["RT11"], False),
    ("X09 a volunteer asks for one child", ("RT2", "RT3"), CALM, ["RT2", "RT3"], True),
    ("X10 frightened to go home tonight", ("RT1",), Facts(fear=NO, danger=True), ["RT1"], True),
    ("X11 a missed review", (), EFFECT, ["RT13", "RT11"], False),
    ("X12 told to change a date", ("RT7",), CALM, ["RT7"], False),
    ("X13 overtime paid late", ("RT9",), CALM, ["RT9"], False),
    ("X14 ten extra minutes", (), CALM, ["RT11"], False),
    ("X15 asked whether a child may watch", ("RT2",), CALM, ["RT2"], True),
]


@pytest.mark.parametrize(("told", "yes", "facts", "fires", "leaves"), FIXTURES)
def test_the_fifteen_invented_reports(
    told: str, yes: tuple[str, ...], facts: Facts, fires: list[str], leaves: bool
) -> None:
    routing = route(but(*yes), facts, received_on=MONDAY)

    assert ([each.value for each in routing.ids], routing.leaves_learning) == (fires, leaves), told


@pytest.mark.parametrize("ident", [each.id for each in ASKED])
@pytest.mark.parametrize("answer", [YES, UNSURE, BLANK])
def test_only_a_plain_no_keeps_a_rule_from_firing(ident: RuleId, answer: YesNo | None) -> None:
    assert ident.value in ids(but(ident, answer=answer))
    assert ident.value not in ids(NOTHING)


def test_with_nothing_answered_every_rule_fires_and_says_that_it_was_not_answered() -> None:
    routing = route({}, CALM, received_on=MONDAY)

    assert set(routing.ids) == {each.id for each in ASKED}
    assert not routing.is_complete
    assert not any(each.is_answered for each in routing.fired)


@pytest.mark.parametrize("fear", [YES, UNSURE, BLANK])
@pytest.mark.parametrize("nine", [YES, UNSURE, BLANK, NO])
def test_fear_is_never_only_a_matter_of_pay(fear: YesNo | None, nine: YesNo | None) -> None:
    routing = route(but("RT9", answer=nine), Facts(fear=fear), received_on=MONDAY)

    assert RuleId.RT9 not in routing.ids
    assert not routing.is_not_ours
    assert RuleId.RT11 in routing.ids
    assert routing.factors == ("OC1", "PW5")
    assert {Signpost.UNION, Signpost.WHISTLEBLOWING, Signpost.HR} <= set(routing.signposts)


NOT_OURS = [
    # answered yes, is it not ours to answer
    (("RT9",), True),
    (("RT10",), True),
    (("RT9", "RT10"), True),
    (("RT7", "RT9"), False),
    (("RT8", "RT10"), False),
    (("RT2", "RT10"), False),
    ((), False),
]


@pytest.mark.parametrize(("yes", "expected"), NOT_OURS)
def test_whatever_protects_more_keeps_a_report_from_being_turned_away(
    yes: tuple[str, ...], expected: bool
) -> None:
    assert route(but(*yes), CALM, received_on=MONDAY).is_not_ours is expected


DUE = [
    ("RT1", MONDAY, date(2026, 11, 2)),
    ("RT2", SATURDAY, date(2026, 11, 7)),
    ("RT3", MONDAY, date(2026, 11, 3)),
    ("RT3", date(2026, 11, 6), date(2026, 11, 9)),
    ("RT4", MONDAY, date(2026, 11, 9)),
    ("RT7", SATURDAY, date(2026, 11, 10)),
]


@pytest.mark.parametrize(("ident", "received_on", "due"), DUE)
def test_by_when(ident: str, received_on: date, due: date) -> None:
    (fired,) = route(but(ident), CALM, received_on=received_on).fired

    assert fired.due == due


def test_a_flag_nobody_has_cleared_counts_as_a_child_at_risk() -> None:
    assert "RT2" in ids(NOTHING, Facts(fear=NO, danger=True))
    assert ids(but("RT1"), Facts(fear=NO, danger=True)) == ["RT1"]


def test_a_mistake_with_an_effect_asks_for_candour_whatever_else_fires() -> None:
    for ident in (each.id for each in ASKED):
        assert "RT13" in ids(but(ident), EFFECT)


def test_somebody_who_asks_who_wrote_it_is_one_more_rule() -> None:
    assert ids(NOTHING, Facts(fear=NO, somebody_asked=True)) == ["RT12", "RT11"]


TOGETHER = [(one, other) for one, other in product((YES, NO, UNSURE, BLANK), repeat=2)]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_two_readers_say_no_only_together(one: YesNo | None, other: YesNo | None) -> None:
    together = most_protective([but("RT3", answer=one), but("RT3", answer=other)])

    assert (together[RuleId.RT3] is NO) is (one is NO and other is NO)


def test_each_of_the_thirteen_rules_is_there_once_and_asks_what_readers_can_answer() -> None:
    assert {each.id.value for each in RULES} == {f"RT{number}" for number in range(1, 14)}
    assert {each.id.value for each in RULES if not each.is_asked} == {"RT11", "RT12", "RT13"}
    assert {each.id.value for each in RULES if each.leaves_learning} == {f"RT{each}" for each in range(1, 7)}
