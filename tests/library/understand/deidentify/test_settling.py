"""Settling rival guesses, hiding, repeats and a service's own names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.understand.deidentify import Span, SpanKind, hide
from speakopenly.understand.deidentify.candidates import Candidate, settle
from speakopenly.understand.deidentify.known import KnownNames
from speakopenly.understand.deidentify.lexicon import load_lexicon
from speakopenly.understand.deidentify.pieces import cut
from speakopenly.understand.deidentify.reading import read
from speakopenly.understand.deidentify.repeats import Mentions


def test_an_earlier_group_wins_and_what_sticks_out_stays_hidden() -> None:
    text = "Grace Larchfield House"

    spans = settle(text, [[Candidate(6, 22, SpanKind.ORG)], [Candidate(0, 16, SpanKind.PERSON)]])

    assert [(span.text, span.kind) for span in spans] == [
        ("Grace", SpanKind.PERSON),
        ("Larchfield House", SpanKind.ORG),
    ]


def test_two_guesses_of_one_kind_grow_together() -> None:
    spans = settle("6th and 7th July", [[Candidate(0, 11, SpanKind.DATE)], [Candidate(8, 16, SpanKind.DATE)]])

    assert [span.text for span in spans] == ["6th and 7th July"]


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12), st.sampled_from(list(SpanKind))), max_size=8),
)
def test_settled_spans_are_sorted_inside_and_apart(
    text: str, guesses: list[tuple[int, int, SpanKind]]
) -> None:
    inside = [Candidate(start, min(start + size, len(text)), kind) for start, size, kind in guesses]
    ranked = [[guess] for guess in inside if guess.start < guess.end]

    spans = settle(text, ranked)

    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(one.end <= two.start for one, two in zip(spans, spans[1:], strict=False))


def test_hiding_puts_a_plain_word_in_the_place_of_each_span() -> None:
    text = "Zed rang 01632 960000."
    spans = [Span(9, 21, SpanKind.PHONE, "01632 960000"), Span(0, 3, SpanKind.PERSON, "Zed")]

    assert hide(text, spans) == "[name] rang [phone]."


@pytest.mark.parametrize(
    "spans",
    [
        [Span(0, 3, SpanKind.PERSON, "Zed"), Span(2, 5, SpanKind.PERSON, "d r")],
        [Span(0, 3, SpanKind.PERSON, "Tom")],
        [Span(3, 3, SpanKind.PERSON, "")],
        [Span(0, 99, SpanKind.PERSON, "Zed rang")],
    ],
)
def test_spans_that_do_not_fit_are_refused_without_their_words(spans: list[Span]) -> None:
    with pytest.raises(BadInput) as refused:
        hide("Zed rang", spans)

    assert "Zed" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "known", "again"),
    [
        ("Karen Quill rang. KAREN left. Quill's bag", (0, 11), ["KAREN", "Quill"]),
        ("Will Ashdown came. I will go. Then Will left", (0, 12), ["Will"]),
        ("jayden hid. jaydens door", (0, 6), ["jayden"]),
    ],
)
def test_a_name_found_once_is_found_throughout(text: str, known: tuple[int, int], again: list[str]) -> None:
    first = Span(*known, SpanKind.PERSON, text[slice(*known)])

    repeats = Mentions([first], load_lexicon()).find(read(text, load_lexicon()), [first])

    assert [text[repeat.start : repeat.end] for repeat in repeats] == again


def test_a_services_own_names_are_found_in_any_case_and_only_whole() -> None:
    known = KnownNames.given(["Quiet  Corner", "Bly", " "])
    text = "at quiet\ncorner with BLY, not Blyth"

    assert [text[found.start : found.end] for found in known.find(text)] == ["quiet\ncorner", "BLY"]


@given(st.lists(st.sampled_from(["word ", "end. ", "line\n", "x" * 700, "é"]), max_size=60).map("".join))
def test_pieces_of_a_long_text_are_short_and_make_the_text_again(text: str) -> None:
    pieces = cut(text)

    assert "".join(piece.text for piece in pieces) == text
    assert all(len(piece.text) <= 3000 and text.startswith(piece.text, piece.start) for piece in pieces)
