"""Passages go in, ranked passages come out in one order, and what is removed is in no byte of any file."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.understand.search import Document, SearchIndex
from speakopenly.understand.search.fusing import fuse
from speakopenly.understand.search.meaning import MeaningIndex
from speakopenly.understand.search.words import WordIndex

SAID = {
    "a": "The handover was lost when our worker left.",
    "b": "Nobody told us that the worker had left.",
    "c": "Somebody listened to us at last.",
    "d": "Roedd y gweithiŵr yn gwrando arnom ni.",
}
NEAR_US = {"listened": "heard", "gone": "left"}


class Letters:
    """An encoder for tests: a vector of the words, with a few of the same meaning."""

    name, dimensions = "letters", 32

    def encode(self, texts: Sequence[str], *, progress=None) -> np.ndarray:
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().strip(".").split():
                row[zlib.crc32(NEAR_US.get(word, word).encode()) % self.dimensions] += 1
            # A little of each text itself, so that no two texts have one vector.
            row += np.random.default_rng(zlib.crc32(text.encode())).normal(scale=0.01, size=self.dimensions)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(lengths > 0, lengths, 1)


@pytest.fixture
def index() -> SearchIndex:
    made = SearchIndex(encoder=Letters())
    made.add(
        Document(id, text, {"channel": "survey" if id in "ab" else "meeting"}) for id, text in SAID.items()
    )
    return made


def ids(found) -> list[str]:
    return [hit.id for hit in found]


def test_words_and_meaning_are_both_told(index: SearchIndex) -> None:
    found = index.search("worker gone")

    assert {hit.id: hit.why for hit in found}["b"] == "words+meaning"
    assert [hit.rank for hit in found] == list(range(1, len(found) + 1))
    assert found == index.search("worker gone")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"worker had left"', ["b"]),
        ('"had worker left"', []),
        ('"worker" -handover', ["b"]),
        ("gweithiwr", ["d"]),
        ("-worker", []),
        ("", []),
    ],
)
def test_phrases_minus_and_accents(index: SearchIndex, typed: str, expected: list[str]) -> None:
    assert ids(index.search(typed)) == expected


def test_a_beginning_and_another_ending_are_found(index: SearchIndex) -> None:
    assert ids(index.search("hand*"))[0] == "a"
    assert "c" in ids(index.search("listening"))


def test_a_filter_holds_for_words_and_meaning(index: SearchIndex) -> None:
    assert set(ids(index.search("worker left us", where={"channel": "survey"}))) == {"a", "b"}
    assert ids(index.search("worker", where={"channel": "nothing"})) == []


def test_neighbours_are_near_in_meaning_and_never_the_passage_itself(index: SearchIndex) -> None:
    assert ids(index.neighbours("a"))[0] == "b"
    assert "a" not in ids(index.neighbours("a"))
    with pytest.raises(KeyError):
        index.neighbours("nobody")


def test_an_id_comes_once(index: SearchIndex) -> None:
    with pytest.raises(ValueError, match="id of its own"):
        index.add([Document("a", "again")])


def test_an_index_says_with_which_embedder_it_is_searched(tmp_path: Path) -> None:
    SearchIndex(tmp_path, encoder=Letters()).close()

    with pytest.raises(BadInput, match="letters"):
        SearchIndex(tmp_path)


def bytes_of(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file())


def many(number: int) -> list[Document]:
    draw = random.Random(7)  # noqa: S311 - invented words, not a secret
    word = lambda: "".join(draw.choice("bcdfghklmnprst") for _ in range(16))  # noqa: E731
    return [Document(f"p{each}", f"{word()} {word()} staff listened {word()}") for each in range(number)]


def test_what_is_removed_is_in_no_byte_of_any_file(tmp_path: Path) -> None:
    said = many(1500)
    index = SearchIndex(tmp_path, encoder=Letters())
    index.add(said)
    gone = said[::10]
    # Neighbouring words share their first letters in an index, so their middles are looked for.
    pieces = [word[4:14].encode() for each in gone for word in (*each.text.split()[:2], each.text.split()[4])]
    vectors = [row.tobytes() for row in Letters().encode([each.text for each in gone])]
    before = bytes_of(tmp_path)

    assert index.remove([each.id for each in gone]) == len(gone)

    after = bytes_of(tmp_path)
    assert all(piece in before for piece in (*pieces, *vectors))
    assert [piece for piece in pieces if piece in after] == []
    assert [vector for vector in vectors if vector in after] == []
    assert index.remove([each.id for each in gone]) == 0
    assert len(index) == len(said) - len(gone)
    assert ids(SearchIndex(tmp_path, encoder=Letters()).search(said[1].text.split()[0]))[0] == "p1"


def test_a_removal_that_was_cut_short_goes_on_when_it_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = many(50)
    index = SearchIndex(tmp_path, encoder=Letters())
    index.add(said)
    with monkeypatch.context() as broken:
        broken.setattr(WordIndex, "remove", lambda *_: (_ for _ in ()).throw(OSError("the lights went out")))
        with pytest.raises(OSError, match="lights"):
            index.remove(["p3"])
    index.close()

    again = SearchIndex(tmp_path, encoder=Letters())

    assert again.remove(["p3"]) == 1
    assert said[3].text.split()[0][4:14].encode() not in bytes_of(tmp_path)


@pytest.fixture
def unit() -> np.ndarray:
    rows = np.random.default_rng(5).normal(size=(900, 24)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_the_index_of_near_neighbours_agrees_with_the_exact_search(tmp_path: Path, unit: np.ndarray) -> None:
    exact = MeaningIndex(24)
    quick = MeaningIndex(24, tmp_path, exact_below=100, shard=400)
    for index in (exact, quick):
        index.add(range(900), unit)
    quick.build()
    reopened = MeaningIndex(24, tmp_path, exact_below=100, shard=400)

    agree = [
        len({key for key, _ in exact.near(row, 10)} & {key for key, _ in reopened.near(row, 10)})
        for row in unit[:40]
    ]

    assert sum(agree) >= 0.98 * 400
    assert reopened.near(unit[3], 1) == [(3, 1.0)]


def test_a_vector_that_is_removed_is_in_no_file_and_never_found(tmp_path: Path, unit: np.ndarray) -> None:
    index = MeaningIndex(24, tmp_path, exact_below=100, shard=400)
    index.add(range(900), unit)
    index.build()
    eighths = np.clip(np.round(unit[5] * 127), -127, 127).astype(np.int8).tobytes()

    assert index.remove([5]) == 1

    assert unit[5].tobytes() not in bytes_of(tmp_path)
    assert eighths not in bytes_of(tmp_path)
    assert 5 not in [key for key, _ in index.near(unit[5], 900)]
    index.build()
    assert 5 not in [key for key, _ in index.near(unit[5], 900)]


def test_an_addition_that_was_cut_short_leaves_what_was_there(tmp_path: Path, unit: np.ndarray) -> None:
    MeaningIndex(24, tmp_path).add(range(10), unit[:10])
    with (tmp_path / "vectors").open("ab") as file:
        file.write(b"half a vector")

    index = MeaningIndex(24, tmp_path)
    index.add([10, 3], unit[[10, 4]])

    assert index.near(unit[10], 1) == [(10, 1.0)]
    assert index.near(unit[3], 1) == [(3, 1.0)]


@settings(max_examples=30)
@given(st.lists(st.integers(0, 20), unique=True), st.lists(st.integers(0, 20), unique=True))
def test_fusing_is_reciprocal_ranks_and_holds_everything_once(one: list[int], two: list[int]) -> None:
    fused = fuse(one, two)

    assert {each.key for each in fused} == {*one, *two}
    assert len(fused) == len({*one, *two})
    for each in fused:
        places = [ranking.index(each.key) + 1 for ranking in (one, two) if each.key in ranking]
        assert each.score == pytest.approx(sum(1 / (60 + place) for place in places))
