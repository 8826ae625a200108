"""``python -m speakopenly.check.inspections.train --reports FILE`` learns to read inspection reports.

FILE holds the reports that were labelled (JSON lines), whose words are not ours to keep. It writes
``data/weights.npz`` and ``data/figures.json`` beside this file: what was learned, and how well it reads
reports of authorities it did not learn from.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.check.inspections.features import BUCKETS, Seen, see
from speakopenly.check.inspections.files import read_reports
from speakopenly.check.inspections.judging import EVIDENCE, Rules, balance
from speakopenly.check.inspections.labels import Labels, LineLabel, Use, load_labels, need_fitting
from speakopenly.check.inspections.measuring import agreement, measure
from speakopenly.check.inspections.model import Model, weigh_buckets
from speakopenly.check.inspections.reading import settle_blame
from speakopenly.check.inspections.records import Line, Polarity, Report
from speakopenly.check.inspections.sentences import Sentence, split_sentences
from speakopenly.understand.embeddings import Encoder, load_encoder

Numbers = NDArray[np.float32]
Answers = dict[str, list[Polarity | None]]
"""For each report, the polarity of each line; None where it is not mentioned."""

DATA: Final = Path(__file__).parent / "data"
FOLDS: Final = 5
_C, _C_LEANING, _C_WHOLE = 3.0, 1.0, 3.0
"""Inverse strength of regularisation: of what belongs to a line, of its leaning, and of whole reports."""
_SHARED: Final = 0.5
"""Of a quote lies in a sentence, or of a sentence in a quote, from which it counts as quoted."""
_THRESHOLDS: Final = np.round(np.arange(0.05, 0.96, 0.01), 2)
_LIKELY_MENTIONED: Final = 0.5
_FEWEST: Final = 5
"""Reports of each class without which a line's threshold is not learned."""


@dataclass(frozen=True)
class Lesson:
    """A labelled report: its sentences, what is seen of them, and for each line the quotes they lie in."""

    labels: Labels
    authority: str
    sentences: Sequence[Sentence]
    seen: Seen
    quoted: list[list[Polarity | None]]


