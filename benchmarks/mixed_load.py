"""Everything at once: people who send, people who read, a search for themes and a backup, on one machine.

python benchmarks/mixed_load.py                           10 minutes on SQLite: 30 senders, 10 readers
python benchmarks/mixed_load.py --database postgresql     DATABASE_URL_PG, or one started here
python benchmarks/mixed_load.py --seconds 60 --workers 2

``speakopenly serve`` with two web processes in a throw-away home. Each sender sends a report, reads the page with
the eight words, waits a second and sends the next; each reader, whose key is open, goes from Today to the list of
reports, to one report, to the themes and to a search, with a second between. At the beginning a table of 2,000 voices
is brought in, and the worker reads them and looks for themes; at half time a backup is taken. Afterwards each receipt
that was shown is typed in at the mailbox and its words are compared, the job has to be done, and the backup is
rehearsed. The bar: nothing lost, no page failed, and p95 of each kind at most 500 ms.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from taking_in import home, readers, senders  # noqa: E402
from taking_in.postgres import Postgres, a_postgres  # noqa: E402
from taking_in.server import Server  # noqa: E402

BAR = 500.0


def main() -> int:
    """Run once; 1 where something was lost, a page failed or was late."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--senders", type=int, default=30)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two pages of one person")
    parser.add_argument("--voices", type=int, default=2000, help="what the theme job reads")
    parser.add_argument("--processes", type=int, default=2, help="web processes of the server")
    parser.add_argument("--drivers", type=int, default=1, help="processes the senders are spread over")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.set_defaults(what="report", kill=0.0)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # told to stop, it still ends what it started
    with (
        tempfile.TemporaryDirectory(prefix="speakopenly-mixed-") as folder,
        a_postgres(Path(folder), options.database) as database,
    ):
        return run(Path(folder), database, options)


def run(folder: Path, database: Postgres, options: argparse.Namespace) -> int:
    """One run in a folder of its own."""
    environment = home.prepare(folder / "home", database.address)
    cookies = readers.prepare(environment, options.readers)
    server = Server(environment, options.processes, [database.pid] if database.pid else [])
    backup: dict[str, Any] = {}
    with server:
        readers.begin_themes(environment, options.voices)
        reading = readers.Reading(server.port, cookies, options.seconds, options.pause)
        half_time = threading.Timer(options.seconds / 2, take_backup, (environment, folder, backup))
        reading.start()
        half_time.start()
        came = senders.send_for(server, environment, options)
        reading.join()
        half_time.join()
        job = readers.wait_for_themes(environment, patience=300)
        found = senders.open_all(server, came)
    is_whole = rehearse(environment, folder, database)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(f"reports: {len(came.sent.shown)} receipts shown, {found.opened} open, {found.lost} lost")
    figures = {"send": (came.sent.seconds, came.sent.failures), **reading.by_kind()}
    is_late = False
    for kind, (seconds, failures) in figures.items():
        p50, p95 = (1000 * at(seconds, share) for share in (50, 95))
        is_late = is_late or p95 > BAR
        print(f"{kind:10} {len(seconds):6} pages, {failures} failed; p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    print(
        f"theme job: {job}; backup: {backup.get('said')}, rehearsed: {'whole' if is_whole else 'NOT WHOLE'}"
    )
    print(
        f"CPU: server {came.server_cpu:.0f} s, senders {came.sent.cpu_seconds:.0f} s in {came.wall_seconds:.0f} s"
    )
    failed = sum(failures for _, failures in figures.values())
    is_kept = not (found.lost or failed) and bool(came.sent.shown) and is_whole and job.startswith("done")
    print(
        f"nothing lost: {'yes' if is_kept else 'NO'}; p95 at most {BAR:.0f} ms: {'NO' if is_late else 'yes'}"
    )
    return int(is_late or not is_kept)


def take_backup(environment: dict[str, str], folder: Path, told: dict[str, Any]) -> None:
    """With the command that an administrator uses, sealed under a passphrase."""
    (folder / "passphrase.txt").write_text("seven invented words for one benchmark alone\n")
    began = time.monotonic()
    done = command(
        environment, "backup", str(folder / "b.age"), "--passphrase-file", str(folder / "passphrase.txt")
    )
    told["said"] = (
        f"taken in {time.monotonic() - began:.0f} s" if done.returncode == 0 else done.stderr.strip()
    )


def rehearse(environment: dict[str, str], folder: Path, database: Postgres) -> bool:
    """Whether the backup comes back whole."""
    asked = [
        "restore",
        "--rehearse",
        str(folder / "b.age"),
        "--passphrase-file",
        str(folder / "passphrase.txt"),
    ]
    if database.address:
        scratch = database.address.replace("/postgres?", "/scratch?")
        made = "import os, psycopg; psycopg.connect(os.environ['DATABASE_URL'], autocommit=True).execute('CREATE DATABASE scratch')"
        subprocess.run([sys.executable, "-c", made], env=environment, check=True)
        asked += ["--scratch-database", scratch]
    done = command(environment, *asked)
    if done.returncode:
        print(done.stderr.strip())
    return done.returncode == 0


def command(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    program = "from speakopenly.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def at(seconds: list[float], share: int) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)] if ordered else 0.0


if __name__ == "__main__":
    sys.exit(main())
