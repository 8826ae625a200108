"""Find the same words said again: copied answers, campaigns, and letters changed in a word or two."""

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
_BANDS, _ROWS = 20, 3
"""Min-hash bands (Broder 1997): texts that share .6 of their runs meet in a band with probability .99."""
_WORD = re.compile(r"[^\W_]+")


def group_near_duplicates(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Groups of indices whose texts are the same words or nearly so, in order of first appearance.

    Case, punctuation, spacing and accents do not count as a difference. Texts without a word are in no group.
    """
    words = [_words_of(text) for text in texts]
    parents = list(range(len(texts)))
    firsts = _join_equal(words, parents)
    runs = {index: _runs(words[index]) for index in firsts if len(words[index]) >= SHORTEST_COMPARED_WORDS}
    for one, other in _candidates(runs):
        if _root(parents, one) != _root(parents, other) and _shared(runs[one], runs[other]) >= SAME_SHARE:
            _join(parents, one, other)
    return _groups(parents)


def _words_of(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def _join_equal(words: Sequence[tuple[str, ...]], parents: list[int]) -> list[int]:
    first: dict[tuple[str, ...], int] = {}
    for index, said in enumerate(words):
        if said:
            parents[index] = first.setdefault(said, index)
    return list(first.values())


def _runs(words: tuple[str, ...]) -> frozenset[int]:
    return frozenset(_number(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))


def _number(words: Sequence[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


_SHUFFLES = np.array([_number([str(index)]) | 1 for index in range(_BANDS * _ROWS)], np.uint64)


def _candidates(runs: dict[int, frozenset[int]]) -> Iterator[tuple[int, int]]:
    buckets: dict[tuple[int, bytes], int] = {}
    for index, own in runs.items():
        for band, rows in enumerate(_signature(own).reshape(_BANDS, _ROWS)):
            earlier = buckets.setdefault((band, rows.tobytes()), index)
            if earlier != index:
                yield earlier, index


def _signature(runs: Iterable[int]) -> NDArray[np.uint64]:
    """Min-hashes: for each of 60 shuffles of all runs, the first run that the text has."""
    own = np.fromiter(runs, np.uint64)
    # Multiply-and-shift hashing (Dietzfelbinger 1997): the product wraps round, its upper half is kept.
    return np.asarray(((own[:, None] * _SHUFFLES) >> np.uint64(32)).min(axis=0), np.uint64)


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _join(parents: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(parents, one), _root(parents, other)))
    parents[high] = low


def _groups(parents: list[int]) -> tuple[tuple[int, ...], ...]:
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(parents)):
        groups[_root(parents, index)].append(index)
    return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)
