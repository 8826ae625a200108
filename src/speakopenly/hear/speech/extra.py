"""The two libraries of the extra ``[speech]``, imported only when a recording is opened."""

from __future__ import annotations

from importlib import import_module
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
