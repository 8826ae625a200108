"""What we wrote of each factor: cue phrases and example sentences, in ``data``.

All of it is invented, from the meanings of the factors. ``benchmarks/factors.py`` says what had been seen of
the reports on which it is measured.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from speakopenly.hear.factors import FACTORS, Direction, FactorCode, factor
from speakopenly.hear.speaking.questions import Condition
from speakopenly.understand.factors.cues import Cue

LEXICON_VERSION = "1"
"""Raise when a phrase or an example changes, so that a stored suggestion says which it came from."""


@dataclass(frozen=True, slots=True)
class Example:
    """An invented sentence that speaks of a factor."""

    code: FactorCode
    direction: Direction
    sentence: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything written of the factors, in the order of the scheme."""

    cues: tuple[Cue, ...]
    examples: tuple[Example, ...]
    nothing: tuple[str, ...]
    """Sentences that speak of no factor."""


@functools.cache
def load_lexicon() -> Lexicon:
    """Read what was written, once a process."""
    written = {group: _read(f"{group}.toml") for group in Condition}
    return Lexicon(
        cues=tuple(
            Cue(code, direction, phrase)
            for code, direction, phrase in _all_of(written, {each: str(each) for each in Direction})
        ),
        examples=(*_in_groups(written), *_told()),
        nothing=tuple(_read("nothing.toml")["sentences"]),
    )


def _in_groups(written: dict[Condition, dict[str, Any]]) -> Iterator[Example]:
    keys = {each: f"{each}_examples" for each in Direction}
    return (Example(code, direction, sentence) for code, direction, sentence in _all_of(written, keys))


def _all_of(
    written: dict[Condition, dict[str, Any]], keys: dict[Direction, str]
) -> Iterator[tuple[FactorCode, Direction, str]]:
    for each in FACTORS:
        for direction, key in keys.items():
            for line in written[each.group][each.code][key]:
                yield each.code, direction, line


def _told() -> Iterator[Example]:
    signs = {"-": Direction.HINDERED, "+": Direction.HELPED}
    for line in _text("told.txt").splitlines():
        if line and not line.startswith("#"):
            code, sign, sentence = line.split(" ", 2)
            yield Example(factor(code).code, signs[sign], sentence)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return files("speakopenly.understand.factors").joinpath("data", name).read_text("utf-8")
