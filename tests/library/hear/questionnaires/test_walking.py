"""Walking page by page: what is shown, what one page may send, and that nobody is ever turned away."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import speakopenly.hear.questionnaires as package
from speakopenly.hear.questionnaires import (
    PREFER_NOT,
    Answers,
    Item,
    ItemKind,
    Missing,
    Page,
    Problem,
    Questionnaire,
    Quota,
    Response,
    Standing,
    Taken,
    answer_or_missing,
    holds,
    items_shown,
    keep_shown,
    next_page,
    page_shown,
    pages_shown,
    prefer_not_field,
    previous_page,
    quota_standing,
    still_needed,
    take_page,
)
from tests.library.hear.questionnaires.cast import EN, MEETING, patient, questionnaires

NOTHING = Answers()


def names(pages: tuple[Page, ...]) -> list[list[str]]:
    return [[item.name for item in page.items] for page in pages]


def send(number: int, answers: Answers = NOTHING, /, **posted: str | list[str]) -> Taken:
    fields = {name: [value] if isinstance(value, str) else value for name, value in posted.items()}
    return take_page(MEETING, answers, number, fields)


@pytest.mark.parametrize(
    ("went", "expected"),
    [
        ("yes", [["went"], ["heard"], ["more", "voice"], ["letter"], ["thanks"]]),
        ("no", [["went"], ["why_not"], ["more", "voice"], ["letter"], ["thanks"]]),
        (Missing.PREFER_NOT_TO_SAY, [["went"], ["why_not"], ["more", "voice"], ["letter"], ["thanks"]]),
    ],
)
def test_the_pages_shown_follow_the_answers(went: str | Missing, expected: list[list[str]]) -> None:
    assert names(pages_shown(MEETING, Answers({"went": went}))) == expected


def test_the_numbers_of_pages_stay_the_same_whatever_is_answered() -> None:
    answers = Answers({"went": "no"})

    assert next_page(MEETING, answers, after=1) == page_shown(MEETING, answers, 4)
    assert page_shown(MEETING, answers, 2) is None
    assert previous_page(MEETING, answers, before=4) == page_shown(MEETING, answers, 1)
    assert previous_page(MEETING, answers, before=1) is None
    assert next_page(MEETING, answers, after=99) is None


def test_an_answer_to_what_is_no_longer_shown_is_not_kept_and_neither_is_what_hung_on_it() -> None:
    before = Answers({"went": "yes", "heard": 4, "helped": ("paper",), "more": "That is all."})

    taken = send(1, before, went="no")

    assert taken.answers == Answers({"went": "no", "more": "That is all."})
    assert taken.dropped == ("heard", "helped")


@pytest.mark.parametrize(
    ("number", "before", "posted", "value"),
    [
        (1, {}, {"went": "yes"}, "yes"),
        (1, {}, {"went": PREFER_NOT}, Missing.PREFER_NOT_TO_SAY),
        (2, {"went": "yes"}, {"heard": "5"}, 5),
        (2, {"went": "yes"}, {"heard": ""}, None),
        (3, {"went": "yes", "heard": 1}, {"helped": ["none", "friend", "none"]}, ("friend", "none")),
        (5, {}, {"more": "One\r\ntwo\x00"}, "One\ntwo"),
        (5, {}, {"more__prefer_not": "on"}, Missing.PREFER_NOT_TO_SAY),
        (6, {}, {"letter": "Ab-12_"}, "Ab-12_"),
    ],
)
def test_a_sound_answer_is_kept(
    number: int, before: dict[str, object], posted: dict[str, str], value: object
) -> None:
    taken = send(number, Answers(before), **posted)  # type: ignore[arg-type]

    assert taken.refusals == ()
    assert taken.answers.get(next(iter(posted)).removesuffix("__prefer_not")) == value


@pytest.mark.parametrize(
    ("number", "before", "posted", "problem"),
    [
        (1, {}, {}, Problem.NEEDED),
        (1, {}, {"went": " "}, Problem.NEEDED),
        (1, {}, {"went": "maybe"}, Problem.NOT_A_CHOICE),
        (1, {}, {"went": ["yes", "no"]}, Problem.MORE_THAN_ONE),
        (1, {}, {"went": ["yes", PREFER_NOT]}, Problem.ANSWER_AND_PREFER_NOT),
        (2, {"went": "yes"}, {"heard": "6"}, Problem.NOT_ON_THE_SCALE),
        (2, {"went": "yes"}, {"heard": "-1"}, Problem.NOT_ON_THE_SCALE),
        (2, {"went": "yes"}, {"heard": "٣"}, Problem.NOT_ON_THE_SCALE),
        (2, {"went": "yes"}, {"heard": PREFER_NOT}, Problem.NOT_ON_THE_SCALE),
        (3, {"went": "yes", "heard": 1}, {"helped": ["friend", "<b>"]}, Problem.NOT_A_CHOICE),
        (4, {"went": "no"}, {"why_not": "x" * 501}, Problem.TOO_LONG),
        (5, {}, {"more": "Words", "more__prefer_not": "on"}, Problem.ANSWER_AND_PREFER_NOT),
        (6, {}, {"letter": "../../etc"}, Problem.NOT_A_FILE),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_a_key_and_a_sentence(
    number: int, before: dict[str, object], posted: dict[str, str], problem: Problem
) -> None:
    taken = send(number, Answers(before), **posted)  # type: ignore[arg-type]

    assert [refusal.problem for refusal in taken.refusals] == [problem]
    assert str(taken.refusals[0]).endswith(".")
    assert taken.answers == Answers(before)


def test_a_text_too_long_is_told_both_numbers_and_never_repeated() -> None:
    [refusal] = send(4, Answers({"went": "no"}), why_not="secret" * 100).refusals

    assert str(refusal) == "There are 600 characters and there is room for 500. Make it shorter."
    assert (refusal.found, refusal.limit) == (600, 500)


def test_a_page_that_is_not_shown_takes_nothing() -> None:
    assert send(2, heard="5") == Taken(NOTHING)
    assert send(99, went="yes") == Taken(NOTHING)


def test_fields_of_other_pages_are_not_looked_at() -> None:
    assert send(1, went="yes", more="slipped in").answers == Answers({"went": "yes"})


def test_a_blank_takes_an_earlier_answer_away() -> None:
    assert send(2, Answers({"went": "yes", "heard": 3}), heard="").answers == Answers({"went": "yes"})


def test_what_is_needed_and_not_answered_is_named_at_the_end() -> None:
    assert [item.name for item in still_needed(MEETING, Answers({"went": "yes"}))] == ["more"]
    preferred = Answers({"went": "yes", "more": Missing.PREFER_NOT_TO_SAY})
    assert still_needed(MEETING, preferred) == ()


def test_the_three_ways_of_not_answering_are_kept_apart() -> None:
    found = answer_or_missing(MEETING, Answers({"went": "yes", "more": Missing.PREFER_NOT_TO_SAY}))

    assert found["heard"] is Missing.NOT_ANSWERED
    assert found["why_not"] is Missing.NOT_SHOWN
    assert found["more"] is Missing.PREFER_NOT_TO_SAY
    assert "thanks" not in found


def posted_for(item: Item) -> st.SearchStrategy[dict[str, list[str]]]:
    likely = [*item.choice_names, PREFER_NOT, "1", str(item.points), "x" * 50, "", "ref_1"]
    values = st.lists(st.sampled_from(likely) | st.text(max_size=20), max_size=3)
    ticks = st.sampled_from([[], ["on"]])
    return st.tuples(values, ticks).map(lambda both: {item.name: both[0], prefer_not_field(item): both[1]})


@patient
@given(st.data(), questionnaires())
def test_whatever_is_sent_only_lawful_answers_to_shown_items_are_kept(
    data: st.DataObject, asked: Questionnaire
) -> None:
    answers = Answers()
    for page in pages_shown(asked, answers) * 2:
        posted: dict[str, list[str]] = {}
        for item in asked.items:
            posted |= data.draw(posted_for(item))
        answers = take_page(asked, answers, page.number, posted).answers

    assert keep_shown(asked, answers).dropped == ()
    for item in items_shown(asked, answers):
        value = answers.get(item.name)
        assert value is None or is_lawful(item, value)
        assert holds(item.shown_if, answers.values)


def is_lawful(item: Item, value: object) -> bool:
    if isinstance(value, Missing):
        return value is Missing.PREFER_NOT_TO_SAY and item.needed
    match item.kind:
        case ItemKind.SINGLE_CHOICE:
            return value in item.choice_names
        case ItemKind.MULTIPLE_CHOICE:
            return isinstance(value, tuple) and bool(value) and set(value) <= set(item.choice_names)
        case ItemKind.SCALE:
            return isinstance(value, int) and 1 <= value <= item.points
        case ItemKind.NOTE:
            return False
        case _:
            return isinstance(value, str) and 0 < len(value) <= item.longest


def test_answers_show_nothing_in_a_repr() -> None:
    response = Response("r1", EN, Answers({"more": "secret"}))

    assert "secret" not in repr(response)
    assert "secret" not in repr(response.answers)


def responses(*went: str) -> list[Response]:
    return [Response(f"r{place}", EN, Answers({"went": answer})) for place, answer in enumerate(went)]


def test_a_quota_says_how_many_were_wanted_and_reached() -> None:
    assert quota_standing(MEETING, responses("no", "yes", "no")) == (Standing("stayed_away", 20, 2),)


def test_a_quota_that_is_full_changes_nothing_for_whoever_comes_next() -> None:
    full = replace(MEETING, quotas=(Quota("stayed_away", 1, MEETING.quotas[0].counts_if),))
    none = replace(MEETING, quotas=())
    assert quota_standing(full, responses("no", "no", "no"))[0].reached == 3

    for page in pages_shown(none, Answers({"went": "no"})):
        posted = {"went": ["no"], "more": ["Words"], "why_not": ["Work"]}
        assert take_page(full, NOTHING, page.number, posted) == take_page(none, NOTHING, page.number, posted)


def test_no_module_that_leads_people_through_knows_of_quotas() -> None:
    folder = Path(package.__file__).parent
    for module in ("walking", "posted", "answers", "gaps"):
        tree = ast.parse((folder / f"{module}.py").read_text("utf-8"))
        words = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        words |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not {word for word in words if "quota" in word.lower()}
