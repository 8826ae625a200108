"""The default encoder: all-MiniLM-L6-v2 with 8-bit weights, run by ONNX Runtime."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings.tokens import load_tokenizer, without_placeholders

LONGEST = 256
"""Word pieces read of one text; the rest is not seen. The model was trained on no more."""


class MiniLM:
    """Encodes each text by itself, so a vector depends on its text and the model and never on its neighbours.

    The scales of 8-bit numbers are taken over a whole batch, hence batches of one and no padding.
    One thread for the same reason: sums split among threads would be added in another order.
    """

    name = "minilm"
    dimensions = 384

    def __init__(self, model: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = load_tokenizer(longest=LONGEST)

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, one row a text. ``progress`` is told how many texts are done so far."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._encode_one(text)
            if progress:
                progress(row + 1)
        return vectors

    def _encode_one(self, text: str) -> NDArray[np.float32]:
        ids = np.array([self._tokenizer.encode(without_placeholders(text)).ids], np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        return self._session.run(["embedding"], given)[0][0]  # type: ignore[no-any-return]
