"""A vector depends on its text and the model alone: not on neighbours, order or process."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from speakopenly.understand.embeddings import Encoder, build_encoder, load_encoder

TEXTS = [
    "The worker never rang back.",
    "Friendly staff",
    "I waited for a reply for six weeks and nobody could tell me why, which made everything worse.",
    "",
    "👍",
    "Roedd pawb yn garedig",
    "word " * 5000,
]
AGAIN = """
import sys
from speakopenly.understand.embeddings import load_encoder
sys.stdout.write(load_encoder(sys.argv[1]).encode([sys.argv[2]]).tobytes().hex())
"""


@pytest.fixture(scope="module", params=["minilm", "static"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return load_encoder(request.param)


def test_a_text_has_the_same_bytes_alone_and_in_any_order(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)

    alone = np.vstack([encoder.encode([text]) for text in TEXTS])
    backwards = encoder.encode(TEXTS[::-1])[::-1]

    assert together.tobytes() == alone.tobytes() == np.ascontiguousarray(backwards).tobytes()


def test_a_text_has_the_same_bytes_in_another_process(encoder: Encoder) -> None:
    command = [sys.executable, "-c", AGAIN, encoder.name, TEXTS[2]]

    elsewhere = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert elsewhere == encoder.encode([TEXTS[2]]).tobytes().hex()


def test_vectors_are_of_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS[:3])

    assert vectors.shape == (3, encoder.dimensions)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_near_meanings_lie_near(encoder: Encoder) -> None:
    phone, call, food = encoder.encode(
        ["nobody answers the telephone", "phone calls are not answered", "the food was cold"]
    )

    assert phone @ call > phone @ food


def test_a_placeholder_is_read_as_somebody(encoder: Encoder) -> None:
    hidden, said = encoder.encode(["[name] was kind to us", "someone was kind to us"])

    assert hidden.tobytes() == said.tobytes()


def test_progress_hears_how_many_texts_are_done(encoder: Encoder) -> None:
    heard: list[int] = []

    encoder.encode(TEXTS, progress=heard.append)

    assert heard[-1] == len(TEXTS)
    assert heard == sorted(heard)


def test_the_encoder_is_built_once() -> None:
    built = build_encoder()
    before = built.stat().st_mtime_ns

    assert build_encoder() == built
    assert built.stat().st_mtime_ns == before