def main() -> None:
    """Learn, measure and write down."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reports", type=Path, required=True)
    arguments = asked.parse_args()
    reports = {each.file.partition("#")[2]: each for each in read_reports(arguments.reports)}
    labels = load_labels()
    need_fitting(labels, reports)
    lessons = _lessons(labels, reports)
    figures = _figures(lessons, labels)
    (DATA / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    _write(teach(lessons))
    print(json.dumps(figures, indent=1))  # noqa: T201 - the answer of a command


def _lessons(labels: Sequence[Labels], reports: Mapping[str, Report]) -> list[Lesson]:
    encoder = load_encoder("static")
    return [_lesson(row, reports[row.id], encoder) for row in labels if row.use in {Use.LEARN, Use.HELD_OUT}]


def _lesson(row: Labels, report: Report, encoder: Encoder) -> Lesson:
    sentences = split_sentences(report.text)
    quoted = [[_quoted(each, row.lines[line]) for each in sentences] for line in Line]
    return Lesson(row, report.authority or row.id, sentences, see(sentences, encoder), quoted)


def _quoted(sentence: Sentence, label: LineLabel) -> Polarity | None:
    for start, end, polarity in label.quotes:
        shared = min(end, sentence.end) - max(start, sentence.start)
        if shared > _SHARED * min(end - start, sentence.end - sentence.start):
            return polarity
    return None


def teach(lessons: Sequence[Lesson]) -> Model:
    """Learn from labelled reports; whole reports are judged by models that have not seen their sentences."""
    folds = _folds(lessons)
    evidence: list[tuple[Lesson, Numbers, Numbers]] = []
    for fold in sorted(set(folds)):
        model = _teach_sentences([each for each, at in zip(lessons, folds, strict=True) if at != fold])
        for lesson in (each for each, at in zip(lessons, folds, strict=True) if at == fold):
            evidence.append((lesson, *_weighed(model, lesson)))
    learned = _teach_sentences(lessons)
    return Model(**{**learned.__dict__, "judging": _teach_judging(evidence)})


def _weighed(model: Model, lesson: Lesson) -> tuple[Numbers, Numbers]:
    belongs, wanting = model.weigh(lesson.seen)
    settle_blame(lesson.sentences, belongs, wanting)
    return belongs, wanting


def _folds(lessons: Sequence[Lesson]) -> list[int]:
    """No authority in two folds; the order of their names means nothing, and is fixed."""
    names = sorted({each.authority for each in lessons}, key=hash_of)
    return [names.index(each.authority) % FOLDS for each in lessons]


def hash_of(name: str) -> int:
    """A number of a name that is the same on every machine."""
    return zlib.crc32(name.encode())


def _teach_sentences(lessons: Sequence[Lesson]) -> Model:
    from scipy import sparse

    rarity = _rarity(lessons)
    words = sparse.vstack([_sparse(each.seen, rarity) for each in lessons]).tocsr()
    dense = np.vstack([each.seen.dense for each in lessons])
    both = sparse.hstack([words, sparse.csr_matrix(dense)]).tocsr()
    quoted = [[each for lesson in lessons for each in lesson.quoted[place]] for place in range(len(Line))]
    fitted = [_fit(both, np.array([each is not None for each in row], float)) for row in quoted]
    leaning, line_leaning = _teach_leaning(both, quoted)
    columns = np.array([*(each[:-1] for each in fitted), leaning[:-1]], np.float32).T
    return Model(
        rarity=rarity,
        buckets=columns[:BUCKETS],
        dense=columns[BUCKETS:],
        line_leaning=line_leaning,
        intercepts=np.array([*(each[-1] for each in fitted), leaning[-1]], np.float32),
        judging=np.zeros((len(Line), 1 + 2 * (EVIDENCE + 1)), np.float32),
    )


def _rarity(lessons: Sequence[Lesson]) -> Numbers:
    seen = np.zeros(BUCKETS)
    sentences = 0
    for lesson in lessons:
        sentences += len(lesson.seen.buckets)
        for buckets in lesson.seen.buckets:
            seen[buckets] += 1
    return np.where(seen >= 2, np.log((1 + sentences) / (1 + seen)) + 1, 0).astype(np.float32)


def _sparse(seen: Seen, rarity: Numbers) -> Any:
    from scipy import sparse

    values = [weigh_buckets(each, rarity) for each in seen.buckets]
    starts = np.cumsum([0, *(len(each) for each in seen.buckets)])
    columns = np.concatenate(seen.buckets) if seen.buckets else np.array([], np.int64)
    return sparse.csr_matrix((np.concatenate(values), columns, starts), shape=(len(values), BUCKETS))


def _fit(
    given: Any, answers: NDArray[Any], weights: NDArray[Any] | None = None, *, strength: float = _C
) -> NDArray[Any]:
    """Weights and, last, the intercept of a logistic regression."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=400, tol=1e-3).fit(given, answers, sample_weight=weights)
    return np.append(model.coef_[0], model.intercept_[0])


def _teach_leaning(both: Any, quoted: list[list[Polarity | None]]) -> tuple[NDArray[Any], Numbers]:
    """One model for every line's quotes; a mixed quote counts half on either side."""
    from scipy import sparse

    rows, lines, answers, weights = [], [], [], []
    for line, row in enumerate(quoted):
        for place, polarity in enumerate(row):
            for wanting in _sides(polarity):
                rows.append(place)
                lines.append(line)
                answers.append(wanting)
                weights.append(0.5 if polarity is Polarity.MIXED else 1.0)
    marks = sparse.csr_matrix(np.eye(len(Line))[lines])
    given = sparse.hstack([both[rows], marks]).tocsr()
    fitted = _fit(given, np.array(answers), np.array(weights), strength=_C_LEANING)
    cut = len(fitted) - 1 - len(Line)
    return np.append(fitted[:cut], fitted[-1]), fitted[cut:-1].astype(np.float32)


def _sides(polarity: Polarity | None) -> tuple[float, ...]:
    sides = {Polarity.WEAKNESS: (1.0,), Polarity.STRENGTH: (0.0,), Polarity.MIXED: (0.0, 1.0)}
    return () if polarity is None else sides[polarity]


