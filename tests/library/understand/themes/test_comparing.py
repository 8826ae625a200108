"""Two searches beside each other, and a blind test of the names of themes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score

from speakopenly.core.records import PassageId, Theme, ThemeId
from speakopenly.understand.themes.comparing import Became, compare, say
from speakopenly.understand.themes.matching import judge, make_questions, score


def test_each_theme_says_where_it_went() -> None:
    before = {at: "ABCD"[at // 10] for at in range(40)}
    now: dict[object, str | None] = dict.fromkeys(range(10), "a")
    now |= dict.fromkeys(range(10, 15), "b") | dict.fromkeys(range(15, 20), "c")
    now |= (
        dict.fromkeys(range(20, 23), "a") | dict.fromkeys(range(23, 30), "d") | dict.fromkeys(range(30, 40))
    )
    now |= dict.fromkeys(range(50, 60), "e")

    found = compare(before, now)

    became = {each.theme: each.became for each in found.went}
    assert became == {"A": Became.SAME, "B": Became.SAME, "C": Became.SAME, "D": Became.GONE}
    assert dict(found.went[1].to) == {"b": 5, "c": 5}
    assert (found.in_both, found.only_before, found.only_now) == (40, 0, 10)
    assert "3 stayed" in say(found)
    assert "1 are gone" in say(found)


def test_a_theme_that_falls_apart_is_split_and_one_that_is_swallowed_went_into_another() -> None:
    before = {at: "A" if at < 12 else "B" for at in range(112)}
    now = {at: "xyz"[at % 3] if at < 12 else "x" for at in range(112)}
    joined = compare(before, dict.fromkeys(before, "all"))

    assert compare(before, now).went[0].became is Became.SPLIT
    assert joined.went[0].became is Became.JOINED
    assert joined.went[1].became is Became.SAME


@given(pairs=st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz")), min_size=2, max_size=40))
@settings(max_examples=50, deadline=None)
def test_the_adjusted_rand_index_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    before = {at: one for at, (one, _other) in enumerate(pairs)}
    now = {at: other for at, (_one, other) in enumerate(pairs)}

    found = compare(before, now).adjusted_rand

    known = adjusted_rand_score([one for one, _ in pairs], [other for _, other in pairs])
    assert found is None or found == pytest.approx(known)


class ByLetter:
    """Texts are alike that begin with the same letter."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([np.eye(26)[ord(text[0].lower()) - 97] for text in texts], dtype=np.float32)


def a_theme(letter: str, passages: int = 7) -> Theme:
    ids = tuple(PassageId(f"{letter}{at}:0-9") for at in range(passages))
    return Theme(ThemeId(letter), None, f"{letter}-name", f"{letter} means this", (), ids)


THEMES = [a_theme(letter) for letter in "abcdefg"] + [a_theme("h", passages=3)]
TEXTS = {each: f"{each[0]} says {each}" for theme in THEMES for each in theme.passages}


def test_a_question_has_five_passages_of_one_theme_and_four_names_and_no_answer() -> None:
    matching = make_questions(THEMES, TEXTS, seed=5)

    assert len(matching.questions) == 7
    for question, answer in zip(matching.questions, matching.answers, strict=True):
        assert len(set(question.passages)) == 5
        assert len(set(question.names)) == 4
        assert {each[0] for each in question.passages} == {question.names[answer][0]}
    assert len(set(matching.answers)) > 1
    assert make_questions(THEMES, TEXTS, seed=5) == matching


def test_a_judge_is_scored_with_its_range() -> None:
    matching = make_questions(THEMES, TEXTS, seed=5, encoder=ByLetter())

    result = score(matching, judge(matching.questions, ByLetter()))

    assert (result.right, result.asked) == (7, 7)
    assert result.range is not None
    assert result.range.high == pytest.approx(1)
    with pytest.raises(ValueError, match="one answer"):
        score(matching, [0])


def test_with_fewer_than_four_names_nothing_is_asked() -> None:
    assert make_questions(THEMES[:3], TEXTS, seed=1).questions == ()
