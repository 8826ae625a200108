"""A text as words with their places, so that each recogniser need not cut it up again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from speakopenly.understand.deidentify.lexicon import Lexicon, fold

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f])*(?:['’\-‐‑](?:[^\W\d_]|[\u0300-\u036f])+)*")
_OPENERS = frozenset(".!?:;•*|>\n\r\t")
_SKIPPED = frozenset(" \u00a0\"'“”‘’([" + "-–—")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands (without a possessive 's), how it is written, and what the lists say."""

    start: int
    end: int
    text: str
    key: str
    possessive: bool
    capital: bool
    shout: bool
    opens: bool
    before: str
    """What stands between the word before and this one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and its words, beside the lists they are looked up in."""

    text: str
    words: tuple[Word, ...]
    lexicon: Lexicon
    shouted: bool
    """The text is mostly in capitals, so capitals say nothing."""
    hurried: bool
    """No capitals but "I": typed in a hurry, so a small letter says nothing either."""
    foreign: bool
    """Too many words are unknown for English: an unknown word then says nothing."""

    def key(self, index: int) -> str:
        """The folded word at an index, or nothing beyond either end."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def joined(self, index: int) -> bool:
        """Say whether only a blank stands between this word and the one before."""
        return 0 < index < len(self.words) and self.words[index].before in (" ", "  ", "\u00a0")

    def after(self, index: int) -> str:
        """What stands right behind a word, up to the next word."""
        if index + 1 < len(self.words):
            return self.words[index + 1].before
        return self.text[self._tail(index) :]

    def _tail(self, index: int) -> int:
        word = self.words[index]
        return word.end + (2 if word.possessive else 0)


def read(text: str, lexicon: Lexicon) -> Reading:
    """Cut a text into words."""
    words: list[Word] = []
    done = 0
    for match in _WORD.finditer(text):
        words.append(_word(text, match, done, lexicon))
        done = match.end()
    return Reading(
        text, tuple(words), lexicon, _is_shouted(words), _is_hurried(words), _is_foreign(words, lexicon)
    )


def _word(text: str, match: re.Match[str], done: int, lexicon: Lexicon) -> Word:
    whole, end = match.group(), match.end()
    possessive = len(whole) > 2 and whole[-2] in "'’" and whole[-1] in "sS"
    if possessive:
        whole, end = whole[:-2], end - 2
    before = text[done : match.start()]
    return Word(
        start=match.start(),
        end=end,
        text=whole,
        key=fold(whole),
        possessive=possessive,
        capital=whole[0].isupper(),
        shout=len(whole) > 1 and whole.isupper(),
        opens=_opens(before, done),
        before=before,
    )


def _opens(before: str, done: int) -> bool:
    """Say whether a sentence, line or speech starts here, so that a capital says nothing."""
    if done == 0:
        return True
    if any(letter in _OPENERS for letter in before):
        return True
    return (
        before.strip() in {'"', "“", "‘", "'", '("'}
        and before[:1] != before.strip()[:1]
        and before.rstrip()[-1:] in ("\"“‘'")
    )


def _is_shouted(words: list[Word]) -> bool:
    long = [word for word in words if len(word.text) > 2]
    return len(long) > 2 and sum(word.shout for word in long) > 0.6 * len(long)


def _is_foreign(words: list[Word], lexicon: Lexicon) -> bool:
    lower = [word for word in words if not word.capital and len(word.text) > 1]
    if len(lower) < 5:
        return sum(
            word.key in lexicon.welsh and word.key not in lexicon.frequent for word in words
        ) > 0.4 * len(words)
    strange = sum(
        word.key in lexicon.welsh
        and len(word.key) > 2
        and word.key not in lexicon.frequent
        or not lexicon.is_plain(word.key)
        and not lexicon.is_name_like(word.key)
        for word in lower
    )
    return strange > 0.35 * len(lower)


def _is_hurried(words: list[Word]) -> bool:
    return sum(word.capital and word.key != "i" and not word.shout for word in words) <= len(words) // 40
