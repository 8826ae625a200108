"""What themes of very many voices cost, and what a second worker saves.

    python benchmarks/scale.py                        10,000 and 100,000 voices, then one worker beside two
    python benchmarks/scale.py --rows 1000000         a million (hours of patience on a busy machine)
    python benchmarks/scale.py --workers              one worker beside two alone

Voices are real feedback cut into sentences and shuffled, half of them, and sentences of a small grammar; so
there are as many different wordings as there are voices. ``themes --embedder static`` reads them as given.
Memory is that of all its processes together, looked at twice a second. The map step is de-identification,
passages and vectors of MiniLM, by workers with one thread each; starting them does not count.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = (ROOT / os.environ.get("SPEAKOPENLY_SHARED", "../shared")).resolve() / "data"
REAL = SHARED / "listening" / "nhs_fft_phase1_singlelabel.csv.gz"
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
WHO = [
    "the social worker",
    "my daughter's worker",
    "the duty team",
    "our support worker",
    "the new manager",
    "the school",
    "the reviewing officer",
    "the carer",
    "the therapist",
    "his advocate",
    "the panel",
    "the contact supervisor",
]
DID = [
    "never rang back",
    "explained every step",
    "kept changing the day",
    "listened to my son",
    "lost our papers",
    "came late again",
    "wrote the plan with us",
    "did not know the history",
    "asked what we needed",
    "left without a word",
    "sent the letter twice",
    "stood up for her",
    "cancelled at the last minute",
    "read the whole file first",
]
ABOUT = [
    "the review",
    "the meeting",
    "the visit at home",
    "the bus to contact",
    "the assessment",
    "the move",
    "the waiting list",
    "the phone line",
    "the form on line",
    "respite care",
    "the money for travel",
    "his medication",
    "the taxi to school",
]
WHEN = [
    "last winter",
    "for three months",
    "since the summer",
    "on the first day",
    "in the holidays",
    "after the court",
    "before her birthday",
    "when the office moved",
    "at short notice",
    "twice this year",
    "while we were away",
]
SO = [
    "so nobody knew what came next",
    "and that made the difference",
    "which cost us a day's work",
    "and I felt part of it",
    "so my son stopped asking",
    "and we are still waiting",
    "but things are better now",
    "because the team is too small",
    "and no one wrote it down",
    "so I had to tell it all again",
]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--embedder", choices=["static", "minilm"], default="static")
    parser.add_argument("--workers", action="store_true", help="one worker beside two, and nothing else")
    parser.add_argument("--texts", type=int, default=1_600, help="how many texts the workers read")
    options = parser.parse_args()
    if not options.workers:
        print(
            "     rows     CPU s    wall s  MB in all  largest MB  themes  CPU s for 1,000 rows", flush=True
        )
        for rows in options.rows:
            print_run(rows, options.embedder)
    if options.workers or options.rows == [10_000, 100_000]:
        print_workers(options.texts)


def print_run(rows: int, embedder: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "voices.csv"
        write_voices(table, rows)
        command = ["themes", str(table), "--text-column", "text", "--id-column", "id", "--json"]
        command += ["--embedder", embedder, "--out", str(Path(folder) / "out")]
        speakopenly = Path(sys.executable).with_name("speakopenly")
        running = subprocess.Popen([speakopenly, *command], stdout=subprocess.PIPE)
        peak = Peak(running.pid)
        told, _ = running.communicate()
        if running.returncode:
            sys.exit(running.returncode)
        run = json.loads(told)
        with (Path(folder) / "out" / "themes.csv").open(encoding="utf-8") as file:
            tops = sum(not row["parent_id"] for row in csv.DictReader(file))
    cost = f"{run['cpu_seconds']:9.1f} {run['seconds']:9.1f} {peak.megabytes:10.0f} {run['peak_mb']:11.0f}"
    print(f"{rows:9,d} {cost} {tops:7d} {1000 * run['cpu_seconds'] / rows:21.2f}", flush=True)


class Peak(threading.Thread):
    """The most memory that a process and its children had together."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.megabytes = pid, 0.0
        self.start()

    def run(self) -> None:
        while Path(f"/proc/{self.pid}").exists():
            self.megabytes = max(self.megabytes, sum(resident(pid) for pid in family(self.pid)) / 1024)
            time.sleep(0.5)


def family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def write_voices(path: Path, rows: int) -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable, keeps no secret
    sentences = real_sentences()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text"])
        for row in range(rows):
            writer.writerow([f"p{row}", voice(chance, sentences)])


def real_sentences() -> list[str]:
    import polars

    texts = polars.read_csv(REAL, infer_schema=False)["text"].drop_nulls().to_list()
    return [sentence for text in texts for sentence in SENTENCE.split(text) if len(sentence.split()) > 2]


def voice(chance: random.Random, sentences: list[str]) -> str:
    parts = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        if chance.random() < 0.5:
            parts.append(chance.choice(sentences))
        else:
            who, did, about, when, so = (chance.choice(each) for each in (WHO, DID, ABOUT, WHEN, SO))
            parts.append(f"{who.capitalize()} {did} about {about} {when}, {so}.")
    return " ".join(parts)


def print_workers(count: int) -> None:
    from speakopenly.understand.portions import HowToRead, Portion
    from speakopenly.understand.portions.cluster import Cluster
    from speakopenly.understand.portions.reading import read_portion

    chance = random.Random(7)  # noqa: S311 - repeatable, keeps no secret
    sentences = real_sentences()
    texts = [voice(chance, sentences) for _ in range(count)]

    def portions(size: int, many: int) -> Iterator[Portion]:
        for number in range(many):
            own = tuple(texts[number * size : (number + 1) * size])
            ids = tuple(str(row) for row in range(len(own)))
            yield Portion(number, tuple(range(len(own))), ids, ids, (None,) * len(own), own, ())

    how, seconds = HowToRead("minilm", hide=True), {}
    for workers in (1, 2):
        with Cluster(f"local:{workers}") as cluster:
            for _ in cluster.each(read_portion, portions(20, 4 * workers), how):
                pass  # every worker loads its models before the clock starts
            started = time.perf_counter()
            for _ in cluster.each(read_portion, portions(100, count // 100), how):
                pass
            seconds[workers] = time.perf_counter() - started
    load = os.getloadavg()[0]
    one, two = (count / seconds[workers] for workers in (1, 2))
    print(
        f"one worker {one:.0f} texts/s, two {two:.0f}: {two / one:.2f} times (load of the machine {load:.1f})"
    )


if __name__ == "__main__":
    main()
