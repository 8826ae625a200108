"""Turn words into numbers that lie close together where the meaning does, on this machine alone.

Where to look: ``minilm`` and ``static`` encode, ``build`` makes both once from published weights,
``cache`` remembers vectors until their words are erased.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings.build import build_encoder, build_static_table
from speakopenly.understand.embeddings.cache import CachedEncoder, VectorCache
from speakopenly.understand.embeddings.weights import BUILD

__all__ = ["BUILD", "Encoder", "VectorCache", "build_encoder", "build_static_table", "load_encoder"]


class Encoder(Protocol):
    """Something that turns each text into a unit vector that depends on that text alone."""

    @property
    def name(self) -> str:
        """Short name, for the record of a run."""

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, one row a text. ``progress`` is told how many texts are done so far."""


def load_encoder(
    name: Literal["minilm", "static"] = "minilm", *, cache: VectorCache | None = None
) -> Encoder:
    """Load an encoder, building it first where this machine has none yet.

    Raises ModelMissing when the published weights are absent or are not the accepted bytes.
    """
    from speakopenly.understand.embeddings.minilm import MiniLM
    from speakopenly.understand.embeddings.static import StaticTable

    encoder: Encoder = StaticTable(build_static_table()) if name == "static" else MiniLM(build_encoder())
    return CachedEncoder(encoder, cache) if cache else encoder
