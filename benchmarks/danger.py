"""How much of what is dangerous the screen asks about, and how often it asks needlessly, on texts nobody tuned it on.

    python benchmarks/danger.py [FILE.jsonl]

The file is one JSON object a line: text, language, label (danger, adult, harm_done, none). The phrases were written
with sight of ``develop.jsonl`` and ``develop2.jsonl``; ``check.jsonl`` is read here, and only totals of it are printed
(twice so far: recall .31, then .54). All are invented, and a screen of phrases misses what is said in other words:
what is printed is no promise.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from speakopenly.hear.danger import DangerKind, screen

GOLD = Path(__file__).resolve().parents[1] / "tests" / "library" / "hear" / "danger" / "gold"
KINDS = {
    "danger": DangerKind.CHILD_AT_RISK,
    "adult": DangerKind.PERSON_A_RISK,
    "harm_done": DangerKind.CHILD_HARMED,
}
NONE = "none"


def main(path: Path) -> None:
    """Print recall by label and language, the share asked about needlessly, and seconds."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    screen("")
    began = time.process_time()
    marked = [screen(row["text"]) for row in rows]
    seconds = time.process_time() - began
    asked, right, of = Counter(), Counter(), Counter()
    for row, marks in zip(rows, marked, strict=True):
        for key in ((row["label"], row["language"]), (row["label"], "all")):
            of[key] += 1
            asked[key] += bool(marks)
            right[key] += KINDS.get(row["label"]) in {mark.kind for mark in marks}
    for (label, language), number in sorted(of.items()):
        what = "asked needlessly" if label == NONE else "asked"
        kind = "" if label == NONE else f", of which of this kind {right[label, language]}"
        share = asked[label, language] / number
        print(f"{label:10} {language:6} {what} {asked[label, language]} of {number} ({share:.2f}){kind}")
    dangers = [row["label"] != NONE for row in rows]
    found = sum(bool(marks) for marks, is_one in zip(marked, dangers, strict=True) if is_one)
    needless = sum(bool(marks) for marks, is_one in zip(marked, dangers, strict=True) if not is_one)
    print(f"recall {found / sum(dangers):.3f}, needless {needless / (len(rows) - sum(dangers)):.3f}")
    print(f"{seconds / sum(len(row['text']) for row in rows) * 20_000 * 1000:.1f} ms CPU for 20,000 letters")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD / "check.jsonl")
