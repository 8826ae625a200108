"""What a model sees of a sentence: words, meaning, our phrases, and where in the report it stands."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.check.inspections.lexicon import KINDS, load_lexicon
from speakopenly.check.inspections.records import Line
from speakopenly.check.inspections.sentences import Part, Sentence
from speakopenly.understand.embeddings import Encoder

Numbers = NDArray[np.float32]

BUCKETS: Final = 1 << 14
"""Words and pairs of words fall into so many buckets by their CRC-32: the model keeps no word of a report."""
_MEANING_WEIGHT: Final = 2.0
_NAMED_WEIGHT: Final = 2.0
_MOST_COUNTED: Final = 3
_WORD: Final = re.compile(r"[a-z][a-z'-]*")


@dataclass(frozen=True)
class Seen:
    """``buckets`` of each sentence, and a row of ``dense`` numbers for each."""

    buckets: list[NDArray[np.int64]]
    dense: Numbers


def see(sentences: Sequence[Sentence], encoder: Encoder) -> Seen:
    """Everything a model sees of some sentences, each by itself."""
    words = [each.words for each in sentences]
    marks = load_lexicon().mark(words)
    parts = np.array([[each.part == part for part in Part] for each in sentences], np.float32)
    meaning = encoder.encode(words) * _MEANING_WEIGHT
    counted = _counted(marks)
    asks = load_lexicon().asks(words)
    dense = np.hstack([marks, counted, _named(counted), asks, parts.reshape(-1, len(Part)), meaning])
    return Seen([_buckets(each) for each in words], dense.astype(np.float32))


def _counted(marks: Numbers) -> Numbers:
    """How many phrases of each group stand there, three at most for each: more says no more."""
    groups = load_lexicon().groups
    names = list(dict.fromkeys(groups))
    member = np.array([[group == name for name in names] for group in groups], np.float32)
    return np.asarray(np.minimum(marks @ member, _MOST_COUNTED) / _MOST_COUNTED, np.float32)


def _named(counted: Numbers) -> Numbers:
    """A column a line: a phrase that names it stands there, and none of its look-alikes."""
    by_line = counted[:, : len(Line) * len(KINDS)].reshape(len(counted), len(Line), len(KINDS))
    named = (by_line[:, :, KINDS.index("core")] > 0) & (by_line[:, :, KINDS.index("other")] == 0)
    return np.asarray(named * _NAMED_WEIGHT, np.float32)


def _buckets(words: str) -> NDArray[np.int64]:
    plain = _WORD.findall(words.lower().replace("\u2019", "'"))
    pairs = [f"{one} {other}" for one, other in zip(plain, plain[1:], strict=False)]
    return np.array(sorted({zlib.crc32(each.encode()) % BUCKETS for each in (*plain, *pairs)}), np.int64)
