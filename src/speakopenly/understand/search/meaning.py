"""Find passages by what they mean: exactly among few, through an index of near neighbours among many.

Vectors lie in a flat file in the order in which they came, in shards of 100,000. Removing one overwrites its
numbers with zeros where they lie and throws the index of its shard away, so that nothing of it is left; that
shard is then searched exactly until ``build`` has made its index anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

EXACT_BELOW, SHARD = 20_000, 100_000
CANDIDATES = 100
"""So many are taken from the index of a shard and compared again exactly."""
LOOKS = 128
"""How many nodes the index of near neighbours looks at; more finds more, and takes longer."""
GONE = -1
_DECIMALS = 6
_KEY, _NUMBER = np.dtype("<i8"), np.dtype("<f4")

Near = list[tuple[int, float]]
"""Keys with their closeness (cosine), nearest first; equals by key."""


class MeaningIndex:
    """Unit vectors by a key (0 or more); in ``folder``, or in memory without one.

    One process writes at a time; readers see what is removed at once, and what is added when they open it.
    """

    def __init__(
        self,
        dimensions: int,
        folder: Path | None = None,
        *,
        exact_below: int = EXACT_BELOW,
        shard: int = SHARD,
    ) -> None:
        self._dimensions, self._folder = dimensions, folder
        self._exact_below, self._shard = exact_below, shard
        self._keys: NDArray[np.int64] = np.empty(0, _KEY)
        self._vectors: NDArray[np.float32] = np.empty((0, dimensions), _NUMBER)
        self._built: dict[int, tuple[int, Any]] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._open()

    def __len__(self) -> int:
        return int((self._keys != GONE).sum())

    @property
    def keys(self) -> NDArray[np.int64]:
        """The keys that are there."""
        return np.asarray(self._keys[self._keys != GONE])

    def vector_of(self, key: int) -> NDArray[np.float32] | None:
        """The vector of one key; None where it is not there."""
        rows = np.flatnonzero(self._keys == key)
        return None if key < 0 or not len(rows) else np.array(self._vectors[rows[0]])

    def add(self, keys: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Add vectors; a key that is there already is left as it is."""
        given = np.asarray(keys, _KEY)
        fresh = ~np.isin(given, self._keys)
        given, rows = given[fresh], np.asarray(vectors, _NUMBER)[fresh].reshape(-1, self._dimensions)
        if not len(given):
            return
        if self._folder is None:
            self._keys = np.concatenate([self._keys, given])
            self._vectors = np.concatenate([self._vectors, rows])
            return
        self._cut_what_was_not_finished()
        # Vectors before keys: of an addition that was cut short, no key points past the vectors.
        _append(self._file("vectors"), rows.tobytes())
        _append(self._file("keys"), given.tobytes())
        self._open()

    def remove(self, keys: Sequence[int]) -> int:
        """Overwrite the vectors of these keys and drop every index that holds them; how many there were.

        Cut short and asked again, it goes on where it stopped.
        """
        rows = np.flatnonzero(np.isin(self._keys, [key for key in keys if key >= 0]))
        if not len(rows):
            return 0
        for start in {int(row) // self._shard * self._shard for row in rows}:
            self._drop_index(start)
        self._vectors[rows] = 0
        self._flush(self._vectors)
        self._keys[rows] = GONE
        self._flush(self._keys)
        return len(rows)

    def build(self) -> None:
        """Make the indexes that are missing, with one thread, so that they do not depend on the machine."""
        from usearch.index import Index

        for start, end in self._shards():
            covered = self._built.get(start, (start, None))[0]
            if end - covered < self._exact_below:
                continue
            rows = start + np.flatnonzero(self._keys[start:end] != GONE)
            index = Index(ndim=self._dimensions, metric="ip", dtype="i8", expansion_search=LOOKS)
            index.add(rows, np.asarray(self._vectors[rows]), threads=1)
            self._drop_index(start)
            if self._folder is not None:
                index.save(str(self._index_file(start, end)) + ".new")
                Path(f"{self._index_file(start, end)}.new").replace(self._index_file(start, end))
            self._built[start] = (end, index)

    def near(
        self, vector: NDArray[np.float32], limit: int, *, among: NDArray[np.int64] | None = None
    ) -> Near:
        """The nearest keys; ``among`` may say which count."""
        if limit < 1 or not len(self._keys):
            return []
        mask = self._keys != GONE if among is None else np.isin(self._keys, among) & (self._keys != GONE)
        few = int(mask.sum()) <= min(self._exact_below, len(mask) // 4)
        if few and among is not None:
            rows = np.flatnonzero(mask)
            return self._best(rows, self._vectors[rows] @ vector, limit)
        found = [self._in_shard(start, end, vector, limit, mask) for start, end in self._shards()]
        rows = np.concatenate([rows for rows, _closeness in found])
        return self._best(rows, np.concatenate([closeness for _rows, closeness in found]), limit)

    def _in_shard(
        self, start: int, end: int, vector: NDArray[np.float32], limit: int, mask: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        covered, index = self._built.get(start, (start, None))
        if index is not None:
            wanted = max(CANDIDATES, 2 * limit)
            rows = np.sort(np.asarray(index.search(vector, wanted, threads=1).keys).astype(np.int64))
            kept = rows[mask[rows]]
            if len(kept) < min(limit, int(mask[start:covered].sum())):
                covered, kept = start, kept[:0]
        else:
            kept = np.empty(0, np.int64)
        rest = covered + np.flatnonzero(mask[covered:end])
        exact = self._vectors[covered:end] @ vector
        closeness = [self._vectors[kept] @ vector, exact[mask[covered:end]]]
        return np.concatenate([kept, rest]), np.concatenate(closeness)

    def _best(self, rows: NDArray[np.int64], closeness: NDArray[np.float32], limit: int) -> Near:
        rounded = np.round(np.asarray(closeness, np.float64), _DECIMALS)
        if len(rows) > limit:
            least = np.partition(rounded, len(rows) - limit)[len(rows) - limit]
            rows, rounded = rows[rounded >= least], rounded[rounded >= least]
        keys = self._keys[rows]
        first = np.lexsort((keys, -rounded))[:limit]
        return [(int(keys[at]), float(rounded[at])) for at in first]

    def _shards(self) -> Iterator[tuple[int, int]]:
        for start in range(0, len(self._keys), self._shard):
            yield start, min(start + self._shard, len(self._keys))

    def _open(self) -> None:
        """Look at the files as they are; bytes of an addition that was cut short are not counted."""
        keys, vectors = self._file("keys"), self._file("vectors")
        wide = self._dimensions * _NUMBER.itemsize
        count = min(_size(keys) // _KEY.itemsize, _size(vectors) // wide)
        if count:
            self._keys = np.memmap(keys, _KEY, "r+", shape=(count,))
            self._vectors = np.memmap(vectors, _NUMBER, "r+", shape=(count, self._dimensions))
        self._built = dict(self._restored())

    def _cut_what_was_not_finished(self) -> None:
        wide = self._dimensions * _NUMBER.itemsize
        for name, whole in (("keys", _KEY.itemsize), ("vectors", wide)):
            if _size(self._file(name)) > len(self._keys) * whole:
                os.truncate(self._file(name), len(self._keys) * whole)

    def _restored(self) -> Iterator[tuple[int, tuple[int, Any]]]:
        from usearch.index import Index

        assert self._folder is not None  # noqa: S101  (asked only where there is one)
        for file in sorted(self._folder.glob("near-*.usearch")):
            start, end = map(int, file.stem.removeprefix("near-").split("-"))
            index = Index(ndim=self._dimensions, metric="ip", dtype="i8", expansion_search=LOOKS)
            # Whoever removes a passage at this moment deletes the file: then this shard is compared exactly.
            with suppress(OSError, RuntimeError):
                index.view(str(file))
                yield start, (end, index)

    def _drop_index(self, start: int) -> None:
        self._built.pop(start, None)
        if self._folder is not None:
            for file in self._folder.glob(f"near-{start}-*"):
                file.unlink(missing_ok=True)

    def _flush(self, numbers: NDArray[Any]) -> None:
        if isinstance(numbers, np.memmap):
            numbers.flush()

    def _file(self, name: str) -> Path:
        assert self._folder is not None  # noqa: S101  (asked only where there is one)
        return self._folder / name

    def _index_file(self, start: int, end: int) -> Path:
        return self._file(f"near-{start}-{end}.usearch")


def _append(file: Path, more: bytes) -> None:
    with file.open("ab") as opened:
        opened.write(more)
        opened.flush()
        os.fsync(opened.fileno())


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
