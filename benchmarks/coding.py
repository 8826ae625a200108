"""How well codes are proposed as people gave them, beside TF-IDF with logistic regression in the same run.

    python benchmarks/coding.py                          all, on the halves that are here, cross-measured
    python benchmarks/coding.py nhs few                  some: nhs, few, safenet, safecom, cost
    python benchmarks/coding.py nhs --test FILE          the protocol itself, where the other half is at hand
    python benchmarks/coding.py nhs --without-questions  as if nobody knew which question was answered

nhs: 9 and 44 codes of NHS feedback, one a text; accuracy. few: the same from 20 human codings a code. safenet,
safecom: near misses of wildland crews and pilots, many codes a text; micro F1. Without --test the half that is here
is parted by a hash of its words, so that the same words never stand on both sides; nhs in two halves (each taught
by half of what the protocol teaches), the others in folds, as the protocol teaches them more. The peer is TF-IDF
of words and pairs with logistic regression, balanced where many codes are asked. Vectors are made once for all and
their CPU seconds are printed apart.

What was looked at: which readings count how much, and the strictness of the ridge, were compared on these same
halves (some 40 settings, decision 300), so figures here flatter a little. The other halves were never seen.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from speakopenly.core.tables import read_table
from speakopenly.understand.coding import CodeLearner, Example
from speakopenly.understand.embeddings import load_encoder

ROOT = Path(__file__).resolve().parent.parent
SHARED = (ROOT / os.environ.get("SPEAKOPENLY_SHARED", "../shared")).resolve() / "data" / "listening"
FILES = {
    "nhs": "nhs_fft_phase1_singlelabel.csv.gz",
    "safenet": "safenet_nearmiss.csv.gz",
    "safecom": "safecom_hazards_multilabel.csv.gz",
}
TEXT_OF = {"nhs": "text", "safenet": "Narrative", "safecom": "Raw_Narrative"}
BARS = {
    ("nhs", "label"): 0.73, ("nhs", "subcategory"): 0.60, ("few", "label"): 0.57, ("few", "subcategory"): 0.43,
    ("safenet", ""): 0.713, ("safecom", ""): 0.626,
}  # fmt: skip
FEW = 20

Rows = list[Example]


class Remembering:
    """MiniLM that encodes each text once, and says how long that took."""

    name, dimensions = "minilm", 384

    def __init__(self) -> None:
        self.inner, self.known, self.seconds = load_encoder(), {}, 0.0

    def encode(self, texts: Sequence[str], *, progress: object = None) -> np.ndarray:
        started = time.process_time()
        missing = [text for text in dict.fromkeys(texts) if text not in self.known]
        self.known.update(zip(missing, self.inner.encode(missing), strict=True))
        self.seconds += time.process_time() - started
        return np.array([self.known[text] for text in texts], np.float32).reshape(-1, 384)


ENCODER = Remembering()


def main() -> None:
    options = read_options()
    for what in options.what or ["nhs", "few", "safenet", "safecom", "cost"]:
        MEASURES[what](options)
    print(f"vectors of {len(ENCODER.known)} texts: {ENCODER.seconds:.0f} CPU s")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", choices=["nhs", "few", "safenet", "safecom", "cost", []])
    parser.add_argument("--test", type=Path, help="the other half; with one WHAT")
    parser.add_argument("--without-questions", action="store_true")
    parser.add_argument("--seeds", type=int, default=5, help="draws of 20 codings a code")
    parser.add_argument("--folds", type=int, default=5)
    return parser.parse_args()


# Rows, and how they are parted


def read_nhs(path: Path, label: str, options: argparse.Namespace) -> Rows:
    table = read_table(path)
    asked = table.column("question")
    return [
        Example(text, frozenset({code}), "" if options.without_questions else question)
        for text, code, question in zip(table.column("text"), table.column(label), asked, strict=True)
        if text and code
    ]


def read_many(path: Path, what: str) -> tuple[Rows, list[str]]:
    table = read_table(path)
    texts = table.column(TEXT_OF[what])
    if what == "safenet":
        cells = table.column("Contributing Factors")
        coded = [frozenset(filter(None, map(str.strip, (cell or "").split(";")))) for cell in cells]
        kept = [Example(text, codes) for text, codes in zip(texts, coded, strict=True) if text and codes]
        return kept, sorted({code for each in kept for code in each.codes})
    codes = list(table.columns[2:])
    columns = [table.column(code) for code in codes]
    coded = [
        frozenset(c for c, cell in zip(codes, row, strict=True) if cell == "1")
        for row in zip(*columns, strict=True)
    ]
    return [Example(text, given) for text, given in zip(texts, coded, strict=True) if text], codes


def part_of(text: str, parts: int, salt: str) -> int:
    words = " ".join(text.lower().split())
    return int.from_bytes(hashlib.sha256(f"{salt} {words}".encode()).digest()[:4]) % parts


def splits(rows: Rows, other: Rows | None, parts: int, salt: str = "") -> Iterator[tuple[Rows, Rows]]:
    if other is not None:
        yield rows, other
        return
    side = [part_of(each.text, parts, salt) for each in rows]
    for part in range(parts):
        yield (
            [each for each, own in zip(rows, side, strict=True) if own != part],
            [each for each, own in zip(rows, side, strict=True) if own == part],
        )


# One code a text


def measure_nhs(options: argparse.Namespace) -> None:
    for label in ("label", "subcategory"):
        rows, other = nhs_rows(label, options)
        parts = list(splits(rows, other, 2))
        report("nhs", label, "accuracy", {m.__name__: [m(*part) for part in parts] for m in (ours, peer)})


def measure_few(options: argparse.Namespace) -> None:
    for label in ("label", "subcategory"):
        rows, other = nhs_rows(label, options)
        found: dict[str, list[float]] = {"ours": [], "peer": []}
        for seed in range(options.seeds):
            pool, asked = next(splits(rows, other, 2, salt=str(seed)))
            some = draw(pool, seed)
            found["ours"].append(ours(some, asked))
            found["peer"].append(peer(some, asked))
        report("few", label, "accuracy", found)


def nhs_rows(label: str, options: argparse.Namespace) -> tuple[Rows, Rows | None]:
    rows = read_nhs(SHARED / FILES["nhs"], label, options)
    return rows, read_nhs(options.test, label, options) if options.test else None


def draw(pool: Rows, seed: int) -> Rows:
    shuffled = [pool[place] for place in np.random.default_rng(seed).permutation(len(pool))]
    codes = sorted({code for each in pool for code in each.codes})
    return [each for code in codes for each in [row for row in shuffled if code in row.codes][:FEW]]


def ours(rows: Rows, asked: Rows) -> float:
    texts, questions = [each.text for each in asked], [each.question for each in asked]
    codes = {code for each in rows for code in each.codes}
    learner = CodeLearner(
        codes, seed=0, many=False, encoder=ENCODER, definitions={code: code for code in codes}
    ).fit(rows, others=texts, other_questions=questions)
    return right(learner.predict(texts, questions), asked)


def peer(rows: Rows, asked: Rows) -> float:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectoriser = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    known = vectoriser.fit_transform([each.text for each in rows])
    model = LogisticRegression(max_iter=500).fit(known, [min(each.codes) for each in rows])
    return right(
        [(code,) for code in model.predict(vectoriser.transform([each.text for each in asked]))], asked
    )


def right(proposed: Sequence[tuple[str, ...]], asked: Rows) -> float:
    return float(np.mean([code[0] in each.codes for code, each in zip(proposed, asked, strict=True)]))


# Many codes a text


def measure_many(what: str) -> Callable[[argparse.Namespace], None]:
    def measure(options: argparse.Namespace) -> None:
        rows, codes = read_many(SHARED / FILES[what], what)
        other = read_many(options.test, what)[0] if options.test else None
        parts = list(splits(rows, other, options.folds))
        found = {}
        for method in (ours_many, peer_many):
            said = [method(taught, asked, codes) for taught, asked in parts]
            proposed = np.vstack(said)
            given = np.array([[c in each.codes for c in codes] for _, asked in parts for each in asked])
            found[method.__name__.split("_")[0]] = [micro_f1(proposed, given)]
        report(what, "", "micro F1", found)

    return measure


def ours_many(rows: Rows, asked: Rows, codes: list[str]) -> np.ndarray:
    texts = [each.text for each in asked]
    learner = CodeLearner(codes, seed=0, encoder=ENCODER, definitions={code: code for code in codes})
    learner.fit(rows, others=texts)
    return np.array([[code in row for code in codes] for row in learner.predict(texts)])


def peer_many(rows: Rows, asked: Rows, codes: list[str]) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectoriser = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    known = vectoriser.fit_transform([each.text for each in rows])
    unseen = vectoriser.transform([each.text for each in asked])
    columns = []
    for code in codes:
        given = [code in each.codes for each in rows]
        model = LogisticRegression(class_weight="balanced", solver="liblinear")
        columns.append(model.fit(known, given).predict(unseen) if any(given) else np.zeros(len(asked)))
    return np.array(columns, bool).T


def micro_f1(proposed: np.ndarray, given: np.ndarray) -> float:
    return float(2 * (proposed & given).sum() / max(1, proposed.sum() + given.sum()))


# What it costs


def measure_cost(options: argparse.Namespace) -> None:
    """5,489 texts taught and 4,845 coded, vectors apart; the texts coded are these again, a word left out."""
    rows, _ = nhs_rows("subcategory", options)
    asked = [
        Example(" ".join(each.text.split()[:-1]) or each.text, each.codes, each.question)
        for each in rows[:4845]
    ]
    ENCODER.encode([each.text for each in (*rows, *asked)])
    started = time.process_time()
    ours(rows, asked)
    seconds = time.process_time() - started
    print(f"cost: {len(rows)} taught, {len(asked)} coded: {seconds:.0f} CPU s beside vectors (bar 240)")


def report(what: str, label: str, figure: str, found: dict[str, list[float]]) -> None:
    shown = "   ".join(
        f"{name} {np.mean(scores):.3f}" + (f" (sd {np.std(scores):.3f})" if len(scores) > 2 else "")
        for name, scores in found.items()
    )
    print(f"{what} {label}: {figure} {shown}   bar {BARS[what, label]}", flush=True)


MEASURES = {
    "nhs": measure_nhs, "few": measure_few, "cost": measure_cost,
    "safenet": measure_many("safenet"), "safecom": measure_many("safecom"),
}  # fmt: skip

if __name__ == "__main__":
    main()
