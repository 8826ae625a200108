"""How well the names of themes tell which theme they are, by a blind test; and how well other views are found.

    python benchmarks/theme_names.py                      the developers' half of the NHS feedback, 3,000 texts
    python benchmarks/theme_names.py --rows 10000         all of it
    python benchmarks/theme_names.py --out DIR            keep the questions for people, and the answers apart
    python benchmarks/theme_names.py --views              passages that saw it differently, against how they were coded

Each question shows five passages drawn by chance from one theme and four names. The judge is a simple machine:
the name nearest to the mean of the passages. Chance gets 25%. Wrong names are drawn by chance ("any") or are the
three nearest in meaning ("near", the harder test). The judge uses MiniLM whatever found the themes, and the
names were made with the same model, so people may do worse or better: the material is for them.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import os
import random
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = (ROOT / os.environ.get("SPEAKOPENLY_SHARED", "../shared")).resolve() / "data"
DEFAULT_FILE = SHARED / "listening" / "nhs_fft_phase1_singlelabel.csv.gz"


def main() -> None:
    options = read_options()
    rows = read_rows(options)
    if options.views:
        print_views(rows)
    else:
        print_names(rows, options)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--file", type=Path, default=DEFAULT_FILE)
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--embedder", choices=["minilm", "static"], default="minilm")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--rounds", type=int, default=5, help="times five other passages are drawn of each theme"
    )
    parser.add_argument("--out", type=Path)
    parser.add_argument("--views", action="store_true")
    return parser.parse_args()


def read_rows(options: argparse.Namespace) -> list[dict[str, str]]:
    with gzip.open(options.file) as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, "utf-8")))
    random.Random(options.seed).shuffle(rows)  # noqa: S311  (which rows are taken is no secret)
    return rows[: options.rows]


def print_names(rows: list[dict[str, str]], options: argparse.Namespace) -> None:
    from speakopenly.core.records import ContributionId, PersonId
    from speakopenly.understand.embeddings import load_encoder
    from speakopenly.understand.passages import split_passages
    from speakopenly.understand.themes import Voice, find_themes
    from speakopenly.understand.themes.matching import Score, judge, make_questions, score

    voices = [
        Voice(id_, PersonId(id_), split_passages(id_, row["text"]), row["question"])
        for row in rows
        if (id_ := ContributionId(row["id"]))
    ]
    encoder, judging = load_encoder(options.embedder), load_encoder("minilm")
    found = find_themes(voices, encoder=encoder, seed=options.seed)
    texts = {passage.id: passage.text for voice in voices for passage in voice.passages}
    tops = sum(theme.parent is None for theme in found.themes)
    print(f"{len(voices)} texts, {tops} themes found with {encoder.name}; the judge is {judging.name}")
    for shown, with_descriptions in (("name", False), ("name and description", True)):
        for wrong, near in (("any", None), ("near", judging)):
            right = asked = 0
            for round in range(options.rounds):
                matching = make_questions(
                    found.themes,
                    texts,
                    seed=options.seed + round,
                    encoder=near,
                    with_descriptions=with_descriptions,
                )
                result = score(matching, judge(matching.questions, judging))
                right, asked = right + result.right, asked + result.asked
                if options.out and not round:
                    keep(matching, options.out / f"{shown.replace(' ', '-')}-{wrong}")
            total = Score(right, asked)
            spread = total.range
            assert spread is not None  # noqa: S101  (something was asked)
            print(
                f"{shown:22} wrong names {wrong:5} {right:4} of {asked:4} right: {total.share:.3f}"
                f" ({spread.low:.3f} to {spread.high:.3f}; rounds share themes, so it is wider in truth)"
            )


def keep(matching: object, stem: Path) -> None:
    """The questions as a sheet for people, and the answers in a file of their own."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    with stem.with_suffix(".questions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["question", *(f"passage {n}" for n in range(1, 6)), *"ABCD", "your answer"])
        for each in matching.questions:  # type: ignore[attr-defined]
            writer.writerow([each.number, *each.passages, *each.names, ""])
    with stem.with_suffix(".answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["question", "answer"])
        for number, answer in enumerate(matching.answers, start=1):  # type: ignore[attr-defined]
            writer.writerow([number, "ABCD"[answer]])


def print_views(rows: list[dict[str, str]]) -> None:
    """Of the eight passages shown on each side of a label, how many were coded so (criticality under or over 0)."""
    from speakopenly.understand.findings.sides import two_sides

    by_label: dict[str, list[tuple[str, int]]] = {}
    for row in rows:
        if row["criticality"].lstrip("-").isdigit() and len(by_label.setdefault(row["label"], [])) < 300:
            by_label[row["label"]].append((row["text"], int(row["criticality"])))
    all_well, all_badly = [], []
    for label, said in sorted(by_label.items()):
        texts = [text for text, _ in said]
        sides = two_sides(texts)
        if sides is None:
            print(f"{label:28} {len(said):4} texts: no two sides")
            continue
        well = [said[at][1] > 0 for at in sides.well[:8]]
        badly = [said[at][1] < 0 for at in sides.badly[:8]]
        all_well += well
        all_badly += badly
        chance = sum(code > 0 for _, code in said) / len(said), sum(code < 0 for _, code in said) / len(said)
        print(
            f"{label:28} {len(said):4} texts: well {sum(well)} of {len(well)} (by chance {chance[0]:.2f}),"
            f" badly {sum(badly)} of {len(badly)} (by chance {chance[1]:.2f})"
        )
    print(f"all: well {sum(all_well)} of {len(all_well)}, badly {sum(all_badly)} of {len(all_badly)}")


if __name__ == "__main__":
    main()
