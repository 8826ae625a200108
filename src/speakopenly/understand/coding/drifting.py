"""Whether what people say, or what coders decide, has moved since the model learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from speakopenly.understand.coding.learning import CodeLearner
from speakopenly.understand.coding.records import Example

Numbers = NDArray[np.float64]

LEAST_TEXTS = 30
"""New texts, and texts learned from, below which nothing is said."""
TOLD_APART = 0.65
"""From here new texts are told from old ones often enough to matter."""
DECIDED_OTHERWISE = 0.05
"""So much more squared distance a text, all codes together, that one decision in twenty turned round."""
_MOST = 2000
_STRICTNESS = 10.0


@dataclass(frozen=True, slots=True)
class Drift:
    """How far things moved, in figures and one sentence.

    ``told_apart``: how often a simple test tells a new text from one learned from (.5 is chance, 1 always),
    with its 95% interval. ``surprise``: how far people's new decisions lie from the probabilities, as mean
    squared distance, and ``expected`` what it was out of fold when the model learned. None where there are
    too few.
    """

    told_apart: float | None
    low: float | None
    high: float | None
    surprise: float | None
    expected: float | None
    has_moved: bool
    sentence: str


def drift(
    learner: CodeLearner,
    texts: Sequence[str],
    *,
    questions: Sequence[str] | None = None,
    examples: Sequence[Example] = (),
) -> Drift:
    """Compare new ``texts`` with those learned from, and new decisions (``examples``) with proposals.

    The texts: a ridge is taught to tell old from new and asked about each left out (a two-sample test by
    classifier, Lopez-Paz and Oquab 2017; interval after Hanley and McNeil 1982).
    """
    with threadpool_limits(1):
        apart, error = _told_apart(learner, texts)
    surprise, expected, is_surprised = _surprise(learner, examples)
    has_moved = apart is not None and error is not None and apart - 1.96 * error > 0.5 and apart >= TOLD_APART
    low = None if apart is None or error is None else round(max(0.0, apart - 1.96 * error), 3)
    high = None if apart is None or error is None else round(min(1.0, apart + 1.96 * error), 3)
    return Drift(
        None if apart is None else round(apart, 3),
        low,
        high,
        surprise,
        expected,
        has_moved or is_surprised,
        f"{_say_texts(apart, has_moved)} {_say_answers(surprise, expected, is_surprised)}",
    )


def _told_apart(learner: CodeLearner, texts: Sequence[str]) -> tuple[float | None, float | None]:
    chance = np.random.default_rng(learner.seed)
    fresh = learner.meanings(sorted(set(texts))) if len(texts) else learner.taught_meanings_[:0]
    old = learner.taught_meanings_
    if min(len(fresh), len(old)) < LEAST_TEXTS:
        return None, None
    old, new = (
        each if len(each) <= _MOST else each[np.sort(chance.choice(len(each), _MOST, replace=False))]
        for each in (old, fresh)
    )
    known = {row.tobytes() for row in old} & {row.tobytes() for row in new}
    is_new = np.concatenate([np.zeros(len(old)), np.ones(len(new))])
    both = np.vstack([old, new]).astype(np.float64)
    # The same words on both sides are no sign of either, and would be told by their twin.
    kept = np.array([row.tobytes() not in known for row in np.vstack([old, new])])
    is_new, both = is_new[kept], both[kept]
    if min(is_new.sum(), (1 - is_new).sum()) < LEAST_TEXTS:
        return 0.5, 0.0
    answers = _left_out(both, is_new)
    return _area(answers, is_new > 0)


def _left_out(features: Numbers, wanted: Numbers) -> Numbers:
    weights = np.where(wanted > 0, 1 / wanted.sum(), 1 / (1 - wanted).sum()) * len(wanted) / 2
    centred = np.column_stack([features, np.ones(len(features))])
    held = centred.T @ (centred * weights[:, None]) + _STRICTNESS * np.eye(centred.shape[1])
    inverse = np.linalg.inv(held)
    leverage = weights * np.einsum("ij,jk,ik->i", centred, inverse, centred, optimize=True)
    answers = centred @ (inverse @ (centred.T @ (weights * wanted)))
    left_out: Numbers = (answers - leverage * wanted) / np.maximum(1 - leverage, 1e-9)
    return left_out


def _area(answers: Numbers, is_new: NDArray[np.bool_]) -> tuple[float, float]:
    """The area under the ROC curve and its standard error."""
    from scipy.stats import rankdata

    new, old = int(is_new.sum()), int((~is_new).sum())
    area = (rankdata(answers)[is_new].sum() - new * (new + 1) / 2) / (new * old)
    one, two = area / (2 - area), 2 * area**2 / (1 + area)
    spread = area * (1 - area) + (new - 1) * (one - area**2) + (old - 1) * (two - area**2)
    return float(area), float(np.sqrt(max(spread, 0) / (new * old)))


def _surprise(learner: CodeLearner, examples: Sequence[Example]) -> tuple[float | None, float | None, bool]:
    if len(examples) < LEAST_TEXTS:
        return None, None, False
    given = learner.given(examples)
    likely = learner.probabilities([each.text for each in examples], [each.question for each in examples])
    new = ((likely - given) ** 2).sum(axis=1)
    old = learner.surprise_
    error = float(np.sqrt(new.var(ddof=1) / len(new) + old.var(ddof=1) / len(old)))
    gap = float(new.mean() - old.mean())
    is_more = gap > 1.96 * error and gap >= DECIDED_OTHERWISE
    codes = max(1, len(learner.codes_))
    return round(float(new.mean()) / codes, 4), round(float(old.mean()) / codes, 4), is_more


def _say_texts(apart: float | None, has_moved: bool) -> str:
    if apart is None:
        return f"Whether the texts have moved cannot be told yet: {LEAST_TEXTS} on each side are needed."
    figure = f"told from the texts learned from with a figure of {apart:.2f}, where 0.50 is chance"
    if has_moved:
        return f"The texts have moved: new ones are {figure}. Code some of them and learn again."
    return f"The texts have hardly moved: new ones are {figure}."


def _say_answers(surprise: float | None, expected: float | None, is_surprised: bool) -> str:
    if surprise is None or expected is None:
        return f"Whether decisions have moved cannot be told yet: {LEAST_TEXTS} new ones are needed."
    figures = f"their distance from the proposals is {surprise:.3f}, and was {expected:.3f}"
    if is_surprised:
        return f"What people decide has moved: {figures}. Learn again, and look at the codebook together."
    return f"What people decide has not moved noticeably: {figures}."
