"""Which factors a machine would suggest, with the words behind each. A person decides."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from speakopenly.core.errors import ModelMissing
from speakopenly.hear.factors import Direction
from speakopenly.understand import factors

log = logging.getLogger("speakopenly.readers")


@dataclass(frozen=True, slots=True)
class Suggested:
    """One factor, which way, and the words of the report that made the machine think of it."""

    code: str
    direction: Direction | None
    words: str = field(repr=False)


def suggested_factors(texts: Iterable[str]) -> tuple[Suggested, ...]:
    """What a machine suggests for these texts of a reporter, with every place that made it think so.

    Nothing where this machine has no encoder: readers code without suggestions, as they did before.
    """
    try:
        return tuple(_suggested(text for text in texts if text.strip()))
    except ModelMissing:
        log.warning("no factors are suggested, because the encoder is not built")
        return ()


def _suggested(texts: Iterable[str]) -> Iterator[Suggested]:
    for text in texts:
        for each in factors.suggest(text):
            yield from (Suggested(each.code, each.direction, words.text) for words in each.words)
