"""10,000 contributions written as a project and read back: CPU seconds and megabytes of each step.

python benchmarks/exchange.py                 10,000 invented contributions, 30,000 codings
python benchmarks/exchange.py --rows 2000
python benchmarks/exchange.py --peers         opened, saved again by pyrefiqda, and compared with what we wrote

pyrefiqda gets an environment under build/exchange-peers: it is no dependency of ours.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from speakopenly.core.records import ContributionId, PersonId, Theme, ThemeId, make_passage
from speakopenly.understand.exchange import (
    Deidentified,
    Exercise,
    evidence_tables,
    project_of,
    read_qdpx,
    told_in,
    write_csv,
    write_parquet,
    write_qdpx,
)

Result = TypeVar("Result")
SENTENCES = (
    "Nobody rang back for weeks, and then somebody new did. ",
    "Roedd y gweithiwr yn garedig, ac fe wnaeth hi wrando arnom ni. ",
    "We were told at the meeting 🙂 and not before it. ",
    "The handover was lost when the worker changed again this spring. ",
)
THEMES, SENTENCES_EACH = 40, 3
PEER, PEERS = "pyrefiqda==0.3.1", Path(__file__).resolve().parent.parent / "build" / "exchange-peers"
OPEN_AND_SAVE = """
from pyrefiqda import RefiProject
project = RefiProject.load("n.qdpx", extract_dir="unpacked")
RefiProject.save(project, "again.qdpx", source_media_dir="unpacked/sources")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    exercise = Exercise("a key", "Invented", date(2026, 11, 2), "static 1", group_columns=("role", "nation"))
    rows, passages, themes = invent(options.rows)
    project = measure("build", lambda: project_of(exercise, rows, passages, themes))
    data = measure("write .qdpx", lambda: write_qdpx(project))
    print(f"{len(project.cases):,} cases, {len(project.codings):,} codings, {len(project.sources)} sources")
    print(f"file: {len(data) / 1e6:.1f} MB")
    read = measure("read .qdpx in a process apart", lambda: read_qdpx(data, "n.qdpx"))
    print(f"equal: {read == project}; every voice back: {len(told_in(read)) == len(rows)}")
    if options.peers:
        through = measure(f"{PEER}, open and save", lambda: through_peer(data))
        print(f"equal after {PEER}: {read_qdpx(through, 'n.qdpx') == project}")
    tables = measure("make tables", lambda: evidence_tables(exercise, rows, passages, themes))
    with tempfile.TemporaryDirectory() as place:
        for name, write in (("csv", write_csv), ("parquet", write_parquet)):
            measure(f"write {name}", lambda: [write(t, Path(place) / f"{t.name}.{name}") for t in tables])  # noqa: B023


def through_peer(data: bytes) -> bytes:
    python = PEERS / "bin" / "python"
    if not (PEERS / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", PEER], check=True)
        (PEERS / "ready").touch()
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "n.qdpx").write_bytes(data)
        subprocess.run([str(python), "-c", OPEN_AND_SAVE], cwd=place, check=True)
        return (Path(place) / "again.qdpx").read_bytes()


def invent(count: int) -> tuple[list[Deidentified], list, list[Theme]]:
    chance = random.Random(0)  # noqa: S311 - a sample, not a secret
    rows, passages = [], []
    members: list[list] = [[] for _ in range(THEMES)]
    for number in range(count):
        pieces = [chance.choice(SENTENCES) for _ in range(SENTENCES_EACH)]
        row = Deidentified(
            ContributionId(f"c{number:06}"),
            PersonId(f"p{number % (count * 4 // 5 + 1):06}"),
            "".join(pieces),
            question=f"Question {number % 4}",
            groups={
                "role": chance.choice(["carer", "worker", "judge"]),
                "nation": chance.choice(["Wales", "England"]),
            },
            language=chance.choice(["en", "cy"]),
        )
        start = 0
        for piece in pieces:
            passages.append(make_passage(row.id, row.text or "", start, start + len(piece)))
            members[chance.randrange(THEMES)].append(passages[-1].id)
            start += len(piece)
        rows.append(row)
    themes = [
        Theme(ThemeId(f"t{n}"), None, f"Theme {n}", "Invented.", ("a", "b"), tuple(each))
        for n, each in enumerate(members)
    ]
    return rows, passages, themes


def measure(name: str, work: Callable[[], Result]) -> Result:
    before, started = cpu(), time.perf_counter()
    result = work()
    wall, used = time.perf_counter() - started, cpu() - before
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{name}: {used:.1f} CPU s, {wall:.1f} s wall, peak {here} MB here, {child} MB in the child")
    return result


def cpu() -> float:
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


if __name__ == "__main__":
    main()
