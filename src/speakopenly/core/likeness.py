"""How like two texts are: the runs of three words they share, and short signatures of those runs.

Broder (1997): the share of runs that two texts have in common (Jaccard) is the share of min-hashes in which
they agree. With a secret, runs become numbers that nobody can try guesses against.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

SAME_SHARE = 0.6
"""Share of three-word runs two texts must have in common (Jaccard) to count as the same words.

One word changed in a letter of thirty takes three of its runs; by chance two texts share next to none."""
SHORTEST_COMPARED_WORDS = 8
"""Shorter texts must be the same word for word: two people often say "friendly staff" without copying."""

_RUN = 3
BANDS, ROWS = 20, 3
"""Texts that share .6 of their runs meet in a band with probability .99."""
_BLOCK = 10_000
"""Runs shuffled at once, so that a book takes 5 MB and not hundreds."""
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text; case, punctuation, spacing and accents do not count."""
    plain = text.casefold()
    if not plain.isascii():  # nothing in ASCII is taken apart, and most texts are
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return tuple(_WORD.findall(plain))


def runs_of(words: Sequence[str], *, secret: bytes = b"") -> frozenset[int]:
    """A number for each run of three words."""
    said = [word.encode("utf-8", "surrogatepass") for word in words]
    runs = zip(*(said[at:] for at in range(_RUN)), strict=False)  # the last run ends with the last word
    return frozenset(_number_of(b" ".join(run), secret) for run in runs)


def number_of(words: Sequence[str], *, secret: bytes = b"") -> int:
    """64 bits that stand for some words in their order; ``secret`` has at most 64 bytes."""
    return _number_of(" ".join(words).encode("utf-8", "surrogatepass"), secret)


def _number_of(said: bytes, secret: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(said, digest_size=8, key=secret).digest(), "big")


_SHUFFLES = np.array([number_of([str(index)]) | 1 for index in range(BANDS * ROWS)], np.uint64)


def signature_of(runs: Iterable[int]) -> NDArray[np.uint64]:
    """Min-hashes: for each of 60 shuffles of all runs, the first run that the text has, below 2**32.

    Raises:
        ValueError: there are no runs.
    """
    own = np.fromiter(runs, np.uint64)
    blocks = (own[start : start + _BLOCK] for start in range(0, max(len(own), 1), _BLOCK))
    # Multiply-and-shift hashing (Dietzfelbinger 1997): the product wraps round, its upper half is kept.
    firsts = [((block[:, None] * _SHUFFLES) >> np.uint64(32)).min(axis=0) for block in blocks]
    return np.asarray(np.min(firsts, axis=0), np.uint64)


def bands_of(signature: NDArray[np.uint64]) -> Iterator[tuple[int, bytes]]:
    """The bands of a signature; texts that are like each other have one in common."""
    return ((band, rows.tobytes()) for band, rows in enumerate(signature.reshape(BANDS, ROWS)))


class Groups:
    """Which of some things belong together, each by its index."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, index: int) -> int:
        """The first of its group."""
        while self._parents[index] != index:
            self._parents[index] = self._parents[self._parents[index]]
            index = self._parents[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Say that two belong together."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[high] = low

    def of_several(self) -> tuple[tuple[int, ...], ...]:
        """The groups of two and more, in order of first appearance."""
        groups: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._parents)):
            groups[self.root(index)].append(index)
        return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)
