"""Cue phrases are found as they are written, and what was written of the factors is whole."""

from __future__ import annotations

import pytest

from speakopenly.hear.factors import FACTORS, Direction, FactorCode
from speakopenly.understand.factors.cues import Cue, CueFinder, compile_cue, short_texts
from speakopenly.understand.factors.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("written", "sentence", "words"),
    [
        ("no cover", "There was no cover that week.", "no cover"),
        ("no cover", "They know coverage.", None),
        ("missed|lost track", "We LOST  track.", "LOST  track"),
        ("hand_over sheet", "The hand over sheet", "hand over sheet"),
        ("exhaust*", "all exhausted", "exhausted"),
        ("took the? word", "took word", "took word"),
        ("took the? word", "took the word", "took the word"),
        ("nobody .. asked", "Nobody in that meeting ever asked me", "Nobody in that meeting ever asked"),
        ("nobody .. asked", "Nobody was in. Then she asked", None),
        ("{not} .. ask {child}", "we didn\u2019t think to ask the girl", None),
        ("{not} .. ask the? {child}", "we didn\u2019t think to ask the girl", "didn\u2019t think to ask the girl"),
        ("{nobody} .. asked {child}", "no one had asked children", "no one had asked children"),
        ("signed off", "signed, off", "signed, off"),
    ],
)  # fmt: skip
def test_a_cue_is_found_as_it_is_written(written: str, sentence: str, words: str | None) -> None:
    found = CueFinder([Cue(FactorCode("TC4"), Direction.HINDERED, written)]).find(sentence)

    assert [sentence[each.start : each.end] for each in found] == ([] if words is None else [words])


def test_a_class_that_we_do_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no class"):
        compile_cue("{weather} was bad")


def test_the_quick_way_to_a_cue_finds_whatever_the_slow_way_finds() -> None:
    lexicon = load_lexicon()
    finder = CueFinder(lexicon.cues)
    patterns = [(cue, compile_cue(cue.written)) for cue in lexicon.cues]

    for example in lexicon.examples[::25]:
        quick = [each.cue for each in finder.find(example.sentence)]
        slow = [cue for cue, pattern in patterns if pattern.search(example.sentence)]
        assert quick == slow


def test_every_factor_has_cues_and_examples_in_both_directions() -> None:
    lexicon = load_lexicon()

    wanted = {(each.code, direction) for each in FACTORS for direction in Direction}
    assert {(each.code, each.direction) for each in lexicon.cues} == wanted
    assert {(each.code, each.direction) for each in lexicon.examples} == wanted


def test_no_example_is_written_twice() -> None:
    lexicon = load_lexicon()
    sentences = [*(each.sentence for each in lexicon.examples), *lexicon.nothing]

    assert len(set(sentences)) == len(sentences)


def test_short_texts_take_the_alternatives_in_turn() -> None:
    assert short_texts("{nobody} .. asked|rang the? {child}", 3) == [
        "nobody asked the the child",
        "nobody rang the the child",
    ]
