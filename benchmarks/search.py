"""Milliseconds of a search over 100,000 and 1,000,000 invented passages: by words, by meaning, and both.

python benchmarks/search.py                       100,000 passages
python benchmarks/search.py --passages 1000000
python benchmarks/search.py --erase 100           and what it costs to take 100 of them out

Passages have 40 words drawn from 30,000 as in language (Zipf), vectors 384 numbers around 2,000 centres. Queries
have three words of a passage, so that some hold very common ones. The query is encoded by the static table.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from speakopenly.understand.search.fusing import fuse
from speakopenly.understand.search.index import CANDIDATES
from speakopenly.understand.search.meaning import MeaningIndex
from speakopenly.understand.search.query import read_query
from speakopenly.understand.search.words import Document, WordIndex

WORDS, VOCABULARY, DIMENSIONS, CENTRES = 40, 30_000, 384, 2_000
AT_ONCE = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--erase", type=int, default=0)
    parser.add_argument("--encoder", choices=("static", "minilm", "none"), default="static")
    parser.add_argument("--words-only", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="speakopenly-search-") as folder:
        measure(given, Path(folder))


def measure(given: argparse.Namespace, folder: Path) -> None:
    words = WordIndex(folder / "words.sqlite")
    meaning = MeaningIndex(DIMENSIONS, folder / "meaning")
    draw = np.random.default_rng(1)
    centres = draw.normal(size=(CENTRES, DIMENSIONS)).astype(np.float32)
    for name, fill in (("words", fill_words), ("vectors", fill_meaning)):
        if name == "vectors" and given.words_only:
            continue
        began, cpu = time.perf_counter(), time.process_time()
        fill(words, meaning, centres, given.passages)
        print(
            f"build {name}: {time.perf_counter() - began:.0f} s, {time.process_time() - cpu:.0f} CPU s",
            flush=True,
        )
    size = {each.name: each.stat().st_size / 2**20 for each in folder.rglob("*") if each.is_file()}
    print("MiB: " + ", ".join(f"{name} {mib:.0f}" for name, mib in sorted(size.items())), flush=True)
    ask(given, words, meaning, centres)
    if given.erase:
        erase(words, meaning, given.erase)


def ask(given: argparse.Namespace, words: WordIndex, meaning: MeaningIndex, centres: np.ndarray) -> None:
    picks = random.Random(5)  # noqa: S311 - invented, not a secret
    said = texts(0, min(AT_ONCE, given.passages))
    queries = [" ".join(picks.sample(picks.choice(said).split(), 3)) for _ in range(given.queries)]
    vectors = vectors_of(np.arange(given.queries) * 31 % given.passages, centres)
    encode = encoder(given.encoder)

    def by_words(at: int) -> list[int]:
        return words.search(read_query(queries[at]), CANDIDATES)

    def by_meaning(at: int) -> list[int]:
        encode(queries[at])
        return [key for key, _ in meaning.near(vectors[at], CANDIDATES)]

    def both(at: int) -> None:
        found = fuse(by_words(at), by_meaning(at))[:20]
        words.documents([each.key for each in found])

    told: dict[str, Callable[[int], object]] = {"words": by_words}
    if not given.words_only:
        told |= {"meaning": by_meaning, "fused": both}
    for name, look in told.items():
        print(f"{name}: {timed(look, given.queries)}", flush=True)
    if not given.words_only:
        print(f"meaning, nearest 10 of 20 queries found: {agreement(meaning, vectors[:20]):.3f}", flush=True)


def timed(look: Callable[[int], object], times: int) -> str:
    look(0)
    wall, cpu = [], []
    for at in range(times):
        began, used = time.perf_counter(), time.process_time()
        look(at)
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - used))
    late = int(0.95 * times)
    return f"p50 {median(wall):.1f} ms, p95 {sorted(wall)[late]:.1f} ms; CPU p50 {median(cpu):.1f}, p95 {sorted(cpu)[late]:.1f}"


def agreement(meaning: MeaningIndex, vectors: np.ndarray) -> float:
    """The share of the exact ten nearest that a search finds."""
    shares = []
    for vector in vectors:
        exact = meaning._best(np.arange(len(meaning._keys)), meaning._vectors @ vector, 10)
        found = meaning.near(vector, 10)
        shares.append(len({key for key, _ in exact} & {key for key, _ in found}) / 10)
    return float(np.mean(shares))


def erase(words: WordIndex, meaning: MeaningIndex, number: int) -> None:
    began = time.perf_counter()
    keys = list(range(1, 1 + number))
    meaning.remove(keys)
    words.remove([f"p{key - 1}" for key in keys])
    print(f"erase {number}: {time.perf_counter() - began:.1f} s", flush=True)


def fill_words(words: WordIndex, meaning: MeaningIndex, centres: np.ndarray, passages: int) -> None:
    for start in range(0, passages, AT_ONCE):
        said = texts(start, min(AT_ONCE, passages - start))
        words.add(Document(f"p{start + at}", each) for at, each in enumerate(said))


def fill_meaning(words: WordIndex, meaning: MeaningIndex, centres: np.ndarray, passages: int) -> None:
    for start in range(0, passages, 100_000):
        numbers = np.arange(start, min(start + 100_000, passages))
        meaning.add(list(numbers + 1), vectors_of(numbers, centres))
    meaning.build()


def texts(start: int, number: int) -> list[str]:
    ranks = np.minimum(np.random.default_rng(start).zipf(1.15, (number, WORDS)), VOCABULARY)
    return [" ".join(f"w{rank}q" for rank in row) for row in ranks.tolist()]


def vectors_of(numbers: np.ndarray, centres: np.ndarray) -> np.ndarray:
    noise = np.random.default_rng(int(numbers[0])).standard_normal((len(numbers), DIMENSIONS), np.float32)
    rows = centres[numbers % CENTRES] + 0.7 * noise
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def encoder(name: str) -> Callable[[str], object]:
    if name == "none":
        return lambda said: None
    from speakopenly.understand.embeddings import load_encoder

    loaded = load_encoder("static" if name == "static" else "minilm")
    return lambda said: loaded.encode([said])


if __name__ == "__main__":
    main()
