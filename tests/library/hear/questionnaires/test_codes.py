"""One-time codes: drawn at random, read as people type them, and a slip told from a code that was used."""

from __future__ import annotations

import pickle
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.hear.questionnaires import (
    Code,
    CodeKind,
    CodeNotUnderstood,
    CodeProblem,
    chance_of_a_guess,
    new_code,
    read_code,
    strength_in_bits,
)
from speakopenly.hear.questionnaires.codes import LETTERS
from speakopenly.hear.speaking.wordlist import NOT_GIVEN


@pytest.mark.parametrize("kind", CodeKind)
@given(st.data())
def test_a_code_is_read_however_it_is_typed(kind: CodeKind, data: st.DataObject) -> None:
    code = new_code(kind)
    way = data.draw(st.sampled_from([str.lower, str.upper, str.title]))
    gap = data.draw(st.sampled_from(["", " ", "-", "\n", " - ", ", "])) if kind is CodeKind.LETTERS else " , "
    typed = f" {way(gap.join(code.written.split('-' if kind is CodeKind.LETTERS else ' ')))} "

    assert read_code(typed) == code
    assert read_code(typed).key == code.key


def test_no_letter_can_be_mistaken_and_no_code_spells_a_word() -> None:
    assert not set(LETTERS) & set("0O1IL2Z5S8BAEIOU")


def test_a_slip_of_the_hand_is_mostly_told_from_a_code_that_was_used() -> None:
    found: Counter[CodeProblem | None] = Counter()
    for _ in range(2_000):
        signs = list(new_code().written.replace("-", ""))
        signs[3], signs[4] = signs[4], signs[3]
        try:
            read_code("".join(signs))
        except CodeNotUnderstood as refused:
            found[refused.problem] += 1
    assert found[CodeProblem.DOES_NOT_FIT] > 1_700


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", CodeProblem.LENGTH),
        ("CDFG", CodeProblem.LENGTH),
        ("CDFG-HJKM-NPQO", CodeProblem.NOT_A_SIGN),
        ("CDFG-HJKM-NPQ0", CodeProblem.NOT_A_SIGN),
        ("abacus abdomen abide qqqqqq", CodeProblem.UNKNOWN_WORD),
        ("abacus abdomen abide", CodeProblem.LENGTH),
        ("x" * 100_000, CodeProblem.LENGTH),
    ],
)
def test_what_is_no_code_is_refused_with_why_and_without_what_was_typed(
    typed: str, problem: CodeProblem
) -> None:
    with pytest.raises(CodeNotUnderstood) as refused:
        read_code(typed)

    assert refused.value.problem is problem
    assert not typed or typed not in str(refused.value)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(typed: str) -> None:
    with suppress(CodeNotUnderstood):
        assert read_code(typed).key


def test_no_code_holds_a_word_that_may_wound() -> None:
    for _ in range(500):
        assert NOT_GIVEN.isdisjoint(new_code(CodeKind.WORDS).written.split())


def test_codes_are_never_the_same_and_never_shown() -> None:
    codes = [new_code() for _ in range(500)]

    assert len({code.key for code in codes}) == 500
    assert codes[0].written not in repr(codes[0])
    with pytest.raises(TypeError):
        pickle.dumps(codes[0])


@pytest.mark.parametrize(("kind", "bits"), [(CodeKind.LETTERS, 49.0), (CodeKind.WORDS, 51.3)])
def test_strength_is_told_in_bits(kind: CodeKind, bits: float) -> None:
    assert strength_in_bits(kind) == pytest.approx(bits, abs=0.06)


def test_guessing_is_bounded() -> None:
    a_year = 24 * 365 * 1_000

    assert chance_of_a_guess(CodeKind.LETTERS, codes=10_000, tries=a_year) < 1 / 6_000
    assert chance_of_a_guess(CodeKind.LETTERS, codes=0, tries=a_year) == 0
    assert chance_of_a_guess(CodeKind.LETTERS, codes=2**40, tries=2**40) == 1
    with pytest.raises(ValueError, match="from 0"):
        chance_of_a_guess(CodeKind.WORDS, codes=-1, tries=1)


def test_letters_and_words_never_share_a_key() -> None:
    assert Code(CodeKind.LETTERS, "abc").key != Code(CodeKind.WORDS, "abc").key
