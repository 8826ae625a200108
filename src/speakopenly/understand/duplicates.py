"""Find the same words said again: copied answers, campaigns, and letters changed in a word or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speakopenly.core.likeness import (
    SAME_SHARE,
    SHORTEST_COMPARED_WORDS,
    Groups,
    bands_of,
    runs_of,
    signature_of,
    words_of,
)


def group_near_duplicates(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Groups of indices whose texts are the same words or nearly so, in order of first appearance.

    Case, punctuation, spacing and accents do not count as a difference. Texts without a word are in no group.
    """
    words = [words_of(text) for text in texts]
    groups = Groups(len(texts))
    firsts = _join_equal(words, groups)
    runs = {index: runs_of(words[index]) for index in firsts if len(words[index]) >= SHORTEST_COMPARED_WORDS}
    for one, other in _candidates(runs):
        if groups.root(one) != groups.root(other) and _shared(runs[one], runs[other]) >= SAME_SHARE:
            groups.join(one, other)
    return groups.of_several()


def _join_equal(words: Sequence[tuple[str, ...]], groups: Groups) -> list[int]:
    first: dict[tuple[str, ...], int] = {}
    for index, said in enumerate(words):
        if said:
            groups.join(index, first.setdefault(said, index))
    return list(first.values())


def _candidates(runs: dict[int, frozenset[int]]) -> Iterator[tuple[int, int]]:
    buckets: dict[tuple[int, bytes], int] = {}
    for index, own in runs.items():
        for band in bands_of(signature_of(own)):
            earlier = buckets.setdefault(band, index)
            if earlier != index:
                yield earlier, index


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)
