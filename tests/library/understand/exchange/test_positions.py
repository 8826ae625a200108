"""However a program counts positions, it is told from the spans it gives."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.exchange.positions import OURS, Way, counting_in, way_of

WAYS = [Way(*parts) for parts in product((False, True), (None, 1, 2), (False, True))]
PIECES = st.sampled_from(
    ["Nobody", "rang", "ŵyr", "🙂", "👩‍👧", "לא", "a\u0301r", ", ", " ", ". ", "\n", "\r\n"]
)
texts = st.lists(PIECES, min_size=20, max_size=60).map(" ".join)


def position(text: str, place: int, way: Way) -> int:
    """How a program that counts in some way says where a code point stands."""
    before = text[:place]
    if way.line_end == 1:
        before = before.replace("\r\n", "\n")
    if way.line_end == 2:
        before = re.sub("(?<!\r)\n", "\r\n", before)
    return len(before.encode("utf-16-le")) // 2 if way.utf16 else len(before)


@settings(deadline=None)
@given(text=texts, way=st.sampled_from(WAYS))
def test_words_that_were_marked_are_the_words_that_are_read(text, way):
    if "\r\n" in text and re.search("(?<!\r)\n", text):
        text = text.replace("\r\n", "\n")
    marked = [match.span() for match in re.finditer(r"[^\W_]+", text)]
    edges = [
        (position(text, start, way), position(text, end, way) - way.last_included) for start, end in marked
    ]

    counting = counting_in(text, way_of([(text, edges)]))

    read = [(counting.start(start), counting.end(end)) for start, end in edges]
    if len(marked) > 4:
        assert read == marked


@pytest.mark.parametrize("edges", [[], [(0, 3)], [(2, 5), (900, 901)]])
def test_little_evidence_is_no_evidence(edges):
    assert way_of([("Nobody 🙂 rang.\nNobody at all.", edges)]) == OURS


def test_all_texts_of_a_file_count_together():
    text = "🙂 Nobody rang. "
    edges = [(position(text, 2, Way(utf16=True)), position(text, 8, Way(utf16=True)))]

    assert way_of([(text, edges)] * 3) == Way(utf16=True)
