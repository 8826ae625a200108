"""The process that reads RIS, BibTeX and NBIB; see ``core.apart``. It answers with one line of JSON."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from typing import Any, Final

from speakopenly.core.apart import Limits, limit_this_process, read_what_is_asked
from speakopenly.hear.literature.records import Listed

MEGABYTE: Final = 1024 * 1024
MAX_FILE_BYTES: Final = 64 * MEGABYTE
"""20,000 records with abstracts have about 50 MB; databases hand out 2,000 to 10,000 at a time."""
LIMITS: Final = Limits(memory=2048 * MEGABYTE, seconds=120, patience=240, answer=4 * MAX_FILE_BYTES)
"""10,000 records take 2 (RIS) to 10 (BibTeX) seconds."""


def main() -> None:
    """Read one list as asked."""
    limit_this_process(LIMITS)
    asked, data = read_what_is_asked()
    sys.stdout.buffer.write(answer(asked, data))
    sys.stdout.buffer.flush()


def answer(asked: dict[str, Any], data: bytes) -> bytes:
    """Read one list and write down what came of it; ``data`` is UTF-8."""
    logging.disable(logging.CRITICAL)  # the parser logs what it cannot read, in its own words
    try:
        listed = _READERS[asked["kind"]](data.decode("utf-8", "replace"))
    except BaseException:  # noqa: BLE001 - whatever goes wrong in a parser, the file is refused
        return b"{}\n"
    finally:
        logging.disable(logging.NOTSET)
    told = {"records": listed.records, "rejected": listed.rejected, "notes": listed.notes}
    return json.dumps(told).encode() + b"\n"


def _read_ris(text: str) -> Listed:
    from speakopenly.hear.literature.from_ris import read_ris

    return read_ris(text)


def _read_bibtex(text: str) -> Listed:
    from speakopenly.hear.literature.from_bibtex import read_bibtex

    return read_bibtex(text)


def _read_nbib(text: str) -> Listed:
    from speakopenly.hear.literature.from_nbib import read_nbib

    return read_nbib(text)


_READERS: Final[dict[str, Callable[[str], Listed]]] = {
    "ris": _read_ris,
    "bibtex": _read_bibtex,
    "nbib": _read_nbib,
}

if __name__ == "__main__":
    main()
