"""From 2,000 rows to three documents and back: seconds for ``speakopenly findings`` and ``verify``.

python benchmarks/findings.py              the NHS feedback, 2,000 rows drawn by seed
python benchmarks/findings.py --rows 500
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT / os.environ.get("SPEAKOPENLY_SHARED", "../shared")
COMMAND = [sys.executable, "-c", "from speakopenly.cli import main; main()"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        table, out = Path(place) / "voices.csv", Path(place) / "out"
        write_table(table, options.rows)
        for name, arguments in {
            "findings": ["findings", str(table), "--text-column", "text", "--out", str(out)],
            "verify": ["verify", str(out)],
            "verify, public pack alone": ["verify", str(out / "public")],
        }.items():
            print(f"{name}: {measure(arguments)}")


def write_table(path: Path, rows: int) -> None:
    source = SHARED / "data" / "listening" / "nhs_fft_phase1_singlelabel.csv.gz"
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    random.Random(0).shuffle(texts)  # noqa: S311 - a sample, not a secret
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["text"], *([text] for text in texts[:rows])])


def measure(arguments: list[str]) -> str:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([*COMMAND, *arguments], check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{wall:.1f} s wall, {cpu:.1f} CPU s, peak {after.ru_maxrss // 1024} MB"


if __name__ == "__main__":
    main()
