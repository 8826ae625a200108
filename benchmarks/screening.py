"""What ordering saves on two finished reviews, beside ASReview's figures: ``python benchmarks/screening.py``.

The sets are in the shared folder. ASReview 2.2 (words and a support vector machine, one record of each kind given,
means of three seeds) is quoted, as it does not install beside us. The bars: each figure at least ASReview's less
0.03, and under 3 seconds.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from pathlib import Path

import sklearn.feature_extraction.text  # noqa: F401  (loading programs is not timed)

from speakopenly.understand.evidence.screening import read_texts, simulate

SHARED = Path(os.environ.get("SPEAKOPENLY_SHARED", Path(__file__).resolve().parents[2] / "shared"))
ASREVIEW = {"ADHD": (0.70, 0.91, 0.56, 21), "UrinaryIncontinence": (0.38, 0.59, 0.38, 8)}
LESS, SECONDS_AT_MOST = 0.03, 3.0


def main() -> int:
    csv.field_size_limit(10**7)
    missed = 0
    for name, (ten, twenty, saved, took) in ASREVIEW.items():
        with (SHARED / "data" / "screening" / f"{name}.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for seeds in (3, 20):
            begun, cpu = time.perf_counter(), time.process_time()
            reader = read_texts([f"{row['title']} {row['abstract']}" for row in rows])
            found = simulate(reader, [row["included"] == "1" for row in rows], seeds=seeds)
            seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
            print(
                f"{name}, {seeds} seeds: recall@10% {found.recall_at_10:.3f} ({ten}), recall@20% {found.recall_at_20:.3f}"
                f" ({twenty}), WSS@95 {found.wss_at_95:.3f} ({saved}), all after {found.records_to_all:.0f};"
                f" {seconds:.1f} s, {cpu:.1f} CPU s ({took} s)"
            )
            if seeds == 3:
                good = found.recall_at_10 >= ten - LESS and found.wss_at_95 >= saved - LESS
                missed += not good or cpu > SECONDS_AT_MOST
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
