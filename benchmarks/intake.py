"""Reports per second through the real server, and whether every receipt that was shown opens its report.

python benchmarks/intake.py                           50 senders for 60 s, on SQLite
python benchmarks/intake.py --database postgresql     on PostgreSQL: DATABASE_URL_PG, or one started here
python benchmarks/intake.py --kill                    the server killed (kill -9) every five seconds
python benchmarks/intake.py --senders 10 --seconds 3

A throw-away home with the door open, ``speakopenly serve`` with two web processes, and the senders on
the same machine: they share its processors with the server, and what they use is printed apart. Each sender
posts a whole report (a sealed draft of 22 KB), reads the page with the eight words, and goes on. Where an
answer does not come it sends the same again, as a person would. At the end each receipt that was shown is typed
in at the mailbox, and the words that come back are compared. The floor is how often this disk keeps a small
write (fdatasync), measured before and after.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from taking_in import floor, home, senders  # noqa: E402
from taking_in.postgres import Postgres, a_postgres  # noqa: E402
from taking_in.printing import print_result  # noqa: E402
from taking_in.server import Server  # noqa: E402

SECONDS_BETWEEN_KILLS = 5.0


def main() -> int:
    """Run once; the exit status is 1 where a report was lost or a page failed."""
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # told to stop, it still ends what it started
    with (
        tempfile.TemporaryDirectory(prefix="speakopenly-intake-", dir=options.folder) as folder,
        a_postgres(Path(folder), options.database) as database,
    ):
        return run(Path(folder), database, options)


def run(folder: Path, database: Postgres, options: argparse.Namespace) -> int:
    """One run in a folder of its own."""
    environment = home.prepare(folder / "home", database.address)
    before = floor.measure(folder)
    server = Server(environment, options.processes, [database.pid] if database.pid else [])
    with server:
        came = senders.send_for(server, environment, options)
        found = senders.open_all(server, came)
    after = floor.measure(folder)
    return print_result(options, database.address, came, found, (before, after))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--senders", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--processes", type=int, default=2, help="web processes of the server")
    parser.add_argument("--drivers", type=int, default=2, help="processes the senders are spread over")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument(
        "--kill", type=float, nargs="?", const=SECONDS_BETWEEN_KILLS, default=0.0,
        help="kill -9 all of the server so many seconds after it last began to answer",
    )  # fmt: skip
    parser.add_argument(
        "--folder", default=os.environ.get("TMPDIR"), help="where the throw-away home is made"
    )
    parser.set_defaults(what="report")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
