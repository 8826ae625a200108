"""Place every voice of one portion in themes that were found on a sample: each passage joins the nearest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.portions.records import NONE, ReadPortion
from speakopenly.understand.themes.context import CONTEXT_SHARE
from speakopenly.understand.themes.meaning import Matter, Vectors, unit_rows
from speakopenly.understand.themes.sayings import as_encoded
from speakopenly.understand.themes.search import Centres, Nearest

_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of the search for one portion: the top and sub-theme of each passage, or NONE, and each
    contribution's main top theme and how near it lies."""

    top: NDArray[np.int32]
    sub: NDArray[np.int32]
    main: NDArray[np.int32]
    strength: NDArray[np.float64]


def place_portion(portion: ReadPortion, matter: Matter, centres: Centres) -> Labels:
    """Every passage that says something joins the nearest theme; every contribution that of its passages
    which its whole answer lies nearest."""
    said = np.flatnonzero(portion.vector_of != NONE)
    of = portion.passages[said, 0]
    texts = [
        as_encoded(portion.said(place, start, end)) for place, start, end in portion.passages[said].tolist()
    ]
    questions = [[portion.questions[place] or ""] for place in of.tolist()]
    near = _nearest(_in_context(portion, said, of), texts, questions, matter, centres)
    top = np.full(len(portion.passages), NONE, np.int32)
    sub = top.copy()
    top[said], sub[said] = near.top, near.sub
    main, strength = _main(portion, of, texts, near, matter, centres)
    return Labels(top, sub, main, strength)


def _in_context(portion: ReadPortion, said: NDArray[np.int64], of: NDArray[np.int64]) -> Vectors:
    own = portion.vectors[portion.vector_of[said]]
    wholes = portion.whole_of[of]
    around = np.where((wholes != NONE)[:, None], portion.vectors[wholes], own) if len(said) else own
    return unit_rows(own + np.float32(CONTEXT_SHARE) * around)


def _nearest(
    vectors: Vectors, texts: list[str], questions: list[list[str]], matter: Matter, centres: Centres
) -> Nearest:
    parts = [
        centres.nearest(matter.vectors(vectors[some], texts[some], questions[some]))
        for start in range(0, max(len(texts), 1), _BLOCK)
        for some in [slice(start, start + _BLOCK)]
    ]
    return Nearest(
        np.concatenate([part.top for part in parts]),
        np.concatenate([part.sub for part in parts]),
        np.concatenate([part.closeness for part in parts]),
        np.concatenate([part.closeness_to_sub for part in parts]),
    )


def _main(
    portion: ReadPortion,
    of: NDArray[np.int64],
    texts: list[str],
    near: Nearest,
    matter: Matter,
    centres: Centres,
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    main = np.full(len(portion.rows), NONE, np.int32)
    strength = np.zeros(len(portion.rows))
    firsts = np.flatnonzero(np.r_[True, of[1:] != of[:-1]]) if len(of) else np.zeros(0, np.int64)
    lasts = np.r_[firsts[1:], len(of)]
    closeness = _of_wholes(portion, of, texts, firsts, lasts, near, matter, centres)
    for number, (first, last) in enumerate(zip(firsts.tolist(), lasts.tolist(), strict=True)):
        own = closeness[number]
        labels = near.top[first:last]
        best = (
            int(labels[0])
            if last - first == 1
            else max(np.unique(labels).tolist(), key=lambda at: float(own[at]))
        )
        main[of[first]] = best
        strength[of[first]] = round(min(1.0, max(0.0, float(own[best]))), 4)
    return main, strength


def _of_wholes(
    portion: ReadPortion,
    of: NDArray[np.int64],
    texts: list[str],
    firsts: NDArray[np.int64],
    lasts: NDArray[np.int64],
    near: Nearest,
    matter: Matter,
    centres: Centres,
) -> Vectors:
    """How near each contribution lies to each top theme: as a whole where it has several passages."""
    closeness = near.closeness[firsts] if len(firsts) else near.closeness[:0]
    several = np.flatnonzero(portion.whole_of[of[firsts]] != NONE) if len(firsts) else np.zeros(0, np.int64)
    for start in range(0, len(several), _BLOCK):
        some = several[start : start + _BLOCK]
        places = of[firsts[some]]
        joined = [" ".join(texts[firsts[each] : lasts[each]]) for each in some]
        questions = [[portion.questions[place] or ""] for place in places]
        wholes = matter.vectors(portion.vectors[portion.whole_of[places]], joined, questions)
        closeness[some] = wholes @ centres.tops.T
    return closeness
