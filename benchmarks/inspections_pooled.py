"""From 299 inspection reports to a verified publication: ``python benchmarks/inspections_pooled.py``.

The shared reports are read, pooled and written as ``make inspections`` does it, and checked by ``verify``; for each
the wall seconds, CPU seconds and peak memory of its process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT / os.environ.get("SPEAKOPENLY_SHARED", "../shared")
REPORTS = SHARED / "data" / "inspections" / "ofsted_reports.jsonl.gz"


def main() -> int:
    """Print what each step took; 2 where the shared reports are not there."""
    if not REPORTS.exists():
        print(f"SHARED DATA ABSENT: {REPORTS}")
        return 2
    with tempfile.TemporaryDirectory() as place:
        make = ["-m", "speakopenly.check.inspections.pooling", "--shared", "--out", place, str(REPORTS)]
        print(f"read, pool and write: {measure(make)}")
        print(f"verify: {measure(['-c', 'from speakopenly.cli import main; main()', 'verify', place])}")
    return 0


def measure(arguments: list[str]) -> str:
    """Run one command in a process of its own."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{wall:.1f} s wall, {cpu:.1f} CPU s, peak {after.ru_maxrss // 1024} MB"


if __name__ == "__main__":
    sys.exit(main())
