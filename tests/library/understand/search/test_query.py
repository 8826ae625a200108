"""A search box takes whatever is typed: quotes, minus, star, accents, and everything that is none of these."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.understand.search.query import Term, as_fts5, as_tsquery, label, read_query, searchable
from speakopenly.understand.search.words import Document, WordIndex

WORDS = WordIndex()
WORDS.add([Document("one", "The handover was lost.", {"channel": "survey"})])


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted", "is_exact"),
    [
        ("lost handover", (("lost",), ("handover",)), (), False),
        ('"lost handover"', (("lost", "handover"),), (), True),
        ("“lost handover” -school", (("lost", "handover"),), (("school",),), True),
        ('"a quote that never ends', (("a", "quote", "that", "never", "ends"),), (), True),
        ("night-time", (("night", "time"),), (), False),
        ("GWEITHIŴR don't", (("gweithiwr",), ("don", "t")), (), False),
        ("-only", (), (("only",),), True),
        ("AND OR NOT NEAR(x)", (("and",), ("or",), ("not",), ("near", "x")), (), False),
        ("?! 🙂 - \x00 *", (), (), False),
    ],
)  # fmt: skip
def test_a_query_is_read_as_people_mean_it(typed: str, wanted, unwanted, is_exact: bool) -> None:
    query = read_query(typed)

    assert tuple(term.words for term in query.wanted) == wanted
    assert tuple(term.words for term in query.unwanted) == unwanted
    assert query.is_exact is is_exact
    assert bool(query.plain) is (bool(wanted) and not is_exact)


def test_a_star_is_a_beginning() -> None:
    assert read_query("listen*").wanted == (Term(("listen",), begins=True),)
    assert as_tsquery(read_query('listen* "to us"')) == "((listen:*) & (to <-> us))"


@given(st.text(max_size=80))
def test_no_query_is_refused_whatever_is_typed(typed: str) -> None:
    query = read_query(typed)

    assert isinstance(WORDS.search(query, 5, where={"channel": "survey"}), list)
    assert isinstance(as_tsquery(query), str)


@given(st.text(alphabet="ab\"-*() :^{}'%\\", max_size=30))
def test_nothing_typed_is_taken_for_the_language_of_the_index(typed: str) -> None:
    assert isinstance(WORDS.search(read_query(typed), 5), list)


@given(st.text(max_size=60))
def test_every_word_of_a_passage_finds_it(text: str) -> None:
    words = WordIndex()
    words.add([Document("it", text)])

    assert all(words.search(read_query(word), 1) for word in searchable(text).split())
    words.close()


def test_an_empty_query_is_nothing_in_either_language() -> None:
    assert as_fts5(read_query("")) == as_tsquery(read_query("")) == ""


def test_a_placeholder_is_no_word() -> None:
    assert searchable("[name] lost the [child's name] letter") == "lost the letter"


def test_a_label_tells_its_name_from_its_value() -> None:
    assert label("a", "b=c") != label("a=b", "c")
