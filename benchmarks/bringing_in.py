"""How long 100,000 survey answers take to come in: ``python benchmarks/bringing_in.py [--rows 100000]``.

A CSV of invented answers is chosen, matched and brought in by the real functions, each step in a process of its
own as web and worker are; every answer is sealed. Seconds are wall and CPU; memory is the most any step held.
The bar: all of it in at most 60 seconds, within 500 MB.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS_AT_MOST, MEGABYTES_AT_MOST = 60, 500
SAID = (
    "The duty line rang out all weekend and nobody told us who to try next.",
    "Handover notes were two lines long, so I started again with the family.",
    "My worker changed four times before the summer and I stopped explaining.",
    "Nobody read the plan aloud, and half of the room could not read it.",
    "A quiet room and ten more minutes would have told us more than the form.",
)
STEP = """
import json, resource, sys, time
began = time.perf_counter()
from speakopenly.web import commands
commands.prepare_database()
from benchmarks.bringing_in import {step}
{step}(*sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def make_table(rows: int) -> bytes:
    """Invented answers of one to five sentences, with an id, a role and a nation."""
    chance, out = random.Random(7), io.StringIO()  # noqa: S311  (the same table every time)
    write = csv.writer(out)
    write.writerow(["id", "role", "nation", "may quote", "text"])
    for number in range(rows):
        text = " ".join(chance.choices(SAID, k=chance.randint(1, 5)))
        write.writerow([f"R{number}", f"role {number % 9}", ("England", "Wales")[number % 2], "yes", text])
    return out.getvalue().encode()


def begin() -> None:
    """Northmoor, a facilitator and an open exercise."""
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.plans import open_exercise

    service = people.found_service(name="Northmoor")
    user = people.add_person(
        service=service,
        email="asha@northmoor.example",
        name="Asha",
        password=os.urandom(12).hex(),
        roles=[Role.FACILITATOR],
    )
    open_exercise(by=Staff(user=user, service=service, roles=frozenset({Role.FACILITATOR})))


def choose(file: str) -> None:
    """The file is read and sealed; its columns are matched as guessed."""
    from speakopenly.web.hear.listening import actions, columns, reading
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.people.models import User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    exercise, user = Exercise.objects.get(), User.objects.get()
    by = Staff(user=user, service=exercise.service, roles=frozenset({Role.FACILITATOR}))
    batch = actions.upload_file(exercise=exercise, by=by, name="said.csv", data=Path(file).read_bytes())
    table = reading.table_of(batch)
    actions.match_columns(batch=batch, by=by, places=columns.guess(table), channel="survey", table=table)
    actions.bring_in(batch=batch, by=by)


def bring_in() -> None:
    """The worker's part: every contribution is stored, sealed."""
    from speakopenly.web.hear.listening.models import Import
    from speakopenly.web.hear.listening.tasks import bring_in_contributions
    from speakopenly.web.jobs import claims
    from speakopenly.web.jobs.models import Job
    from speakopenly.web.jobs.shift import Shift

    shift = Shift()
    while claim := claims.claim_next(shift.owner):
        if Job.objects.get(pk=claim.job_id).task == bring_in_contributions.module_path:
            shift.do(claim)
            break
    print(f"  {Import.objects.get().brought_in:,} brought in", file=sys.stderr)


def step(home: Path, name: str, *arguments: str) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and megabytes of one step in its own process."""
    done = subprocess.run(
        [sys.executable, "-c", STEP.format(step=name), *arguments],
        env={**os.environ, "SPEAKOPENLY_HOME": str(home), "PYTHONPATH": "."},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    wall, cpu, megabytes = json.loads(done.stdout.splitlines()[-1])
    return wall, cpu, megabytes


def main() -> int:
    """Print what each step took; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "said.csv"
        file.write_bytes(make_table(rows))
        print(f"{rows:,} answers, {file.stat().st_size / 1024**2:.1f} MB")
        step(home, "begin")
        took = {"choose and match": step(home, "choose", str(file)), "bring in": step(home, "bring_in")}
    for name, (wall, cpu, megabytes) in took.items():
        print(f"  {name}: {wall:.1f} s, CPU {cpu:.1f} s, {megabytes:.0f} MB")
    wall, most = sum(each[0] for each in took.values()), max(each[2] for each in took.values())
    print(f"in all {wall:.1f} s (at most {SECONDS_AT_MOST}), {most:.0f} MB (at most {MEGABYTES_AT_MOST})")
    return int(wall > SECONDS_AT_MOST or most > MEGABYTES_AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
