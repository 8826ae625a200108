"""Open a .qdpx in a process apart, with a limit on memory and time, whoever sent it."""

from __future__ import annotations

import json
from typing import Final

from speakopenly.core.apart import WorkFailed, WorkStopped, work_apart
from speakopenly.core.errors import BadInput
from speakopenly.understand.exchange.codebook import codebook_of_project, read_qdc
from speakopenly.understand.exchange.limits import CHILD, MAX_FILE_BYTES, MEGABYTE
from speakopenly.understand.exchange.packing import EXPORT_AGAIN, SPLIT
from speakopenly.understand.exchange.records import Codebook, Project
from speakopenly.understand.exchange.worker import PROJECT, REFUSED

_WORKER: Final = "speakopenly.understand.exchange.worker"


def read_qdpx(data: bytes, name: str) -> Project:
    """Read a REFI-QDA project of any program; ``Project.remarks`` says what was left out of it.

    Raises:
        BadInput: it is no project, is damaged or locked, or wants more memory or time than we give.
    """
    if len(data) > MAX_FILE_BYTES:
        raise BadInput(f"is larger than {MAX_FILE_BYTES // MEGABYTE} MB.", do=SPLIT, file=name)
    try:
        answer = work_apart(_WORKER, asked={"name": name}, data=data, limits=CHILD)
    except WorkStopped:
        raise BadInput("wants more memory or time than we give a file.", do=SPLIT, file=name) from None
    except WorkFailed:
        raise BadInput("cannot be read.", do=EXPORT_AGAIN, file=name) from None
    if answer.startswith(REFUSED):
        problem, do = json.loads(answer[1:])
        raise BadInput(problem, do=do, file=name)
    return PROJECT.validate_json(answer[1:])


def read_codes_of(data: bytes, name: str) -> Codebook:
    """The codes of a codebook (.qdc) or of a whole project (.qdpx).

    Raises:
        BadInput: it is neither, or as for ``read_qdpx``.
    """
    if data.startswith(b"PK"):
        return codebook_of_project(read_qdpx(data, name))
    return read_qdc(data, name)
