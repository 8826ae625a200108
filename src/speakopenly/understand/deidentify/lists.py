"""The files and packages that the word lists are read from."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from speakopenly.understand.deidentify.folding import fold

_SURNAMES_SURE = 2500
"""So many of the census surnames outweigh a dictionary's word for them (it lists Smith as a word)."""


def census_surnames(dictionary: dict[str, int]) -> frozenset[str]:
    """Give the census surnames that are no word, and the commonest that are."""
    ranked = list(census("dist.all.last"))
    return frozenset(
        name for rank, name in enumerate(ranked) if name not in dictionary or rank < _SURNAMES_SURE
    )


def generic_words() -> Iterator[str]:
    """Give the single words of the allow-list: the lines before its phrases."""
    for line in _data("generic.txt"):
        if line.startswith("# --- phrases"):
            return
        if not line.startswith("#"):
            yield fold(line)


def generic_phrases() -> Iterator[str]:
    """Give the phrases of the allow-list."""
    started = False
    for line in _data("generic.txt"):
        if line.startswith("# --- phrases"):
            started = True
        elif started and line and not line.startswith("#"):
            yield fold(line)


def words_of(name: str, *, until: str = "# --- never") -> Iterator[str]:
    """Give each word of one of our files, folded, up to a heading if one is named."""
    for line in _data(name):
        if line.startswith(until):
            return
        if not line.startswith("#"):
            yield from fold(line).split()


def place_names() -> tuple[frozenset[str], frozenset[str]]:
    """Give the places, and apart from them those that are also words."""
    sure: set[str] = set()
    doubtful: set[str] = set()
    for line in _data("places.txt"):
        if not line.startswith("#"):
            into = doubtful if line.startswith("words:") else sure
            into.update(fold(name.strip()) for name in line.removeprefix("words:").split(",") if name.strip())
    return frozenset(sure - doubtful), frozenset(doubtful)


def firm_names() -> tuple[frozenset[str], frozenset[str]]:
    """Give the likely names that need no cue, and those that need no capital either."""
    any_case: set[str] = set()
    lower: set[str] = set()
    for line in _data("firm_names.txt"):
        if not line.startswith("#"):
            (lower if line.startswith("lower:") else any_case).update(
                fold(line).removeprefix("lower:").split()
            )
    return frozenset(any_case | lower), frozenset(lower)


def _data(name: str) -> list[str]:
    text = files("speakopenly.understand.deidentify").joinpath("data", name).read_text("utf-8")
    return text.splitlines()


def frequencies() -> dict[str, int]:
    """Give the frequency list, read from its package's folder without importing the package."""
    lines = (_folder("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    return {word: int(count) for word, count in (line.rsplit(" ", 1) for line in lines)}


def census(name: str) -> Iterator[str]:
    """Give the names of one census list, commonest first."""
    for line in (_folder("names") / name).read_text("ascii").splitlines():
        yield line.split()[0].lower()


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    return Path(found.origin).parent
