"""How sphn is called: its panics are ours to word, and sound that stands in memory is given it as a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

from speakopenly.core.errors import BadInput

LOWEST_RATE: Final = 4_000
HIGHEST_RATE: Final = 384_000
WHAT_WE_READ: Final = "Save it as WAV, MP3, M4A or MP4 (with AAC sound), FLAC or Ogg."

Answer = TypeVar("Answer")


def guarded(file: str, deed: Callable[[], Answer]) -> Answer:
    """Do something with a recording. Raises BadInput where sphn refuses it or panics."""
    try:
        return deed()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, BadInput):
        raise
    except BaseException:  # noqa: BLE001 - a panic in Rust is no Exception
        raise BadInput(
            "holds no sound that we can read, or is damaged.", do=WHAT_WE_READ, file=file
        ) from None


def check_rate(rate: int, file: str) -> None:
    """Refuse a rate at which nobody records speech, before anything is computed from it."""
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise BadInput(f"has {rate} samples a second.", do=WHAT_WE_READ, file=file)


@contextmanager
def in_memory(data: bytes) -> Iterator[str]:
    """Give bytes a path that is no file on any disk."""
    descriptor = os.memfd_create("sound", os.MFD_CLOEXEC)
    try:
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            file.write(data)
        yield f"/proc/self/fd/{descriptor}"
    finally:
        os.close(descriptor)
