"""Read every shared inspection report: seconds of processor and of the clock, and how well held-out ones are read.

Run: .venv/bin/python benchmarks/inspections.py
Bars: 299 reports in 120 seconds on 2 cores; macro F1 >= .85 for status and >= .75 for polarity where a line has at least
8 reports of each class. The labels are software's, not yet practitioners'.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from speakopenly.check.inspections.figures import load_figures
from speakopenly.check.inspections.files import read_reports
from speakopenly.check.inspections.reading import read_report

ROOT = Path(__file__).resolve().parent.parent
SHARED = (ROOT / os.environ.get("SPEAKOPENLY_SHARED", "../shared")).resolve() / "data"


def main() -> None:
    reports = list(read_reports(SHARED / "inspections" / "ofsted_reports.jsonl.gz"))
    read_report(reports[0])
    clock, processor = time.perf_counter(), time.process_time()
    quotes = sum(len(found.quotes) for report in reports for found in read_report(report).lines.values())
    print(
        f"{len(reports)} reports, {quotes} quotes: {time.process_time() - processor:.1f} CPU s,"
        f" {time.perf_counter() - clock:.1f} s by the clock, one process"
    )
    for name in ("held_out", "cross_validated_by_authority"):
        figures = load_figures()[name]
        print(f"\n{name}: {figures['reports']} reports, labelled by {load_figures()['labelled_by']}")
        for line, found in figures["lines"].items():
            counts = ", ".join(f"{number} {each}" for each, number in found["counts"].items())
            status = (
                f"{found['status_f1']}{'' if found['status_measurable'] else ' (fewer than 8 of a class)'}"
            )
            polarity = f"{found['polarity_f1']}{'' if found['polarity_measurable'] else ' (fewer than 8 of a class)'}"
            print(f"  {line:<20} status F1 {status}; polarity F1 {polarity}; {counts}")
    second = load_figures()["second_reader_blind"]
    print(f"\ntwo software readers, apart, {second['reports']} reports (raw agreement, AC1)")
    for line, found in second["lines"].items():
        said = "; ".join(
            f"{what} {found[what]['raw']['estimate']}, {found[what]['ac1']['estimate']}"
            for what in ("status", "polarity")
        )
        print(f"  {line:<20} {said}")


if __name__ == "__main__":
    main()
