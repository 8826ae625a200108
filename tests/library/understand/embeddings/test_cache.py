"""Vectors are remembered under a key, and forgotten from the disk with their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from speakopenly.understand.embeddings import VectorCache
from speakopenly.understand.embeddings.cache import CachedEncoder

KEY = b"a secret of at least sixteen bytes"


class CountingEncoder:
    """Encodes a text as its letter counts, and remembers what it was asked."""

    name = "letters"
    dimensions = 26

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        self.asked += texts
        if progress:
            progress(len(texts))
        rows = [[text.count(chr(97 + letter)) + 1 for letter in range(26)] for text in texts]
        vectors = np.array(rows, np.float32).reshape(len(texts), 26)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_a_text_is_encoded_once_and_comes_back_with_the_same_bytes(tmp_path: Path) -> None:
    inner = CountingEncoder()
    encoder = CachedEncoder(inner, VectorCache(tmp_path, key=KEY))

    first = encoder.encode(["one", "two", "one"])
    second = encoder.encode(["two", "one", "three"])

    assert inner.asked == ["one", "two", "three"]
    assert first[0].tobytes() == second[1].tobytes()


def test_a_cache_opened_with_another_key_finds_nothing(tmp_path: Path) -> None:
    inner = CountingEncoder()
    CachedEncoder(inner, VectorCache(tmp_path, key=KEY)).encode(["one"])

    assert VectorCache(tmp_path, key=b"another secret, as long").recall(["one"], model="letters-1") == {}


def test_forgotten_vectors_are_gone_from_the_disk(tmp_path: Path) -> None:
    inner = CountingEncoder()
    cache = VectorCache(tmp_path, key=KEY)
    vectors = CachedEncoder(inner, cache).encode(["keep me", "forget me"])

    assert cache.forget(["forget me", "never seen"]) == 1

    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert vectors[0].tobytes() in left
    assert vectors[1].tobytes() not in left
    assert CachedEncoder(inner, cache).encode(["forget me"]).tobytes() == vectors[1].tobytes()


def test_no_words_stand_in_the_file(tmp_path: Path) -> None:
    CachedEncoder(CountingEncoder(), VectorCache(tmp_path, key=KEY)).encode(["a private sentence"])

    assert b"private" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 65])
def test_a_key_of_the_wrong_length_is_refused(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="16 to 64"):
        VectorCache(tmp_path, key=key)
