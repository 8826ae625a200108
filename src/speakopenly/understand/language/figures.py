"""How well language is judged, as the training measured it; shown wherever a judgement is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

LABELLED_BY: Final = "software, not yet by practitioners"
CAUTION: Final = (
    "The sentences were invented and each was written for a label: real writing will be judged less well."
)


@cache
def load_figures() -> Mapping[str, Any]:
    """``data/figures.json``: with patterns apart, with registers apart, and how far two readers agree."""
    path = files("speakopenly.understand.language").joinpath("data", "figures.json")
    read: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def say_figures() -> str:
    """One sentence for a page: how well it judges, on how many sentences, and who labelled them."""
    figures = load_figures()
    apart = figures["registers_apart"]
    return (
        f"Macro F1 {apart['macro_f1']:.2f} on {apart['sentences']} invented sentences of kinds of writing it"
        f" had not learned from, {apart['unsure']:.0%} of them left unsure; labelled by {LABELLED_BY}."
    )
