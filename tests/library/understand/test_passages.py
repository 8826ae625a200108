"""Contributions are cut into sentences and clauses, and only white space lies between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.records import ContributionId
from speakopenly.understand.passages import LONGEST_PASSAGE_CHARACTERS, split_passages

CASES = [
    ("The worker rang. She was kind.", ["The worker rang.", "She was kind."]),
    ("Why did nobody ring? because they are busy", ["Why did nobody ring?", "because they are busy"]),
    ("Dr. Oakley saw us at 3 p.m. on time.", ["Dr. Oakley saw us at 3 p.m. on time."]),
    ("We met Mrs. J. Fern, e.g. at school.", ["We met Mrs. J. Fern, e.g. at school."]),
    ("Very helpful.The staff listened.", ["Very helpful.", "The staff listened."]),
    ("Waiting lists\nToo few workers\r\n- no parking", ["Waiting lists", "Too few workers", "- no parking"]),
    ('He said "never again." Then he left.', ['He said "never again."', "Then he left."]),
    ("Called 3 times... no answer", ["Called 3 times... no answer"]),
    ("谢谢。他们很好！", ["谢谢。", "他们很好！"]),
    ("no punctuation at all", ["no punctuation at all"]),
    ("  \n ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "passages"), CASES)
def test_sentences(text: str, passages: list[str]) -> None:
    assert [passage.text for passage in split_passages(ContributionId("c"), text)] == passages


def test_a_long_sentence_is_cut_at_its_clauses() -> None:
    text = (
        "I rang the office every day for two weeks and left a message each time, but nobody ever "
        "called me back because the worker had left and her cases were not passed to anyone else in the team"
    )

    passages = [passage.text for passage in split_passages(ContributionId("c"), text)]

    assert len(passages) == 3
    assert passages[1].startswith("but nobody")
    assert passages[2].startswith("because the worker")


def test_a_joined_emoji_is_never_parted() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    passages = split_passages(ContributionId("c"), family * 600)

    assert len(passages) > 1
    assert all(not p.text.startswith("\u200d") and not p.text.endswith("\u200d") for p in passages)


@pytest.mark.parametrize("piece", ["word ", "x", "a b. ", "\n", ", and ", ".", "? ", "\u200d", "[name] "])
def test_a_million_characters_in_one_cell_lose_nothing(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))

    passages = split_passages(ContributionId("c"), text)

    assert sum(len(passage.text) for passage in passages) >= len("".join(text.split()))


WRITING = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ["word ", ". ", "! ", "\n", "\r\n", "Mr. ", ", and ", "\u200d", "é", "👍🏽", "[name]", "۔ "]
        ),
        st.just("x" * 400),
    ),
    max_size=60,
).map("".join)


@given(WRITING)
def test_offsets_are_true_and_only_white_space_is_left_between(text: str) -> None:
    passages = split_passages(ContributionId("c"), text)

    end = 0
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip()
        assert passage.text
        assert len(passage.text) <= LONGEST_PASSAGE_CHARACTERS
        assert text[end : passage.start].strip() == ""
        end = passage.end
    assert text[end:].strip() == ""
