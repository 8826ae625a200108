"""Make the publication: ``python -m speakopenly.check.inspections.pooling FILES --out DIR``.

``make inspections`` calls it with the shared reports and with ``--shared``, which says where those come from.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from speakopenly.check.inspections.files import read_reports
from speakopenly.check.inspections.pooling.accuracy import measured
from speakopenly.check.inspections.pooling.publication import Record, publish
from speakopenly.check.inspections.pooling.records import said_in
from speakopenly.check.inspections.reading import read_report
from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.core.publications import write_packs

ABOUT_THE_SHARED: Final = (
    "The reports are those that a public tool had gathered of standard inspections of children's services in"
    " England, and that are shared with this project for its making. Others were kept back to try the program"
    " on. At 31 March 2025 Ofsted listed 153 authorities; some that are here no longer exist.",
    "Not here: letters after focused visits and monitoring visits, joint inspections, most reports from"
    " before November 2013, reports that are scans, and everything from Scotland, Wales and Northern Ireland."
    " 2020 and 2021 have few reports, as inspections stopped for a time.",
)
_ABOUT_OTHERS: Final = ("The reports are those that were given to the program.",)


def main(arguments: Sequence[str]) -> int:
    """Read, pool, write; one line for each file that is refused, and then nothing is written."""
    options = _options().parse_args(arguments)
    try:
        record = Record(
            edition=options.edition,
            day=options.date,
            about_the_set=ABOUT_THE_SHARED if options.shared else _ABOUT_OTHERS,
            reports=tuple(
                said_in(read_report(each)) for file in options.files for each in read_reports(file)
            ),
            accuracy=measured(),
        )
        write_packs(publish(record), options.out)
    except SpeakOpenlyError as error:
        print(error, file=sys.stderr)  # noqa: T201  (a command's own words)
        return 2
    print(f"{len(record.reports)} reports: {options.out}/public, {options.out}/sealed")  # noqa: T201
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--edition", type=int, default=1)
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--shared", action="store_true", help="these are the reports shared with the project")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
