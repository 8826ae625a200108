"""The whole loop for one table: receive, read, find themes, suggest findings."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Literal

from speakopenly.core.tables import Table
from speakopenly.hear.listening import ColumnMap, Received, receive
from speakopenly.hear.listening.intake import KeyedHash
from speakopenly.understand.deidentify import Deidentifier
from speakopenly.understand.embeddings import Encoder, load_encoder
from speakopenly.understand.findings.evidence import SAYS_WHO_CHECKED, About, Evidence, Intake, Method
from speakopenly.understand.findings.suggesting import hidden_by_kind, suggest, voices
from speakopenly.understand.reading import Reading, hidden_words, read_contributions
from speakopenly.understand.themes import IdentifiersIn, ThemeSet, find_themes

Progress = Callable[[str, int, int], None]
MADE_WITH = ("speakopenly", "numpy", "onnxruntime", "scikit-network", "scikit-learn", "spacy", "typst")
"""The packages whose versions a report names, because another version may give another result."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person who asks for a report decides."""

    title: str
    asked_by: str
    day: date
    embedder: Literal["minilm", "static"] = "minilm"
    seed: int = 0
    not_heard: tuple[str, ...] = ()
    is_demonstration: bool = False


def workers_for(texts: int) -> int:
    """How many processes to read with: starting one costs more than a few hundred texts save."""
    return min(2, os.cpu_count() or 1) if texts > 500 else 1


def findings_from_table(
    table: Table,
    columns: ColumnMap,
    wishes: Wishes,
    *,
    keyed_hash: KeyedHash,
    progress: Progress = lambda what, done, total: None,
) -> Evidence:
    """Everything from a table to the evidence of a report; the words are always de-identified first."""
    received = receive(table, columns, keyed_hash=keyed_hash)
    readings = read_contributions(
        received.contributions,
        deidentifier=Deidentifier(),
        workers=workers_for(len(received.contributions)),
        progress=progress,
    )
    encoder = load_encoder(wishes.embedder)
    themes = themes_in(readings, encoder=encoder, seed=wishes.seed, progress=progress)
    about = About(
        title=wishes.title,
        day=wishes.day,
        asked_by=wishes.asked_by,
        intake=intake_of(table, received),
        method=method_of(encoder, wishes.seed, readings, themes),
        salt=keyed_hash("evidence salt", table.digest),
        group_columns=columns.groups,
        not_heard=wishes.not_heard,
        planned=(),
        is_demonstration=wishes.is_demonstration,
        form=SAYS_WHO_CHECKED,
    )
    return suggest(about, readings, themes)


def themes_in(
    readings: tuple[Reading, ...],
    *,
    encoder: Encoder,
    seed: int,
    progress: Progress,
    identifiers_in: IdentifiersIn | None = None,
) -> ThemeSet:
    """The themes of what was read; no word of an identifier can turn up in a name."""
    return find_themes(
        voices(readings),
        encoder=encoder,
        seed=seed,
        hidden_words=frozenset(hidden_words(readings)),
        identifiers_in=identifiers_in,
        progress=progress,
    )


def intake_of(table: Table, received: Received) -> Intake:
    """What was found in the table and what was left out, for the report."""
    return Intake(received.found, received.left_out, table.removed_control_characters)


def method_of(encoder: Encoder, seed: int, readings: tuple[Reading, ...], themes: ThemeSet) -> Method:
    """What the machine did, enough to do it again."""
    versions = {name: version(name) for name in MADE_WITH} | {"python": platform.python_version()}
    steadiness = {str(theme): share for theme, share in themes.steadiness.items()}
    return Method(versions, encoder.name, seed, hidden_by_kind(readings), steadiness)
