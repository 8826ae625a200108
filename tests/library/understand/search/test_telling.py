"""What a search that counts looks for is said in words, so that a reader knows what a number is of."""

from __future__ import annotations

import pytest

from speakopenly.understand.search.query import read_query
from speakopenly.understand.search.telling import in_words


@pytest.mark.parametrize(
    ("typed", "narrowed", "said"),
    [
        ("handover", {}, "the word “handover”"),
        ('"nobody told us" hand* -school', {}, "the words “nobody told us” and “hand…” without “school”"),
        ("a b c -d -e", {}, "the words “a”, “b” and “c” without “d” or “e”"),
        ("handover", {"theme": "Change"}, "the word “handover”, in the theme “Change”"),
        ("", {"code": "Workload"}, "where a person gave the code “Workload”"),
        ("", {}, ""),
    ],
)
def test_what_is_looked_for_in_words(typed: str, narrowed: dict[str, str], said: str) -> None:
    assert in_words(read_query(typed), **narrowed) == said
