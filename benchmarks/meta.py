"""How long a thousand syntheses of twenty studies take: ``python benchmarks/meta.py``.

One call on arrays of 1,000 by 20, DL and then REML, each with the guarded interval, imports left out. The bar:
0.1 seconds for both and every tau squared a root of its score or nought. The reference (metafor 3.8.1) took 3.7
and 3.3 seconds, and did not arrive for 4 sets.
"""

from __future__ import annotations

import statistics
import sys
import time

import numpy as np

from speakopenly.understand.evidence import Method, pool
from speakopenly.understand.evidence.between import _score

SECONDS_AT_MOST, RUNS = 0.1, 9


def main() -> int:
    chance = np.random.default_rng(20)
    vi = chance.uniform(0.01, 0.5, (1000, 20))
    yi = chance.normal(0.2, np.sqrt(vi + 0.05))
    pool(yi, vi)
    wall, cpu = [], []
    for _ in range(RUNS):
        begun, begun_cpu = time.perf_counter(), time.process_time()
        pool(yi, vi, method=Method.DL)
        found = pool(yi, vi, method=Method.REML)
        wall.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - begun_cpu)
    score, information = _score(yi, vi, found.tau2)
    far = np.abs(score / information) > 1e-8
    failed = int((far & (found.tau2 > 0)).sum() + ((found.tau2 == 0) & (score > 1e-9)).sum())
    print(
        f"DL and REML, 1,000 sets of 20: {statistics.median(wall):.3f} s, {statistics.median(cpu):.3f} CPU s; {failed} failed"
    )
    return int(failed > 0 or statistics.median(cpu) > SECONDS_AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
