"""A recording written down in a process of its own, with limits: decoders read what strangers made.

The recording is handed over as an open file that may stand in memory alone, so no plain copy is on a disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from speakopenly.core.apart import Limits, WorkFailed, WorkStopped, lines_apart
from speakopenly.core.errors import BadInput, ModelMissing
from speakopenly.hear.speech.decoding import WHAT_WE_READ
from speakopenly.hear.transcripts.records import Cue, make_cue

MEGABYTE: Final = 1024 * 1024
WORKER: Final = "speakopenly.hear.speech.worker"
CHILD: Final = Limits(
    memory=4096 * MEGABYTE, seconds=8 * 3600, patience=8 * 3600, answer=64 * MEGABYTE, writes=64 * MEGABYTE
)
"""Address space, of which little is used. Two hours of talk take well under an hour."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How many seconds are done of how many, and the cue that was heard; None where it is only progress."""

    done: float
    seconds: float
    cue: Cue | None = None


def transcribe_apart(recording: int, *, model: Path | None = None, begin_at: float = 0.0) -> Iterator[Heard]:
    """Write down an open file (by its descriptor), from ``begin_at`` seconds on, as ``transcribe`` does.

    Raises:
        BadInput: it is no recording we can read, or its decoder crashed or wanted too much.
        ModelMissing: the extra or the packaged model is not installed.
    """
    asked = {
        "path": f"/proc/self/fd/{recording}",
        "model": str(model) if model else None,
        "begin_at": begin_at,
    }
    try:
        for line in lines_apart(WORKER, asked=asked, files=[recording], limits=CHILD):
            yield _heard(json.loads(line))
    except (WorkStopped, WorkFailed, ValueError) as error:
        raise BadInput("This recording could not be read to its end.", do=WHAT_WE_READ) from error


def _heard(told: dict[str, Any]) -> Heard:
    if "refused" in told:
        raise BadInput("This recording holds no sound that we can read.", do=WHAT_WE_READ)
    if "missing" in told:
        raise ModelMissing(told["missing"])
    cue = make_cue(*told["cue"]) if told.get("cue") else None
    return Heard(told["done"], told["of"], cue)
