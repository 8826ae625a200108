"""Vectors remembered between runs, and forgotten with the words they came from.

A vector can betray the words behind it, so this is confidential data: a row is found only through a keyed
hash of its text, and erasing a text overwrites the row on disk.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings.weights import BUILD

if TYPE_CHECKING:
    from speakopenly.understand.embeddings import Encoder

_AT_ONCE = 500
_WAIT_SECONDS = 60


class VectorCache:
    """A file of vectors in ``folder``, opened by keyed BLAKE2b hashes of the texts.

    ``key`` is a secret of 16 to 64 bytes, kept outside the folder: without it nobody can test
    whether a sentence was ever encoded. Several processes may use one cache.
    """

    def __init__(self, folder: Path, *, key: bytes) -> None:
        if not 16 <= len(key) <= 64:
            raise ValueError("The key of a vector cache has 16 to 64 bytes.")
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "vectors.sqlite"
        self._key = key
        with self._open() as database:
            database.execute(
                "CREATE TABLE IF NOT EXISTS vectors"
                " (text BLOB, model TEXT, vector BLOB, PRIMARY KEY (text, model)) WITHOUT ROWID"
            )
        self._file.chmod(0o600)

    def recall(self, texts: Sequence[str], *, model: str) -> dict[str, NDArray[np.float32]]:
        """The remembered vectors among ``texts``, by text."""
        found: dict[str, NDArray[np.float32]] = {}
        with self._open() as database:
            for some in _in_portions(texts):
                by_hash = {self._hash(text): text for text in some}
                for hashed, vector in database.execute(
                    f"SELECT text, vector FROM vectors WHERE model = ? AND text IN ({_marks(by_hash)})",  # noqa: S608 - question marks only
                    (model, *by_hash),
                ):
                    found[by_hash[hashed]] = np.frombuffer(vector, np.float32)
        return found

    def remember(self, texts: Sequence[str], vectors: NDArray[np.float32], *, model: str) -> None:
        """Keep the vectors of ``texts``, row by row."""
        rows = (
            (self._hash(text), model, vector.tobytes()) for text, vector in zip(texts, vectors, strict=True)
        )
        with self._open() as database:
            database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def forget(self, texts: Iterable[str]) -> int:
        """Overwrite every model's vectors of ``texts`` in the file; returns how many there were."""
        erased = 0
        with self._open() as database:
            for some in _in_portions(list(texts)):
                hashes = [self._hash(text) for text in some]
                done = database.execute(f"DELETE FROM vectors WHERE text IN ({_marks(hashes)})", hashes)  # noqa: S608 - question marks only
                erased += done.rowcount
        return erased

    def _hash(self, text: str) -> bytes:
        words = text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(words, key=self._key, digest_size=32).digest()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=_WAIT_SECONDS)) as database, database:
            database.execute("PRAGMA secure_delete = ON")
            yield database


class CachedEncoder:
    """An encoder that asks its cache first; its vectors are the same bytes either way."""

    def __init__(self, encoder: Encoder, cache: VectorCache) -> None:
        self._encoder, self._cache = encoder, cache
        self.name, self.dimensions = encoder.name, encoder.dimensions

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, one row a text. ``progress`` is told how many texts are done so far."""
        model = f"{self.name}-{BUILD}"
        known = self._cache.recall(texts, model=model)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        done = len(texts) - len(missing)
        fresh = self._encoder.encode(
            missing, progress=(lambda count: progress(done + count)) if progress else None
        )
        self._cache.remember(missing, fresh, model=model)
        known.update(zip(missing, fresh, strict=True))
        return np.array([known[text] for text in texts], np.float32).reshape(-1, self.dimensions)


def _in_portions(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), _AT_ONCE):
        yield texts[start : start + _AT_ONCE]


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)
