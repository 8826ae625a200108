"""Survey answers per second through the real server, and whether every receipt that was shown has its words.

python benchmarks/answering.py                        50 people at once for 60 s, on SQLite
python benchmarks/answering.py --database postgresql  on PostgreSQL: DATABASE_URL_PG, or one started here
python benchmarks/answering.py --kill                 the server killed (kill -9) every five seconds

As ``benchmarks/intake.py`` does it for reports. Each person posts the last page of a survey (a sealed draft of
22 KB) and reads their eight words. At the end each receipt has to find a response that was sent, and the
contribution of its person, opened with the key of its batch, has to hold the very words.
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

from taking_in import answers, floor, home, senders  # noqa: E402
from taking_in.postgres import Postgres, a_postgres  # noqa: E402
from taking_in.printing import print_result  # noqa: E402
from taking_in.senders import Found  # noqa: E402
from taking_in.server import Server  # noqa: E402


def main() -> int:
    """Run once; the exit status is 1 where an answer was lost or a page failed."""
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # told to stop, it still ends what it started
    with (
        tempfile.TemporaryDirectory(prefix="speakopenly-answering-", dir=options.folder) as folder,
        a_postgres(Path(folder), options.database) as database,
    ):
        return run(Path(folder), database, options)


def run(folder: Path, database: Postgres, options: argparse.Namespace) -> int:
    """One run in a folder of its own."""
    environment = home.prepare(folder / "home", database.address)
    answers.prepare(environment)
    before = floor.measure(folder)
    server = Server(environment, options.processes, [database.pid] if database.pid else [])
    with server:
        came = senders.send_for(server, environment, options)
    there = answers.how_many_are_there(environment, came.sent.shown)
    after = floor.measure(folder)
    found = Found(there, len(came.sent.shown) - there)
    return print_result(options, database.address, came, found, (before, after))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--senders", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--processes", type=int, default=2, help="web processes of the server")
    parser.add_argument("--drivers", type=int, default=2, help="processes the people are spread over")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument(
        "--kill", type=float, nargs="?", const=5.0, default=0.0,
        help="kill -9 all of the server so many seconds after it last began to answer",
    )  # fmt: skip
    parser.add_argument(
        "--folder", default=os.environ.get("TMPDIR"), help="where the throw-away home is made"
    )
    parser.set_defaults(what="answers")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
