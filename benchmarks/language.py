"""How well blaming is told from learning language, beside TF-IDF with a logistic regression on the same splits.

Run: .venv/bin/python benchmarks/language.py [FILE]
Bar: macro F1 >= .80 with at most 15% unsure. Without FILE, on the committed sentences, each judged by a model that saw no
sentence of its pattern, or none of its register. FILE is a table (CSV or JSON lines) of other people's sentences: id,
text, label, also; the shipped model judges it.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.tables import read_table
from speakopenly.understand.embeddings import load_encoder
from speakopenly.understand.language import judge_many
from speakopenly.understand.language.features import see
from speakopenly.understand.language.figures import load_figures
from speakopenly.understand.language.measuring import Figures, measure
from speakopenly.understand.language.model import LABELS, load_model
from speakopenly.understand.language.records import Label
from speakopenly.understand.language.sentences import Sentence, load_sentences
from speakopenly.understand.language.train import FOLDS, Lessons

LABELLED = "labelled by software, not yet by practitioners"


@dataclass
class _Vector:
    meaning: NDArray[np.float32]


def main(arguments: list[str]) -> None:
    if arguments:
        judge_file(Path(arguments[0]))
        return
    kept = load_figures()
    agreed = kept["self_consistency"]
    print(f"{sum(kept['sentences'].values())} sentences, {LABELLED}: {kept['sentences']}")
    print(
        f"self-consistency of software, {agreed['sentences']} sentences read twice: alpha {agreed['alpha']['estimate']:.3f},"
        f" AC1 {agreed['ac1']['estimate']:.3f}, {agreed['differed']} differed"
    )
    sentences = load_sentences()
    vectors = load_encoder().encode([each.text for each in sentences])
    lessons = Lessons(sentences, [_Vector(each) for each in vectors])  # type: ignore[misc]
    for name, groups in (("patterns_apart", lessons.patterns()), ("registers_apart", lessons.registers())):
        show(name, kept[name])
        show(f"{name}, peer", peer(sentences, lessons.answers, groups, kept[name]["unsure"]).as_row())
    elsewhere()


def elsewhere() -> None:
    """The sentences of the guard against hindsight (another hand wrote them): which of them rest on a person?"""
    folder = Path(__file__).resolve().parent.parent / "tests/library/change/reviews/sentences"
    for name in ("unread", "read", "tuned"):
        rows = [
            row.split("|", 1)
            for row in (folder / f"{name}.txt").read_text("utf-8").splitlines()
            if "|" in row
        ]
        said = [each.word for each in judge_many([text for _, text in rows])]
        blames = [word for (kind, _), word in zip(rows, said, strict=True) if kind == "blames"]
        others = [word for (kind, _), word in zip(rows, said, strict=True) if kind != "blames"]
        print(
            f"\nguard's {name}, labelled by software: {blames.count('blames_person')} of {len(blames)} that blame were said to,"
            f" {others.count('blames_person')} of {len(others)} others; {said.count('unsure') / len(said):.1%} unsure"
        )


def show(name: str, row: dict) -> None:
    print(
        f"\n{name}: {row['sentences']} sentences, {LABELLED}: macro F1 {row['macro_f1']:.3f} with {row['unsure']:.1%} unsure"
        f" ({row['macro_f1_without_unsure']:.3f} with none)"
    )
    for label, each in row["labels"].items():
        print(
            f"  {label:<16} F1 {each['f1']:.3f}, precision {each['precision']:.3f}, recall {each['recall']:.3f} ({each['truly']})"
        )


def peer(
    sentences: tuple[Sentence, ...], answers: NDArray[np.int64], groups: NDArray[np.int64], unsure: float
) -> Figures:
    """TF-IDF and a logistic regression, left unsure on as many as ours was."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedGroupKFold
    from sklearn.pipeline import make_pipeline

    texts = np.array([each.text for each in sentences])
    likely = np.zeros((len(texts), len(LABELS)))
    for learn, judge in StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0).split(
        texts, answers, groups
    ):
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=10, max_iter=300)
        )
        likely[judge] = model.fit(texts[learn], answers[learn]).predict_proba(texts[judge])
    return measure(sentences, likely, float(np.quantile(likely.max(axis=1), unsure)))


def judge_file(path: Path) -> None:
    table = read_table(path)
    also = table.column("also") if "also" in table.columns else (None,) * len(table.rows)
    sentences = [
        Sentence(str(at), "given", text or "", Label(label), labels_in(second), Label(label), None)
        for at, (text, label, second) in enumerate(
            zip(table.column("text"), table.column("label"), also, strict=True)
        )
    ]
    encoder, model = load_encoder(), load_model()
    began = time.process_time()
    likely = model.likely(see([each.text for each in sentences], encoder))
    print(f"{len(sentences) / (time.process_time() - began):.0f} sentences per CPU second")
    show(path.name, measure(sentences, likely, model.surely).as_row())


def labels_in(cell: str | None) -> frozenset[Label]:
    if not cell or cell in {"null", "None"}:
        return frozenset()
    if cell.startswith("["):
        return frozenset(Label(each) for each in json.loads(cell))
    return frozenset(Label(each.strip()) for each in cell.split(",") if each.strip())


if __name__ == "__main__":
    main(sys.argv[1:])
