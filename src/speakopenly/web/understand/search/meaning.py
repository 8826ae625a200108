"""Vectors of the passages of one exercise, in a folder of its own: made again from the passages at any time.

Writers hold the database's lock on the exercise, so nothing of a passage is written after it was forgotten.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from speakopenly.understand.search.meaning import MeaningIndex
from speakopenly.web.understand.reading import machines

_MODEL = "model"


def folder_of(exercise_id: UUID) -> Path:
    """Where the vectors of an exercise lie."""
    return Path(settings.HOME) / "search" / str(exercise_id)


def opened(exercise_id: UUID) -> MeaningIndex | None:
    """The vectors of an exercise to search in; None where there are none of the encoder in use."""
    folder = folder_of(exercise_id)
    model = folder / _MODEL
    if not model.exists() or model.read_text("utf-8") != settings.ENCODER:
        return None
    stamp = tuple(sorted((each.name, each.stat().st_size, each.stat().st_ino) for each in folder.iterdir()))
    return _open(folder, machines.encoder(settings.ENCODER).dimensions, stamp)


def to_write(exercise_id: UUID) -> MeaningIndex:
    """The same to add to; begun anew where another encoder made what is there."""
    folder = folder_of(exercise_id)
    dimensions = machines.encoder(settings.ENCODER).dimensions
    model = folder / _MODEL
    if not model.exists() or model.read_text("utf-8") != settings.ENCODER:
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(exist_ok=True, mode=0o700)
        folder.mkdir(mode=0o700)
        model.write_text(settings.ENCODER, "utf-8")
    return MeaningIndex(dimensions, folder)


def forget(exercise_id: UUID, numbers: Sequence[int]) -> int:
    """Overwrite the vectors of these passages; how many there were."""
    folder = folder_of(exercise_id)
    if not folder.exists():
        return 0
    _open.cache_clear()
    return to_write(exercise_id).remove(numbers)


def vector_of_words(words: str) -> NDArray[np.float32]:
    """What somebody typed, as a vector. Nothing of it is kept."""
    [vector] = machines.encoder(settings.ENCODER).encode([words])
    return np.asarray(vector)


@lru_cache(maxsize=16)
def _open(folder: Path, dimensions: int, stamp: tuple[Any, ...]) -> MeaningIndex:
    return MeaningIndex(dimensions, folder)
