"""Opinion groups of rounds against those Polis exported: ``python benchmarks/rounds.py``.

Reads the two shared conversations (/listening/PROVENANCE.md), or any given as FOLDER/NAME (the file names
before ``_participants_votes.csv.gz``). Prints for each whether groups are shown, how steady they are over draws
of people, and the adjusted Rand index with Polis's own groups, over the people both placed. The bar: ARI of at
least .75 wherever groups are shown. What is not shown is not compared, and is said.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import sys
import time
from pathlib import Path

import numpy as np

from speakopenly.understand.rounds import Groups, NoGroups, Vote, Votes, count_round, gather_votes

SHARED = Path(os.environ.get("SPEAKOPENLY_SHARED", "../shared")) / "data" / "listening"
CONVERSATIONS = ("polis_scoop_hivemind_biodiversity", "polis_london_youth_policing")
BAR = 0.75
SEEDS = 3
MODERATED_OUT = "-1"


def read(at: Path) -> tuple[Votes, dict[str, str]]:
    """The votes on statements that moderators let stand, and the group Polis gave to each person."""
    with gzip.open(f"{at}_comments.csv.gz", "rt", encoding="utf-8") as file:
        out = {row["comment-id"] for row in csv.DictReader(file) if row["moderated"] == MODERATED_OUT}
    with gzip.open(f"{at}_participants_votes.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    statements = [name for name in rows[0] if name.isdigit() and name not in out]
    cast = [
        (row["participant"], statement, Vote(int(row[statement])))
        for row in rows
        for statement in statements
        if row[statement]
    ]
    return gather_votes(cast), {row["participant"]: row["group-id"] for row in rows if row["group-id"]}


def compare(name: str, at: Path, seed: int) -> float | None:
    from sklearn.metrics import adjusted_rand_score

    votes, theirs = read(at)
    began = time.process_time()
    result = count_round(votes, seed=seed)
    seconds = time.process_time() - began
    head = f"{name}, seed {seed}: {len(votes.people)} people, {len(votes.statements)} statements, {seconds:.1f} CPU s:"
    if isinstance(result.groups, NoGroups):
        steady = result.groups.steadiness
        print(head, f"refused ({result.groups.why}, {result.groups.placed} placed, steadiness {steady})")
        return None
    found: Groups = result.groups
    both = [
        place for place, person in enumerate(votes.people) if found.labels[place] >= 0 and person in theirs
    ]
    people = [votes.people[place] for place in both]
    ari = float(adjusted_rand_score([theirs[person] for person in people], found.labels[np.array(both)]))
    print(
        head,
        f"groups of {found.sizes}, steadiness {found.steadiness:.2f} (lowest tenth {found.lowest_tenth:.2f}),"
        f" silhouette {found.silhouette:.3f} (shuffled {found.chance:.3f}), ARI with Polis {ari:.3f} of {len(both)};"
        f" {len(result.consensus)} consensus, {len(result.differences)} differences told",
    )
    return ari


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("conversations", nargs="*", help="FOLDER/NAME; without any, the shared ones")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    arguments = parser.parse_args()
    paths = [Path(each) for each in arguments.conversations] or [SHARED / name for name in CONVERSATIONS]
    worst = 0
    for path in paths:
        for seed in range(arguments.seeds):
            ari = compare(path.name, path, seed)
            worst = max(worst, int(ari is not None and ari < BAR))
    return worst


if __name__ == "__main__":
    sys.exit(main())
