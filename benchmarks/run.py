"""Print every figure we quote, one benchmark after the other; each runs in a process of its own.

    make bench                          all of them; with peers where they can be installed
    python benchmarks/run.py themes     one of them

Timings are CPU seconds where it says so. Quote medians of several runs and ratios, not single wall times.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNS = {
    "themes": ["themes.py", "--peers"],
    "themes-cost": ["themes.py", "--rows", "10000", "--label-columns", "none"],
    "themes-static": ["themes.py", "--rows", "10000", "--label-columns", "none", "--embedder", "static"],
    "scale": ["scale.py"],
    "welsh": ["welsh.py"],
    "theme-names": ["theme_names.py"],
    "other-views": ["theme_names.py", "--views"],
    "deidentification": ["deidentification.py", "--set", "check"],
    "deidentification-speed": ["deidentification.py", "--speed"],
    "coding": ["coding.py"],
    "factors-safenet": ["factors.py", "safenet"],
    "rounds": ["rounds.py"],
    "pressures": ["pressures.py"],
    "meta": ["meta.py"],
    "screening": ["screening.py"],
    "literature": ["literature.py"],
    "literature-pages": ["literature_pages.py"],
    "factors-reports": ["factors.py", "reports"],
    "documents": ["documents.py"],
    "findings": ["findings.py"],
    "tables": ["tables.py"],
    "questionnaires": ["questionnaires.py"],
    "pages": ["pages.py"],
    "every-page": ["every_page.py"],
    "search": ["search.py", "--erase", "100"],
    "search-million": ["search.py", "--passages", "1000000"],
    "sealing": ["sealing.py"],
    "intake": ["intake.py"],
    "intake-killed": ["intake.py", "--kill"],
    "mixed-load": ["mixed_load.py"],
    "mixed-load-postgresql": ["mixed_load.py", "--database", "postgresql"],
    "restore": ["restore.py"],
    "restore-large": ["restore.py", "--megabytes", "1024"],
    "bringing-in": ["bringing_in.py"],
    "reading-files": ["reading_files.py"],
    "exchange": ["exchange.py", "--peers"],
    "outcomes": ["outcomes.py"],
    "culture": ["culture.py"],
    "inspections-pooled": ["inspections_pooled.py"],
    "inspections": ["inspections.py"],
    "language": ["language.py"],
    "speech": ["speech.py"],
    "patterns": ["patterns.py"],
}


def main(wanted: list[str]) -> int:
    """Run the benchmarks named, or all; the exit status is that of the worst."""
    worst = 0
    for name in wanted or RUNS:
        print(f"\n== {name}", flush=True)
        script, *options = RUNS[name]
        worst = max(worst, subprocess.call([sys.executable, HERE / script, *options]))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