def _teach_judging(evidence: Sequence[tuple[Lesson, Numbers, Numbers]]) -> Numbers:
    rows = []
    for line in range(len(Line)):
        truth = [each.labels.lines[list(Line)[line]].polarity for each, _, _ in evidence]
        most = np.array([belongs[:, line].max(initial=0) for _, belongs, _ in evidence])
        balances = np.array([balance(belongs[:, line], wanting[:, line]) for _, belongs, wanting in evidence])
        told = [place for place, each in enumerate(truth) if each is not None]
        steps = _steps(balances[told], [truth[place] for place in told])
        rows.append([_threshold(most, np.array([each is not None for each in truth])), *steps.ravel()])
    return np.array(rows, np.float32)


def _threshold(most: NDArray[Any], mentioned: NDArray[Any]) -> float:
    """The threshold with the best macro F1; of many as good, the middle one."""
    from sklearn.metrics import f1_score

    if min(mentioned.sum(), (~mentioned).sum()) < _FEWEST:
        return _LIKELY_MENTIONED
    scores = np.array([f1_score(mentioned, most >= at, average="macro") for at in _THRESHOLDS])
    return float(np.median(_THRESHOLDS[scores >= scores.max() - 1e-9]))


def _steps(balances: NDArray[Any], truth: Sequence[Polarity | None]) -> NDArray[Any]:
    """Two balanced logistic regressions: more than praise, and nothing but fault. One class alone is said
    always."""
    from sklearn.linear_model import LogisticRegression

    steps = np.zeros((2, EVIDENCE + 1))
    for row, sides in enumerate(({Polarity.MIXED, Polarity.WEAKNESS}, {Polarity.WEAKNESS})):
        answers = np.array([each in sides for each in truth])
        if answers.all() or not answers.any():
            steps[row, -1] = 1.0 if answers.all() else -1.0
            continue
        model = LogisticRegression(C=_C_WHOLE, class_weight="balanced", max_iter=1000).fit(balances, answers)
        steps[row] = np.append(model.coef_[0], model.intercept_[0])
    return steps


def answer(model: Model, lesson: Lesson) -> list[Polarity | None]:
    """What a model says of a labelled report, line by line."""
    rules = Rules.of(model.judging)
    belongs, wanting = _weighed(model, lesson)
    return [
        rules.polarity(line, balance(belongs[:, line], wanting[:, line]))
        if belongs[:, line].max(initial=0) >= rules.mentioned_from[line]
        else None
        for line in range(len(Line))
    ]


def _figures(lessons: Sequence[Lesson], labels: Sequence[Labels]) -> dict[str, Any]:
    learn = [each for each in lessons if each.labels.use is Use.LEARN]
    held = [each for each in lessons if each.labels.use is Use.HELD_OUT]
    model = teach(learn)
    across: Answers = {}
    folds = _folds(lessons)
    for fold in sorted(set(folds)):
        taught = teach([each for each, at in zip(lessons, folds, strict=True) if at != fold])
        across |= {
            each.labels.id: answer(taught, each)
            for each, at in zip(lessons, folds, strict=True)
            if at == fold
        }
    return {
        "labelled_by": "software, not yet by practitioners",
        "caution": "Phrases were revised, and settings chosen, on all of these reports, held out or not.",
        "learned_from": len(lessons),
        "held_out": measure(_truth(held), {each.labels.id: answer(model, each) for each in held}),
        "cross_validated_by_authority": measure(_truth(lessons), across),
        "second_reader_blind": agreement(labels, Use.SECOND),
        "same_reader_again_not_blind": agreement(labels, Use.AGAIN),
    }


def _truth(lessons: Sequence[Lesson]) -> Answers:
    return {each.labels.id: [each.labels.lines[line].polarity for line in Line] for each in lessons}


def _write(model: Model) -> None:
    halves = {name: numbers.astype(np.float16) for name, numbers in model.__dict__.items()}
    with (DATA / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **{**halves, "judging": model.judging})


if __name__ == "__main__":
    main()
