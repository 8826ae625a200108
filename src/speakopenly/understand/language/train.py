"""``python -m speakopenly.understand.language.train`` learns to tell blaming from learning language.

It reads ``data/sentences.jsonl`` and writes ``data/weights.npz`` and ``data/figures.json`` beside it: what
was learned, and how well it judges sentences it did not learn from. Twice: with no two sentences of one
pattern on both sides, and with whole registers left out, which is nearer to a writer it has never read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.agreement import measure_agreement
from speakopenly.understand.embeddings import load_encoder
from speakopenly.understand.language.features import BUCKETS, MEANING_WEIGHT, Seen, see
from speakopenly.understand.language.figures import CAUTION, LABELLED_BY
from speakopenly.understand.language.measuring import Figures, measure
from speakopenly.understand.language.model import LABELS, Model, softmax
from speakopenly.understand.language.sentences import Sentence, load_sentences

Numbers = NDArray[np.float64]

DATA: Final = Path(__file__).parent / "data"
FOLDS: Final = 6
INNER_FOLDS: Final = 3
AIM_UNSURE: Final = 0.12
"""Share that is left unsure on registers that were not learned from; the bar is 0.15."""
ALIKE: Final = 0.72
"""Two sentences whose vectors are as near as this are of one pattern, and stay on one side."""
_C: Final = 1.0
_ALSO_WEIGHT: Final = 0.25
_SHARPNESS: Final = np.round(np.arange(0.4, 2.01, 0.05), 2)
_SEED: Final = 0


def main() -> None:
    """Learn, measure and write down."""
    sentences = load_sentences()
    seen = see([each.text for each in sentences], load_encoder())
    lessons = Lessons(sentences, seen)
    figures = {
        "labelled_by": LABELLED_BY,
        "caution": CAUTION,
        "sentences": {label.value: sum(each.label == label for each in sentences) for label in LABELS},
        "self_consistency": _self_consistency(sentences),
        "patterns_apart": lessons.cross_validate(lessons.patterns()).as_row(),
        "registers_apart": lessons.cross_validate(lessons.registers()).as_row(),
    }
    (DATA / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    _write(lessons.teach(np.arange(len(sentences))))
    print(json.dumps(figures, indent=1))  # noqa: T201 - the answer of a command


class Lessons:
    """Labelled sentences laid out for learning."""

    def __init__(self, sentences: Sequence[Sentence], seen: Sequence[Seen]) -> None:
        self.sentences, self.seen = sentences, seen
        self.answers = np.array([LABELS.index(each.label) for each in sentences])

    def patterns(self) -> NDArray[np.int64]:
        """The pattern of each sentence: those that say nearly the same, and theirs again, are one."""
        from scipy import sparse

        vectors = np.array([each.meaning for each in self.seen])
        near = sparse.csr_matrix(vectors @ vectors.T > ALIKE)
        return np.asarray(sparse.csgraph.connected_components(near)[1], np.int64)

    def registers(self) -> NDArray[np.int64]:
        """The register of each sentence."""
        names = sorted({each.register for each in self.sentences})
        return np.array([names.index(each.register) for each in self.sentences])

    def cross_validate(self, groups: NDArray[np.int64]) -> Figures:
        """Judge each sentence by a model, its sharpness and its threshold, that saw none of its group."""
        likely = np.zeros((len(self.answers), len(LABELS)))
        surely = np.zeros(len(self.answers))
        everything = np.arange(len(self.answers))
        for learn, judge in _folds(everything, self.answers, groups, FOLDS):
            model = self.teach(learn)
            likely[judge] = model.likely([self.seen[at] for at in judge])
            surely[judge] = model.surely
        return measure(self.sentences, likely, surely)

    def teach(self, learn: NDArray[np.int64]) -> Model:
        """Learn from some of the sentences; how sure to be is asked of registers left out among them."""
        raw = np.zeros((len(self.answers), len(LABELS)))
        registers = self.registers()
        for some, rest in _folds(learn, self.answers, registers, INNER_FOLDS):
            raw[rest] = np.log(self._fit(some).likely([self.seen[at] for at in rest]) + 1e-9)
        sharpness = _sharpness(raw[learn], self.answers[learn])
        surest = softmax(np.asarray(raw[learn] * sharpness, np.float32)).max(axis=1)
        fitted = self._fit(learn)
        surely = float(np.quantile(surest, AIM_UNSURE))
        return Model(**{**fitted.__dict__, "sharpness": sharpness, "surely": surely})

    def _fit(self, learn: NDArray[np.int64]) -> Model:
        from sklearn.linear_model import LogisticRegression
        from threadpoolctl import threadpool_limits

        signs = tuple(sorted({name for at in learn for name in self.seen[at].signs}))
        rarity = _rarity([self.seen[at] for at in learn])
        rows, answers, weights = [], [], []
        for at in learn:
            for label, weight in _taught(self.sentences[at]):
                rows.append(at)
                answers.append(label)
                weights.append(weight)
        given = _sparse([self.seen[at] for at in rows], signs, rarity)
        with threadpool_limits(1):
            # One thread: sums split among threads are added in another order, and the last digits differ.
            model = LogisticRegression(C=_C, max_iter=300, tol=1e-3).fit(
                given, answers, sample_weight=weights
            )
        return Model(
            signs,
            rarity,
            model.coef_.T.astype(np.float32),
            model.intercept_.astype(np.float32),
            sharpness=1.0,
            surely=0.0,
        )


def _taught(sentence: Sentence) -> list[tuple[int, float]]:
    """What a sentence teaches: its label, and a little of each that would do as well."""
    also = [(LABELS.index(each), _ALSO_WEIGHT) for each in sorted(sentence.also)]
    return [(LABELS.index(sentence.label), 1.0), *also]


def _folds(
    among: NDArray[np.int64], answers: NDArray[np.int64], groups: NDArray[np.int64], folds: int
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    from sklearn.model_selection import StratifiedGroupKFold

    split = StratifiedGroupKFold(folds, shuffle=True, random_state=_SEED)
    return [
        (among[some], among[rest])
        for some, rest in split.split(among, answers[among], groups[among])
    ]  # fmt: skip


def _rarity(seen: Sequence[Seen]) -> NDArray[np.float32]:
    counted = np.zeros(2 * BUCKETS)
    for each in seen:
        counted[each.words] += 1
        counted[BUCKETS + each.build] += 1
    weighed = np.where(counted >= 2, np.log((1 + len(seen)) / (1 + counted)) + 1, 0)
    return np.asarray(weighed, np.float32)


def _sparse(seen: Sequence[Seen], signs: Sequence[str], rarity: NDArray[np.float32]) -> Any:
    from scipy import sparse

    meanings = np.array([each.meaning for each in seen]) * MEANING_WEIGHT
    given = np.array([[each.signs.get(name, 0.0) for name in signs] for each in seen])
    parts = [_buckets([each.words for each in seen], rarity[:BUCKETS])]
    parts.append(_buckets([each.build for each in seen], rarity[BUCKETS:]))
    return sparse.hstack([sparse.csr_matrix(meanings), sparse.csr_matrix(given), *parts]).tocsr()


def _buckets(places: Sequence[NDArray[np.int64]], rarity: NDArray[np.float32]) -> Any:
    from scipy import sparse

    values = [rarity[each] / (np.sqrt((rarity[each] ** 2).sum()) or 1.0) for each in places]
    starts = np.cumsum([0, *(len(each) for each in places)])
    return sparse.csr_matrix(
        (np.concatenate(values), np.concatenate(places), starts), shape=(len(places), BUCKETS)
    )


def _sharpness(raw: Numbers, answers: NDArray[np.int64]) -> float:
    """By what scores are multiplied so that the right answers, held out, are as likely as can be."""

    def surprise(sharpness: float) -> float:
        likely = softmax(np.asarray(raw * sharpness, np.float32))
        return -float(np.log(likely[np.arange(len(answers)), answers] + 1e-9).mean())

    return float(min(_SHARPNESS, key=surprise))


def _self_consistency(sentences: Sequence[Sentence]) -> dict[str, Any]:
    twice = [(each.pass1.value, each.pass2.value) for each in sentences if each.pass2]
    found = measure_agreement(twice, seed=_SEED)
    return {
        "sentences": found.units,
        **{
            name: {"estimate": figure.value, "ci": [figure.low, figure.high]}
            for name, figure in (("raw", found.raw), ("alpha", found.alpha), ("ac1", found.ac1))
        },
        "differed": sum(one != other for one, other in twice),
    }


def _write(model: Model) -> None:
    np.savez_compressed(
        DATA / "weights.npz",
        signs=np.array(model.signs),
        rarity=model.rarity.astype(np.float16),
        weights=model.weights.astype(np.float16),
        intercepts=model.intercepts,
        sharpness=np.float32(model.sharpness),
        surely=np.float32(model.surely),
    )


if __name__ == "__main__":
    main()
