"""The process that opens a project that strangers send; see ``core.apart``."""

from __future__ import annotations

import json
import sys
from typing import Final

from pydantic import TypeAdapter

from speakopenly.core.apart import limit_this_process, read_what_is_asked
from speakopenly.core.errors import BadInput
from speakopenly.understand.exchange.limits import CHILD
from speakopenly.understand.exchange.reading import read_project
from speakopenly.understand.exchange.records import Project

PROJECT: Final = TypeAdapter(Project)
READ, REFUSED = b"r", b"n"


def main() -> None:
    """Read one project as asked."""
    limit_this_process(CHILD)
    asked, data = read_what_is_asked()
    sys.stdout.buffer.write(answer(data, str(asked["name"])))
    sys.stdout.buffer.flush()


def answer(data: bytes, name: str) -> bytes:
    """One letter for what came of it, then the project, or the problem and what to do."""
    try:
        return READ + PROJECT.dump_json(read_project(data, name))
    except BadInput as error:
        return REFUSED + json.dumps([error.problem, error.do]).encode()


if __name__ == "__main__":
    main()
