"""Agreement on stretches of text follows its definition, and says of which characters it speaks."""

from __future__ import annotations

import gzip
import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.agreement import NO_VARIATION, CodedText, Span, measure_spans

LENGTH = 12
WHOLE = [Span(2, 6, "cause")]
CUTS = st.lists(st.integers(0, LENGTH), max_size=6, unique=True).map(sorted)
SPANS = st.builds(
    lambda cuts, codes: [
        Span(start, end, code) for start, end, code in zip(cuts[::2], cuts[1::2], codes, strict=False)
    ],
    CUTS,
    st.lists(st.sampled_from("ab"), min_size=3, max_size=3),
)
Place = tuple[int, str, object]
"""A coder, a code, and the stretch a character lies in (each character of a gap is one by itself)."""


def places(coder: int, spans: list[Span]) -> list[Place]:
    found: list[Place] = [(coder, "", ("gap", coder, at)) for at in range(LENGTH)]
    for span in spans:
        found[span.start : span.end] = [(coder, span.code, (coder, span.start))] * (span.end - span.start)
    return found


def marked(place: Place) -> Place:
    return place[0], "x" if place[1] else "", place[2]


def by_pairs(pairs: list[tuple[Place, Place]]) -> float | None:
    """One less how often coders differ over how often any two characters of different stretches do."""
    apart = Fraction(sum(one[1] != two[1] for one, two in pairs), len(pairs)) if pairs else None
    everything = [place for pair in pairs for place in pair]
    others = [(one, two) for one in everything for two in everything if one[2] != two[2]]
    expected = Fraction(sum(one[1] != two[1] for one, two in others), len(others)) if others else 0
    return None if apart is None or expected == 0 else float(1 - apart / expected)


@settings(max_examples=60, deadline=None)
@given(SPANS, SPANS)
def test_two_coders_follow_the_definition(first: list[Span], second: list[Span]) -> None:
    pairs = list(zip(places(0, first), places(1, second), strict=True))
    both = [(one, two) for one, two in pairs if one[1] and two[1]]

    found = measure_spans([CodedText(LENGTH, (first, second))], seed=1, resamples=2)

    assert found.u_alpha.value == pytest.approx(by_pairs(pairs), abs=1e-9)
    assert found.cu_alpha.value == pytest.approx(by_pairs(both), abs=1e-9)
    coded = [(marked(one), marked(two)) for one, two in pairs]
    assert found.coded_or_not.value == pytest.approx(by_pairs(coded), abs=1e-9)


@pytest.mark.parametrize(
    ("coders", "raw", "where_coded"),
    [
        ((WHOLE, WHOLE), 1, 1),
        ((WHOLE, [Span(2, 6, "effect")]), Fraction(8, 12), 0),
        ((WHOLE, [Span(4, 8, "cause")]), Fraction(8, 12), Fraction(2, 6)),
        ((WHOLE, []), Fraction(8, 12), 0),
        ((WHOLE, WHOLE, []), (8 + 4 * Fraction(1, 3)) / 12, Fraction(4, 3) / 4),
    ],
)
def test_raw_agreement_is_said_of_all_characters_and_of_coded_ones(
    coders: tuple[list[Span], ...], raw: Fraction, where_coded: Fraction
) -> None:
    found = measure_spans([CodedText(LENGTH, coders)], seed=1, resamples=2)

    assert found.raw.value == pytest.approx(float(raw))
    assert found.raw_where_coded.value == pytest.approx(float(where_coded))


def test_texts_are_one_continuum_and_a_stretch_with_two_codes_has_both() -> None:
    both = [Span(2, 6, "cause"), Span(2, 6, "effect")]

    one = measure_spans(
        [CodedText(LENGTH, (WHOLE, both)), CodedText(LENGTH, (WHOLE, WHOLE))], seed=1, resamples=20
    )

    assert (one.texts, one.characters) == (2, 2 * LENGTH)
    assert one.raw.value == pytest.approx(20 / 24)
    assert one.raw.low is not None


def test_nothing_coded_is_undefined_and_no_text_is_nothing_to_compare() -> None:
    empty = measure_spans([CodedText(LENGTH, ([], []))], seed=1, resamples=2)

    assert empty.raw.value == 1
    assert {empty.u_alpha.reason, empty.cu_alpha.reason, empty.raw_where_coded.reason} == {NO_VARIATION}
    assert measure_spans([], seed=1).u_alpha.value is None


@pytest.mark.parametrize("coders", [(WHOLE,), (WHOLE, [Span(3, 99, "a")]), (WHOLE, [Span(3, 3, "a")])])
def test_a_span_outside_its_text_or_one_coder_is_refused(coders: tuple[list[Span], ...]) -> None:
    with pytest.raises(ValueError, match=r"outside|two coders"):
        measure_spans([CodedText(LENGTH, coders)], seed=1)


def test_two_researchers_agree_as_far_as_was_measured(shared_data: Path) -> None:
    with gzip.open(shared_data / "listening" / "two_coder_spans.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = [
        CodedText(
            len(row["text"]), [[Span(*span) for span in row[coder]] for coder in ("coder_a", "coder_b")]
        )
        for row in rows
    ]

    found = measure_spans(texts, seed=1, resamples=20)

    # On all 111 texts .59, 83% and 46% were measured; these are the developers' 56 of them.
    assert found.alpha_by_character.value == pytest.approx(0.576, abs=0.001)
    assert found.u_alpha.value == pytest.approx(0.576, abs=0.001)
    assert found.raw.value == pytest.approx(0.850, abs=0.001)
    assert found.raw_where_coded.value == pytest.approx(0.432, abs=0.001)
