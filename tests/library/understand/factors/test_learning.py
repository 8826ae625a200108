"""The learned model is taught by codings alone, says what it left out, and is the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from speakopenly.core.errors import BadInput
from speakopenly.understand.embeddings import Encoder, load_encoder
from speakopenly.understand.factors.learning import LearnedFactors, best_threshold, micro_f1

WHO = (
    "the school",
    "a nurse",
    "the night team",
    "our office",
    "the carer",
    "a colleague",
    "the duty worker",
    "mum",
)
TOLD = {
    "TC1": "{who} was told nothing at the handover and the message was lost at the change of shift",
    "WR1": "{who} had far too many cases and the work piled up",
    "": "{who} went to the park and it was a fine day",
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("static")


@pytest.fixture(scope="module")
def taught(encoder: Encoder) -> LearnedFactors:
    return LearnedFactors(encoder, least=10, folds=2).fit(*codings())


def codings() -> tuple[list[str], list[frozenset[str]]]:
    rows = [(told.format(who=who), code) for who in WHO for code, told in TOLD.items()] * 2
    rows += [(f"{rows[0][0]} and {rows[1][0]}", "both"), (rows[2][0], "rare")]
    codes = {"both": {"TC1", "WR1"}, "": set(), "rare": {"EX1"}}
    return [text for text, _ in rows], [frozenset(codes.get(code, {code})) for _, code in rows]


def test_it_learns_what_people_coded(taught: LearnedFactors) -> None:
    assert taught.predict(["nothing was said at the handover", "too many cases", "we had a fine day"]) == [
        ("TC1",),
        ("WR1",),
        (),
    ]


def test_a_code_with_few_codings_is_left_out_and_named(taught: LearnedFactors) -> None:
    assert taught.codes_ == ("TC1", "WR1")
    assert taught.left_out_ == ("EX1",)


def test_the_same_codings_give_the_same_model(taught: LearnedFactors, encoder: Encoder) -> None:
    again = LearnedFactors(encoder, least=10, folds=2).fit(*codings())

    assert again.threshold_ == taught.threshold_
    assert np.array_equal(again.likelihoods(["the handover"]), taught.likelihoods(["the handover"]))


def test_likelihoods_are_shares_for_each_text_and_code(taught: LearnedFactors) -> None:
    found = taught.likelihoods(["", "the handover was short", "\U0001f642"])

    assert found.shape == (3, 2)
    assert ((found > 0) & (found < 1)).all()


@pytest.mark.parametrize(
    ("texts", "given"), [(["a"], []), (["a", "b"], [{"TC1"}, {"WR1"}]), ([], [])]
)  # fmt: skip
def test_too_little_to_learn_from_is_refused(
    texts: list[str], given: list[set[str]], encoder: Encoder
) -> None:
    with pytest.raises(BadInput):
        LearnedFactors(encoder).fit(texts, given)


def test_the_threshold_is_the_one_with_the_best_micro_f1() -> None:
    likely = np.array([[0.9], [0.5], [0.42], [0.2]])
    given = np.array([[True], [True], [True], [False]])

    chosen = best_threshold(likely, given)

    assert 0.2 <= chosen < 0.42
    assert micro_f1(likely > chosen, given) == 1
    assert micro_f1(np.zeros((2, 1), bool), np.zeros((2, 1), bool)) == 0
