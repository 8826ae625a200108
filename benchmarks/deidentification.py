"""Measures de-identification on a gold set: recall, precision, misses by kind, and speed.

python benchmarks/deidentification.py                 the develop half, with its misses
python benchmarks/deidentification.py --set check     the first check half, read since
python benchmarks/deidentification.py --set check2    unread texts, totals only: they are never shown
python benchmarks/deidentification.py --speed         texts a second, one process and two
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from speakopenly.understand.deidentify import Deidentifier, Span

GOLD = Path(__file__).parent.parent / "tests/library/understand/deidentify/gold"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=["develop", "check", "check2"], default="develop")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--misses", action="store_true", help="show the misses (not of check2)")
    chosen = parser.parse_args()
    if chosen.speed:
        measure_speed()
        return
    rows = [json.loads(line) for line in (GOLD / f"{chosen.set}.jsonl").read_text("utf-8").splitlines()]
    found = list(Deidentifier().find_many(row["text"] for row in rows))
    report(rows, found)
    if chosen.misses and chosen.set != "check2":
        show_misses(rows, found)


def report(rows: list[dict], found: list[tuple[Span, ...]]) -> None:
    """Full-span recall: the whole gold span is hidden. Precision: a found span overlaps a gold one."""
    total, covered, exact, touched = Counter(), Counter(), Counter(), Counter()
    right = false = good_letters = letters = clean = clean_kept = 0
    false_kinds: Counter = Counter()
    by_style: dict[str, tuple[int, int]] = {}
    for row, spans in zip(rows, found, strict=True):
        gold = row["spans"]
        hidden = {place for span in spans for place in range(span.start, span.end)}
        wanted = {place for span in gold for place in range(span["start"], span["end"])}
        for span in gold:
            total[span["kind"]] += 1
            places = set(range(span["start"], span["end"]))
            covered[span["kind"]] += places <= hidden
            whole, all_ = by_style.get(row["style"], (0, 0))
            by_style[row["style"]] = (whole + (places <= hidden), all_ + 1)
            touched[span["kind"]] += bool(places & hidden)
            exact[span["kind"]] += any(
                (s.start, s.end, s.kind.value) == (span["start"], span["end"], span["kind"]) for s in spans
            )
        for span in spans:
            is_right = bool(wanted & set(range(span.start, span.end)))
            right += is_right
            false += not is_right
            false_kinds[span.kind.value] += not is_right
        letters += len(hidden)
        good_letters += len(hidden & wanted)
        clean += not gold
        clean_kept += not gold and not spans
    print(f"{'kind':10} {'gold':>5} {'full':>6} {'touch':>6} {'exact+kind':>10} {'false':>6}")
    for kind in sorted(total):
        n = total[kind]
        print(
            f"{kind:10} {n:5} {covered[kind] / n:6.3f} {touched[kind] / n:6.3f} {exact[kind] / n:10.3f} "
            f"{false_kinds[kind]:6}"
        )
    for style in sorted(by_style):
        whole, all_ = by_style[style]
        print(f"   {style:12} {all_:4} {whole / all_ if all_ else 1:6.3f}")
    n = sum(total.values())
    print(f"texts {len(rows)}, spans {n}")
    print(
        f"recall full span {sum(covered.values()) / n:.3f}, touched {sum(touched.values()) / n:.3f}, "
        f"exact with kind {sum(exact.values()) / n:.3f}"
    )
    print(
        f"precision by span {right / (right + false):.3f}, exact with kind "
        f"{sum(exact.values()) / (right + false):.3f}, by character {good_letters / letters:.3f}"
    )
    print(f"texts with nothing to hide left whole {clean_kept} of {clean}")


def show_misses(rows: list[dict], found: list[tuple[Span, ...]]) -> None:
    for row, spans in zip(rows, found, strict=True):
        gold = {(s["start"], s["end"], s["kind"]) for s in row["spans"]}
        ours = {(s.start, s.end, s.kind.value) for s in spans}
        if gold != ours:
            text = row["text"]
            print(repr(text[:300]))
            print("   missed:", [(text[a:b], k) for a, b, k in sorted(gold - ours)])
            print("   extra: ", [(text[a:b], k) for a, b, k in sorted(ours - gold)])


def measure_speed() -> None:
    rows = [json.loads(line)["text"] for line in (GOLD / "develop.jsonl").read_text("utf-8").splitlines()]
    words = " ".join(rows).split()
    texts = [" ".join(words[at : at + 40]) for at in range(0, len(words) - 40, 7)][:1200]
    finder = Deidentifier()
    finder.find(texts[0])
    cpu, wall = time.process_time(), time.perf_counter()
    alone = list(finder.find_many(texts))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(
        f"one process: {len(texts)} texts of 40 words, {len(texts) / cpu:.0f} a CPU second, "
        f"{len(texts) / wall:.0f} a second"
    )
    texts = texts * 5
    wall = time.perf_counter()
    together = list(finder.find_many(texts, workers=2))
    wall = time.perf_counter() - wall
    print(f"two processes, their start included: {len(texts)} texts, {len(texts) / wall:.0f} a second")
    print(f"the same answers: {together[: len(alone)] == alone}")


if __name__ == "__main__":
    main()
