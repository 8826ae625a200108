"""Where model weights stand on this machine, and proof that they are the ones we accept.

Weights come inside registry packages whose publishers nobody knows. We trust the sha256, never the publisher:
a file is found through the package's own list of files, read as bytes and hashed, and the package's code
is never imported (docs/decisions/0030).
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from speakopenly.core.errors import ModelMissing

_BLOCK = 1 << 20


def locate(packages: Sequence[str], file: str, sha256: str) -> Path:
    """Find a weights file in the first of several packages that holds the very bytes we accept.

    ``file`` is matched against the end of the path, in whole parts (``"model.safetensors"`` or
    ``"ner/model"``). Raises ModelMissing when no installed package has the file with that sha256.
    """
    found_other = False
    for path in _files_named(packages, file):
        if _sha256_of(path) == sha256:
            return path
        found_other = True
    trouble = "is there but is not the one we accept" if found_other else "is not installed"
    raise _missing(f"The model file {file} {trouble} (looked in: {', '.join(packages)}).")


def models_folder() -> Path:
    """The folder of models built on this machine: SPEAKOPENLY_MODELS, or beside the environment."""
    chosen = os.environ.get("SPEAKOPENLY_MODELS")
    return Path(chosen) if chosen else Path(sys.prefix) / "share" / "speakopenly" / "models"


def _files_named(packages: Sequence[str], file: str) -> Iterator[Path]:
    wanted = tuple(Path(file).parts)
    for package in packages:
        try:
            listed = importlib.metadata.files(package) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for entry in listed:
            path = Path(str(entry.locate()))
            if entry.parts[-len(wanted) :] == wanted and path.is_file():
                yield path


def _sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _missing(problem: str) -> ModelMissing:
    return ModelMissing(f"{problem} Run `make setup` to install it.")
