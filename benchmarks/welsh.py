"""How often a Welsh answer and its English twin meet in one theme.

    python benchmarks/welsh.py

Sixty invented pairs stand, in two languages, among invented English voices of Northmoor. The share of pairs
whose two answers have one main theme is printed, and what it would be by chance: the share of all pairings of
a Welsh answer with an English one. The pairs and the list of Welsh words were written by the same hand (the
words first, and not changed after), so the share flatters; on real answers it will be lower.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
NORTHMOOR = HERE.parent / "examples" / "northmoor" / "listening.csv"


def main() -> None:
    with (HERE / "data" / "welsh_pairs.csv").open(encoding="utf-8") as file:
        pairs = list(csv.DictReader(file))
    rows = [(f"{language}{number}", pair[language]) for number, pair in enumerate(pairs) for language in pair]
    with NORTHMOOR.open(encoding="utf-8") as file:
        rows += [(f"voice{number}", row["text"]) for number, row in enumerate(csv.DictReader(file))]
    for embedder in sys.argv[1:] or ("minilm", "static"):
        print_share(pairs, rows, embedder)


def print_share(pairs: list[dict[str, str]], rows: list[tuple[str, str]], embedder: str) -> None:
    theme_of = themes(rows, embedder)
    welsh = [theme_of[f"welsh{number}"] for number in range(len(pairs))]
    english = [theme_of[f"english{number}"] for number in range(len(pairs))]
    placed = sum(bool(theme) for theme in welsh)
    meet = sum(one == other != "" for one, other in zip(welsh, english, strict=True))
    often = Counter(english)
    chance = sum(often[theme] for theme in welsh if theme) / len(pairs) ** 2
    print(
        f"{embedder}: {len(pairs)} pairs among {len(rows)} answers in {len(set(theme_of.values()) - {''})} themes: "
        f"{placed} Welsh answers placed, {meet} meet their twin ({meet / len(pairs):.0%}; by chance {chance:.0%})"
    )


def themes(rows: list[tuple[str, str]], embedder: str) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "answers.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("id", "text"), *rows])
        speakopenly = Path(sys.executable).with_name("speakopenly")
        command = ["themes", str(table), "--text-column", "text", "--id-column", "id", "--embedder", embedder]
        subprocess.run([speakopenly, *command, "--out", folder], check=True, stdout=subprocess.DEVNULL)
        with (Path(folder) / "assignments.csv").open(encoding="utf-8") as file:
            return {row["id"]: row["theme_id"] for row in csv.DictReader(file)}


if __name__ == "__main__":
    main()
