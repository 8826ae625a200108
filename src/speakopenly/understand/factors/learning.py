"""Learn to suggest codes from people's own codings, once there are enough of them.

``FactorSuggester`` knows only what we wrote. Where readers of a service have coded reports, those
codings know better what the service means by a factor: from about twenty a code upwards this model is worth
using, and a code with fewer is left to the suggester. It is also what is measured on labels of other fields.

Four readings of a text are judged apart by regularised logistic regressions and joined by one more
("stacking", Wolpert 1992), which is taught on answers given out of fold, so that it learns how far to trust
each. The one threshold is that with the best micro F1 out of fold. Only the texts given to ``fit`` are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.errors import BadInput
from speakopenly.core.records import ContributionId
from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.passages import split_passages

LEAST_CODINGS = 20
"""Texts a code needs before it is learned."""
THRESHOLDS = np.arange(0.15, 0.65, 0.02)

_WORDS_C, _MEANING_C, _JOIN_C = 10.0, 1.0, 0.003
_MOST_PIECES = 100_000
_NEARLY_NEVER, _LONGEST_VECTOR = 1e-4, 2.0

Numbers = NDArray[np.float64]


class LearnedFactors:
    """A model of which codes people give to which texts.

    Settings at construction; ``fit`` learns. Then ``codes_`` are the codes learned, ``left_out_`` those with
    too few codings, and ``threshold_`` the likelihood from which a code is suggested. The same texts,
    codings, encoder and seed give the same model.
    """

    def __init__(
        self, encoder: Encoder, *, least: int = LEAST_CODINGS, folds: int = 5, seed: int = 0
    ) -> None:
        self._encoder, self._least, self._folds, self._seed = encoder, least, folds, seed

    def fit(self, texts: Sequence[str], codings: Sequence[Collection[str]]) -> LearnedFactors:
        """Learn from ``texts`` and the codes people gave to each.

        Raises BadInput where the two differ in length or no code has enough codings.
        """
        if len(texts) != len(codings):
            raise BadInput("There are not as many codings as texts.", do="Give one coding for each text.")
        self.codes_, self.left_out_ = self._sort_codes(codings)
        if not self.codes_:
            raise BadInput(
                f"No code has {self._least} codings yet.",
                do="Code more texts, or use the suggestions as they are.",
            )
        given = np.array([[code in coding for code in self.codes_] for coding in codings])
        meanings = self._meanings(texts)
        apart = self._out_of_fold(
            lambda learn, judge: self._judge_fold(texts, meanings, given, learn, judge), given
        )
        self._readings_ = _Readings().fit(texts, meanings, given)
        joined = self._out_of_fold(
            lambda learn, judge: _Joined().fit(apart[learn], given[learn]).judge(apart[judge]), given
        )
        self._joined_ = _Joined().fit(apart, given)
        self.threshold_ = best_threshold(joined, given)
        return self

    def likelihoods(self, texts: Sequence[str]) -> Numbers:
        """How likely people would give each of ``codes_`` to each text, as far as the model can tell."""
        return self._joined_.judge(self._readings_.judge(texts, self._meanings(texts)))

    def predict(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """The codes to suggest for each text, the likeliest first."""
        return [
            tuple(
                self.codes_[place]
                for place in np.argsort(-row, kind="stable")
                if row[place] > self.threshold_
            )
            for row in self.likelihoods(texts)
        ]

    def _sort_codes(self, codings: Sequence[Collection[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        every = sorted({code for coding in codings for code in coding})
        # A code that nearly every text has leaves as little to learn from as one that nearly none has.
        counts = {code: sum(code in coding for coding in codings) for code in every}
        enough = [code for code in every if self._least <= counts[code] <= len(codings) - self._folds]
        return tuple(enough), tuple(code for code in every if code not in enough)

    def _out_of_fold(self, judge: Callable[[Any, Any], Numbers], given: NDArray[np.bool_]) -> Numbers:
        from sklearn.model_selection import KFold

        folds = KFold(self._folds, shuffle=True, random_state=self._seed)
        answers: Numbers | None = None
        for learn, judged in folds.split(given):
            some = judge(learn, judged)
            answers = np.zeros((len(given), some.shape[1])) if answers is None else answers
            answers[judged] = some
        assert answers is not None  # noqa: S101 - there is always a fold
        return answers

    def _judge_fold(
        self, texts: Sequence[str], meanings: Numbers, given: NDArray[np.bool_], learn: Any, judged: Any
    ) -> Numbers:
        readings = _Readings().fit([texts[place] for place in learn], meanings[learn], given[learn])
        return readings.judge([texts[place] for place in judged], meanings[judged])

    def _meanings(self, texts: Sequence[str]) -> Numbers:
        """Three vectors side by side: the beginning, the sentences' mean, and what any sentence reaches."""
        whole = self._encoder.encode(texts)
        rows = []
        for start, text in zip(whole, texts, strict=True):
            sentences = [each.text for each in split_passages(ContributionId("text"), text)]
            vectors = self._encoder.encode(sentences) if sentences else np.zeros((1, len(start)))
            rows.append(np.concatenate([start, _LONGEST_VECTOR * vectors.mean(axis=0), vectors.max(axis=0)]))
        return np.array(rows, np.float64).reshape(len(texts), -1)


