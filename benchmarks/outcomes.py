"""How long control charts of many series take by command: ``python benchmarks/outcomes.py [--series 10000]``.

One CSV of invented monthly counts, three years of each series, goes through ``speakopenly spc --series`` in a
process of its own, start-up, reading and JSON included. The bar: 10,000 series in at most 60 seconds. For the
library alone, seconds for 1,000 interrupted series stand beside it.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

POINTS = 36
SECONDS_AT_MOST = 60
ERRORS = ("ols", "hac:3", "ar1")


def make_table(path: Path, series: int) -> None:
    """Monthly counts around a level of each series' own, with a step in one of ten."""
    chance = random.Random(7)  # noqa: S311  (the same table every time)
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow(["measure", "month", "count"])
        for number in range(series):
            level, step = chance.randint(20, 400), 30 if number % 10 == 0 else 0
            for point in range(POINTS):
                month = f"{2022 + point // 12}-{point % 12 + 1:02}-01"
                value = round(chance.gauss(level + step * (point >= POINTS // 2), level**0.5))
                write.writerow([f"measure {number}", month, value])


def chart_all(table: Path, out: Path) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and megabytes of the command."""
    script = "import sys; from speakopenly.cli import run; sys.exit(run(sys.argv[1:]))"
    options = ["--date", "month", "--value", "count", "--series", "measure", "--json"]
    command = [sys.executable, "-c", script, "spc", str(table), *options]
    began = time.perf_counter()
    with out.open("wb") as file:
        process = subprocess.Popen(command, stdout=file)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("The command failed.")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def time_interrupted(errors: str, series: int = 1_000) -> float:
    """CPU seconds for so many fits of 48 points."""
    from speakopenly.check.outcomes.its import fit_series, plan_for, read_errors
    from speakopenly.check.outcomes.series import Point, Series, When

    chance, how = random.Random(7), read_errors(errors)  # noqa: S311
    plans = [
        plan_for(
            Series("", tuple(Point(When(at, str(at)), chance.gauss(50, 7)) for at in range(48))), change_at=24
        )
        for _ in range(series)
    ]
    began = time.process_time()
    for plan in plans:
        fit_series(plan, errors=how)
    return time.process_time() - began


def main() -> int:
    """Print the figures; 1 where the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=10_000)
    series = parser.parse_args().series
    with tempfile.TemporaryDirectory() as folder:
        table, out = Path(folder) / "measures.csv", Path(folder) / "charts.json"
        make_table(table, series)
        wall, cpu, megabytes = chart_all(table, out)
        charts = json.loads(out.read_text(encoding="utf-8"))["series"]
    if len(charts) != series:
        raise SystemExit("Some series are missing.")
    print(f"spc: {series:,} series of {POINTS}: {wall:.1f} s, {cpu:.1f} CPU s, {megabytes:.0f} MB")
    for errors in ERRORS:
        print(f"its, {errors}: 1,000 series of 48: {time_interrupted(errors):.1f} CPU s")
    return 0 if wall <= SECONDS_AT_MOST else 1


if __name__ == "__main__":
    sys.exit(main())
