"""Read 200,000 rows from CSV, Excel, parquet and JSON lines: CPU seconds and peak memory of each.

python benchmarks/tables.py [--rows 200000]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import polars

READ = "import sys; from pathlib import Path; from speakopenly.core.tables import read_table as r; t = r(Path(sys.argv[1])); assert len(t.rows) == int(sys.argv[2])"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    rows = parser.parse_args().rows
    table = polars.DataFrame(
        {f"column {c}": [f"words {'of a person ' * (r % 5)}{r}" for r in range(rows)] for c in range(6)}
    )
    with tempfile.TemporaryDirectory() as place:
        for kind, write in {
            "csv": table.write_csv,
            "xlsx": table.write_excel,
            "parquet": table.write_parquet,
            "jsonl": table.write_ndjson,
        }.items():
            path = Path(place) / f"voices.{kind}"
            write(path)
            print(json.dumps({"kind": kind, "rows": rows, **measure(path, rows)}))


def measure(path: Path, rows: int) -> dict[str, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", READ, path, str(rows)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_seconds": round(cpu, 1), "peak_mb_so_far": after.ru_maxrss // 1024}


if __name__ == "__main__":
    main()