class _Readings:
    """The readings of a text, each judged by itself: words, pairs of words, pieces of words, and meaning."""

    def fit(self, texts: Sequence[str], meanings: Numbers, given: NDArray[np.bool_]) -> _Readings:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectorisers_ = (
            TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english"),
            TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2)),
            TfidfVectorizer(
                sublinear_tf=True, min_df=3, analyzer="char_wb", ngram_range=(3, 5), max_features=_MOST_PIECES
            ),
        )
        seen = [*(each.fit_transform(texts) for each in self._vectorisers_), meanings]
        self._models_ = [_fit_each(features, given, _C_OF[place]) for place, features in enumerate(seen)]
        return self

    def judge(self, texts: Sequence[str], meanings: Numbers) -> Numbers:
        """The log odds of each code in each reading, side by side."""
        seen = [*(each.transform(texts) for each in self._vectorisers_), meanings]
        likely = [
            model.predict_proba(features)[:, 1]
            for features, models in zip(seen, self._models_, strict=True)
            for model in models
        ]
        return _log_odds(np.column_stack(likely))


_C_OF = (_WORDS_C, _WORDS_C, _WORDS_C, _MEANING_C)


class _Joined:
    """How far to trust each reading for each code; all codes' log odds are seen, as codes go together."""

    def fit(self, log_odds: Numbers, given: NDArray[np.bool_]) -> _Joined:
        self._models_ = _fit_each(log_odds, given, _JOIN_C)
        return self

    def judge(self, log_odds: Numbers) -> Numbers:
        return np.column_stack([model.predict_proba(log_odds)[:, 1] for model in self._models_])


def best_threshold(likelihoods: Numbers, given: NDArray[np.bool_]) -> float:
    """The threshold with the best micro F1; the lower one of two equals."""
    return float(max(THRESHOLDS, key=lambda threshold: micro_f1(likelihoods > threshold, given)))


def micro_f1(suggested: NDArray[np.bool_], given: NDArray[np.bool_]) -> float:
    """Twice the codes both have over all the codes either has; 0 where neither has any."""
    either = int(suggested.sum()) + int(given.sum())
    return 2 * int((suggested & given).sum()) / either if either else 0.0


def _fit_each(features: Any, given: NDArray[np.bool_], c: float) -> list[Any]:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    solver = "lbfgs" if isinstance(features, np.ndarray) else "liblinear"
    with threadpool_limits(1):
        return [
            LogisticRegression(C=c, solver=solver, max_iter=2000, random_state=0).fit(features, column)
            for column in _columns(given)
        ]


def _columns(given: NDArray[np.bool_]) -> Iterator[NDArray[np.bool_]]:
    return iter(given.T)


def _log_odds(likely: Numbers) -> Numbers:
    kept = np.clip(likely, _NEARLY_NEVER, 1 - _NEARLY_NEVER)
    return np.asarray(np.log(kept / (1 - kept)), np.float64)
