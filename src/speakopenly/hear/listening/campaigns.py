"""Find the same words again in whatever file or channel they come by: copies, and letters of a campaign.

Earlier words are sealed, so they are not compared themselves. Of each text a fingerprint is kept: numbers
that only the holder of a secret can make from words, and that tell no word to anybody. It must be forgotten
with its text. Nothing is dropped for being a copy: each stands for somebody, and how many sent it is itself
a finding. A campaign's words within a much longer text of one's own are not found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from speakopenly.core.errors import BadInput
from speakopenly.core.likeness import (
    BANDS,
    ROWS,
    SHORTEST_COMPARED_WORDS,
    Groups,
    number_of,
    runs_of,
    signature_of,
    words_of,
)

ALIKE = 0.5
"""Share of the 60 numbers in which two fingerprints agree, to count as the same words.

It estimates the share of three-word runs in common with a standard error of .06: texts that share .65 of
them are found with probability .99; texts that share .35 pass with .01; unlike texts share next to none."""

_EXACT_BYTES = 8
_BAND_BYTES = 4 * ROWS
_LENGTHS = (_EXACT_BYTES, _EXACT_BYTES + BANDS * _BAND_BYTES)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A fingerprint as it is kept: 8 bytes for a short text, which must be equal, 248 for any other.

    Raises:
        BadInput: it has another length.
    """

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.data) not in _LENGTHS:
            raise BadInput("This is no fingerprint of a text.", do="Make it from the text again.")


def fingerprint(text: str, *, secret: bytes) -> Fingerprint | None:
    """Make the fingerprint of a text; None where it has no word.

    ``secret`` is the same for all texts of an installation: ``InstallationKey.derive("fingerprints")``.
    """
    words = words_of(text)
    if not words:
        return None
    exact = number_of(words, secret=secret).to_bytes(_EXACT_BYTES, "big")
    if len(words) < SHORTEST_COMPARED_WORDS:
        return Fingerprint(exact)
    return Fingerprint(exact + signature_of(runs_of(words, secret=secret)).astype(">u4").tobytes())


def group_same(fingerprints: Sequence[Fingerprint | None]) -> tuple[tuple[int, ...], ...]:
    """Groups of indices whose texts are the same words or nearly so, in order of first appearance."""
    groups = Groups(len(fingerprints))
    longer = _join_equal(fingerprints, groups)
    for band in range(BANDS):
        _join_alike(band, longer, groups)
    return groups.of_several()


def _join_equal(fingerprints: Sequence[Fingerprint | None], groups: Groups) -> dict[int, bytes]:
    """Join what is equal word for word; the numbers of the first of each that is long enough to compare."""
    exact, longer = dict[bytes, int](), dict[int, bytes]()
    for index, each in enumerate(fingerprints):
        if each is None:
            continue
        first = exact.setdefault(each.data[:_EXACT_BYTES], index)
        groups.join(index, first)
        if first == index and len(each.data) > _EXACT_BYTES:
            longer[index] = each.data[_EXACT_BYTES:]
    return longer


def _join_alike(band: int, longer: Mapping[int, bytes], groups: Groups) -> None:
    """One band at a time, so that a hundred thousand fingerprints take twenty megabytes and not hundreds."""
    met = dict[bytes, int]()
    for index, numbers in longer.items():
        earlier = met.setdefault(numbers[band * _BAND_BYTES : (band + 1) * _BAND_BYTES], index)
        if groups.root(earlier) != groups.root(index) and _agree(longer[earlier], numbers):
            groups.join(earlier, index)


def _agree(one: bytes, other: bytes) -> bool:
    return bool((np.frombuffer(one, ">u4") == np.frombuffer(other, ">u4")).mean() >= ALIKE)
