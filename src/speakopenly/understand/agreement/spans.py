"""How far coders agree on which stretches of a text say something, and what: alpha for unitised continua.

Of Krippendorff, Mathet, Bouvry and Widlocher (2016), On the reliability of unitizing textual continua:
further developments, Quality & Quantity 50(6): u-alpha (stretches, their codes and the gaps together), its
binary form (coded or not), and cu-alpha (the codes alone, where two coders both marked something). Beside
them stand raw agreement and the plain alpha by character. A figure for spans without its unit, and without
saying what becomes of the text that nobody coded, means nothing: most characters of most texts are coded by
nobody, and agreeing on that is easy.

Stretches of one coder that overlap are cut where they begin and end; a piece with two codes has both as its
value. Texts are put one after the other; no stretch crosses from one to the next. Intervals are over texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from speakopenly.understand.agreement.estimates import (
    NOTHING_TO_COMPARE,
    RESAMPLES,
    Estimate,
    divide,
    estimate,
)

if TYPE_CHECKING:
    from speakopenly.understand.agreement.estimates import Numbers

Value = frozenset[str]
GAP: Final[Value] = frozenset()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, from ``start`` to before ``end`` in code points, and its code."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class CodedText:
    """One text of ``length`` code points, and what each of two or more coders marked in it."""

    length: int
    coders: Sequence[Sequence[Span]]


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """What coders of stretches agree on; each figure says of what.

    ``raw`` is by character, ``raw_where_coded`` only of characters that any of the pair coded.
    """

    texts: int
    characters: int
    raw: Estimate
    raw_where_coded: Estimate
    alpha_by_character: Estimate
    u_alpha: Estimate
    coded_or_not: Estimate
    cu_alpha: Estimate


@dataclass(slots=True)
class _Sums:
    """What one text adds: lengths that pairs of coders share, divided by the coders but one."""

    lengths: dict[Value, float]
    agreed: float
    gaps_agreed: float
    squares: float
    coded_lengths: dict[Value, float]
    coded_squares: float


def measure_spans(texts: Sequence[CodedText], *, seed: int, resamples: int = RESAMPLES) -> SpanAgreement:
    """Measure agreement on spans. Raises ValueError for a span outside its text, or a text of one coder."""
    sums = [_sum_up(text) for text in texts if text.length > 0]
    characters = sum(text.length for text in texts)
    if not sums:
        nothing = Estimate(None, reason=NOTHING_TO_COMPARE)
        return SpanAgreement(0, 0, nothing, nothing, nothing, nothing, nothing, nothing)
    figures = _Figures(sums)
    found = [
        estimate(measure, drawn=len(sums), compared=len(sums), seed=seed, resamples=resamples)
        for measure in (
            figures.raw,
            figures.raw_where_coded,
            figures.by_character,
            figures.u_alpha,
            figures.coded_or_not,
            figures.cu_alpha,
        )
    ]
    return SpanAgreement(len(sums), characters, *found)


class _Figures:
    """The sums of all texts as arrays, and each figure from sums weighted by text."""

    def __init__(self, sums: Sequence[_Sums]) -> None:
        values = sorted({value for each in sums for value in each.lengths}, key=sorted)
        self._lengths = _table([each.lengths for each in sums], values)
        self._coded = _table([each.coded_lengths for each in sums], [each for each in values if each != GAP])
        self._gaps = np.array([each.lengths.get(GAP, 0.0) for each in sums])
        self._agreed = np.array([each.agreed for each in sums])
        self._gaps_agreed = np.array([each.gaps_agreed for each in sums])
        self._squares = np.array([each.squares for each in sums])
        self._coded_squares = np.array([each.coded_squares for each in sums])

    def raw(self, weights: Numbers) -> Numbers:
        return divide(weights @ self._agreed, weights @ self._lengths.sum(axis=1))

    def raw_where_coded(self, weights: Numbers) -> Numbers:
        base = weights @ (self._lengths.sum(axis=1) - self._gaps_agreed)
        return divide(weights @ (self._agreed - self._gaps_agreed), base)

    def by_character(self, weights: Numbers) -> Numbers:
        lengths = weights @ self._lengths
        return _alpha(lengths, weights @ self._agreed, lengths.sum(axis=1))

    def u_alpha(self, weights: Numbers) -> Numbers:
        lengths = weights @ self._lengths
        return _alpha(lengths, weights @ self._agreed, weights @ (self._squares + self._gaps))

    def coded_or_not(self, weights: Numbers) -> Numbers:
        size, gaps = weights @ self._lengths.sum(axis=1), weights @ self._gaps
        alone = weights @ (self._squares + self._gaps)
        apart = gaps - weights @ self._gaps_agreed
        return 1 - divide(apart * (size**2 - alone), size * gaps * (size - gaps))

    def cu_alpha(self, weights: Numbers) -> Numbers:
        agreed = weights @ (self._agreed - self._gaps_agreed)
        return _alpha(weights @ self._coded, agreed, weights @ self._coded_squares)


def _alpha(lengths: Numbers, agreed: Numbers, alone: Numbers) -> Numbers:
    """Nominal alpha from lengths by value; ``alone`` is what a stretch would find by meeting itself."""
    size = lengths.sum(axis=1)
    expected = size * (size**2 - (lengths**2).sum(axis=1))
    return 1 - divide((size - agreed) * (size**2 - alone), expected)


def _sum_up(text: CodedText) -> _Sums:
    if len(text.coders) < 2:
        raise ValueError("A text needs two coders to be compared.")
    if any(not 0 <= span.start < span.end <= text.length for spans in text.coders for span in spans):
        raise ValueError("A span lies outside its text.")
    cuts = sorted(
        {0, text.length, *(at for spans in text.coders for span in spans for at in (span.start, span.end))}
    )
    others = len(text.coders) - 1
    sums = _Sums(defaultdict(float), 0.0, 0.0, 0.0, defaultdict(float), 0.0)
    stretches = [_stretches(spans, cuts) for spans in text.coders]
    for piece, (start, end) in enumerate(zip(cuts, cuts[1:], strict=False)):
        given = Counter(values[piece][0] for values in stretches)
        coded = sum(count for value, count in given.items() if value != GAP)
        for value, count in given.items():
            length = (end - start) * count
            sums.lengths[value] += length
            sums.agreed += length * (count - 1) / others
            if value == GAP:
                sums.gaps_agreed += length * (count - 1) / others
            elif coded > 1:
                sums.coded_lengths[value] += length * (coded - 1) / others
    _add_squares(sums, stretches, cuts, others)
    return sums


def _stretches(spans: Sequence[Span], cuts: Sequence[int]) -> list[tuple[Value, frozenset[int]]]:
    """For each piece between two cuts, the codes one coder gave it and which spans lie there."""
    found = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        here = frozenset(number for number, span in enumerate(spans) if span.start < end and span.end > start)
        found.append((frozenset(spans[number].code for number in here), here))
    return found


def _add_squares(
    sums: _Sums, stretches: Sequence[list[tuple[Value, frozenset[int]]]], cuts: Sequence[int], others: int
) -> None:
    """What stretches would find by meeting themselves: the squares of their lengths."""
    for mine in stretches:
        whole: Counter[frozenset[int]] = Counter()
        for piece, (_value, stretch) in enumerate(mine):
            if stretch:
                whole[stretch] += cuts[piece + 1] - cuts[piece]
        sums.squares += sum(length**2 for length in whole.values())
        for theirs in stretches:
            if theirs is mine:
                continue
            shared: Counter[frozenset[int]] = Counter()
            for piece, (_value, stretch) in enumerate(mine):
                if stretch and theirs[piece][1]:
                    shared[stretch] += cuts[piece + 1] - cuts[piece]
            sums.coded_squares += sum(length**2 for length in shared.values()) / others


def _table(sums: Sequence[dict[Value, float]], values: Sequence[Value]) -> Numbers:
    return np.array([[each.get(value, 0.0) for value in values] for each in sums]).reshape(
        len(sums), len(values)
    )
