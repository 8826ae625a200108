"""What the law says where our documents and clocks lean on it; ``data/law.toml`` is the one place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from speakopenly.core.documents.words import day_in_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the law says, in our words, with its source; ``read`` is empty where we did not read it."""

    said: str
    source: str
    read: date | None = None

    @property
    def with_source(self) -> str:
        """The sentence, its source in brackets and when that was read."""
        when = f"read {day_in_words(self.read)}" if self.read else "not read again by us: check it"
        return f"{self.said} ({self.source}; {when}.)"


@cache
def facts() -> Mapping[str, Fact]:
    """Every fact by its name."""
    path = files("speakopenly.web.site.governance").joinpath("data", "law.toml")
    return {name: Fact(**told) for name, told in tomllib.loads(path.read_text("utf-8")).items()}


def fact(name: str) -> Fact:
    """One of them. Raises KeyError for a name that is not there: a slip in our own code."""
    return facts()[name]
