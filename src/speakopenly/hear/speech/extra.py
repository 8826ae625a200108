"""The two libraries of the extra ``[speech]``, imported only when a recording is opened."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from speakopenly.core.errors import ModelMissing


def need(library: str) -> Any:
    """Import a library of the extra. Raises ModelMissing with one line where it is not installed."""
    try:
        return import_module(library)
    except ImportError:
        raise ModelMissing(
            "Writing down recordings needs the extra [speech], which is not installed."
            " Run `make .venv/.speech`, or install speakopenly[speech]."
        ) from None


def is_installed() -> bool:
    """Whether both libraries are here; nothing is loaded for the question."""
    return all(find_spec(library) is not None for library in ("ctranslate2", "sphn"))
