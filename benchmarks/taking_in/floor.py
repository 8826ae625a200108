"""What the bare disk can do: small appends, each made durable before the next."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

WRITES = 500
BYTES = 4096


@dataclass(frozen=True)
class Floor:
    """Durable writes per second, and how long one takes (milliseconds)."""

    per_second: float
    p50: float
    p95: float


def measure(folder: Path) -> Floor:
    """Append and fdatasync, one after the other, on the disk that holds the home."""
    file = folder / "floor"
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        took = sorted(_one(handle) for _ in range(WRITES))
    finally:
        os.close(handle)
        file.unlink()
    return Floor(WRITES / sum(took), took[WRITES // 2] * 1000, took[WRITES * 95 // 100] * 1000)


def _one(handle: int) -> float:
    begun = time.perf_counter()
    os.write(handle, b"x" * BYTES)
    os.fdatasync(handle)
    return time.perf_counter() - begun
