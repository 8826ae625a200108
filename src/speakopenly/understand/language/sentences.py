"""The sentences written for this, with their labels: every one invented, none of them anybody's words.

``data/sentences.jsonl`` has a row each: ``id``, ``register``, ``text``, ``label`` as settled, ``also`` (other
labels that would do), ``pass1`` (by whoever wrote it) and ``pass2`` (a reader who saw no label; null where
there was none). Both readers are software: their agreement is self-consistency.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from speakopenly.understand.language.records import Label


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what two readers said of it."""

    id: str
    register: str
    text: str
    label: Label
    also: frozenset[Label]
    pass1: Label
    pass2: Label | None


def load_sentences() -> tuple[Sentence, ...]:
    """Every sentence of the committed set."""
    path = files("speakopenly.understand.language").joinpath("data", "sentences.jsonl")
    return tuple(_sentence(json.loads(row)) for row in path.read_text("utf-8").splitlines())


def _sentence(row: dict[str, Any]) -> Sentence:
    second = row["pass2"]
    return Sentence(
        id=str(row["id"]),
        register=str(row["register"]),
        text=str(row["text"]),
        label=Label(row["label"]),
        also=frozenset(Label(each) for each in row["also"] or ()),
        pass1=Label(row["pass1"]),
        pass2=Label(second) if second else None,
    )
