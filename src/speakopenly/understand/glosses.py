"""Welsh answers as English words of like meaning, so that they can meet English ones in a theme.

The encoder has read no Welsh. A list of our own gives English words for the Welsh ones it knows, which is
enough to tell what an answer is about and far too little to read, quote or clear it: a gloss is never shown,
no theme takes its name from it, and what an answer says is for somebody who reads Welsh.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from speakopenly.core.wordlists import word_list

ENOUGH = 0.5
"""Share of an answer's telling words that must be known."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*")
_LONGEST_PHRASE = 3
_SHORTEST_STEM = 4
_LONGEST_ENDING = 4
_EMPTY = word_list(
    """
    a ac ag ai am ar at aeth bod bydd byddai byddwn cyn dan dros dw dwi ein eich ei eu er eraill fe fel
    felly fi fo gan gyda gydag hi hefyd hon hwn hyn i iddi iddo iddyn idd imi ichi inni mae maen mewn mi
    mor nes nhw ni o oddi oedd oeddwn oeddem oeddent ond os pan pe pob bob pam rhag rhwng roedd roeddwn
    roeddem rydw rydym rydyn sut sydd sy tan ti trwy drwy tua un wedi wrth y yr yn ym yng yna yno
    ynghylch ydy ydi yw chi beth ble pwy fy dy gael cael bu buodd fod dyna dyma hynny rhai rhyw wrthyf
    wrthym wrthi wrtho ataf atom ati ato nawr rwan mae'n roedd'n byddai'n doedd does dyw ddaru naill
    llall holl
    """
)
"""Words that carry no matter."""
_MUTATIONS = (
    ("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ng", "g"), ("ph", "p"), ("th", "t"), ("ch", "c"),
    ("dd", "d"), ("b", "p"), ("d", "t"), ("g", "c"), ("f", "b"), ("f", "m"), ("m", "b"), ("n", "d"),
    ("l", "ll"), ("r", "rh"), ("h", ""), ("", "g"),
)  # fmt: skip
"""How a word may begin here, and how it then begins in a dictionary (soft, nasal and aspirate mutation)."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """English words for what an answer is about, and the share of its telling words that were known."""

    text: str
    known: float

    @property
    def is_enough(self) -> bool:
        """Whether it tells what the answer is about."""
        return self.known >= ENOUGH


def gloss(welsh: str) -> Gloss:
    """English words, in the order of the Welsh ones; names and words that are not known are left out."""
    words = [word for word in _words(welsh) if word not in _EMPTY]
    keys = [_known(word) for word in words]
    found = list(_phrases(keys))
    known = sum(key is not None for key in keys)
    return Gloss(" ".join(found), known / len(keys) if keys else 0.0)


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(_plain(text)):
        whole, _, _ = word.partition("'")  # "teulu'r": the article leans on the word before
        yield word if word in _glossary() else whole


def _plain(text: str) -> str:
    """Small letters without accents: hurried writers leave the circumflex out."""
    apart = unicodedata.normalize("NFKD", text.lower().replace("\u2019", "'"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@functools.lru_cache(maxsize=20_000)
def _known(word: str) -> str | None:
    """The word of the list that this is a form of."""
    glossary = _glossary()
    forms = [word, *(there + word[len(here) :] for here, there in _MUTATIONS if word.startswith(here))]
    for form in forms:
        if form in glossary:
            return form
    for form in forms:
        for cut in range(1, _LONGEST_ENDING + 1):
            stem = form[:-cut]
            if len(stem) >= _SHORTEST_STEM and stem in _stems():
                return _stems()[stem]
    return None


def _phrases(keys: Sequence[str | None]) -> Iterator[str]:
    glossary, at = _glossary(), 0
    while at < len(keys):
        for size in range(min(_LONGEST_PHRASE, len(keys) - at), 0, -1):
            some = keys[at : at + size]
            if None not in some and (english := glossary.get(" ".join(map(str, some)))):
                yield english
                at += size
                break
        else:
            at += 1


@functools.cache
def _glossary() -> dict[str, str]:
    """English words by Welsh word or phrase; the first line that has a form counts."""
    written = files("speakopenly.understand").joinpath("data/welsh.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in written.splitlines():
        if line and not line.startswith("#"):
            welsh, _, english = line.partition(" = ")
            for form in welsh.split(","):
                found.setdefault(_plain(form.strip()), english.strip())
    return found


@functools.cache
def _stems() -> dict[str, str]:
    """Words of the list by themselves and without their last letters, so that other endings are found."""
    found: dict[str, str] = {}
    for word in _glossary():
        if " " not in word:
            for cut in range(3):
                if len(word) - cut >= _SHORTEST_STEM:
                    found.setdefault(word[: len(word) - cut], word)
    return found
