"""Build, once on each machine, the encoders that run without torch."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from speakopenly.understand.embeddings.weights import built_file, read_safetensors, weights_file


def build_encoder() -> Path:
    """Build the int8 MiniLM encoder if this machine has none yet, and return its path (about 15 CPU seconds).

    Raises ModelMissing when the weights are absent or are not the accepted bytes.
    """
    return _build_once(built_file("int8.onnx"), _write_minilm)


def build_static_table() -> Path:
    """Build the static table of word pieces if this machine has none yet, and return its path.

    About 30 CPU seconds. Raises ModelMissing as ``build_encoder`` does.
    """
    return _build_once(built_file("static.npz"), _write_static_table)


def _write_minilm(target: Path) -> None:
    from speakopenly.understand.embeddings.graph import write_int8_model

    write_int8_model(read_safetensors(weights_file()), target)


def _write_static_table(target: Path) -> None:
    from speakopenly.understand.embeddings.static import distil, save_table

    save_table(distil(build_encoder()), target)


def _build_once(path: Path, write: Callable[[Path], None]) -> Path:
    """Write beside, then rename: two processes may build at once and a reader never sees half a file."""
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".building-") as folder:
        unfinished = Path(folder) / path.name
        write(unfinished)
        os.replace(unfinished, path)
    return path
