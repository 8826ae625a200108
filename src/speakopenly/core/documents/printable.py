"""Text as our fonts can print it: a character no font has is printed as its code point, like ⟨U+1F9D1⟩.

Typst refuses to make an accessible PDF with a letter it cannot draw. Nobody's words may stop a report,
so such a letter is named instead of dropped, and reading the PDF back gives the letter again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from speakopenly.core.documents.fonts import characters

_NAMED = re.compile("\u27e8U\\+([0-9A-F]{4,6})\u27e9")
# Signs that shape or join others and are never drawn; a font need not have them.
_UNSEEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_LONG = 12
_LONG_WORD = re.compile("[^\\s\u200b]{25,}")
_BREAK = "\u200b"


def name_missing(text: str, *, main_family_only: bool = False) -> str:
    """Give the text with each character we cannot print as its code point in ⟨⟩.

    A mark must be in a family that also has the letter it stands on, as both are drawn together.
    ``main_family_only`` keeps only single characters of the main family: what surely can be drawn.
    """
    if text.isascii():
        return text
    text = text.replace("\u27e8U+", "\u27e8U+27E8\u27e9U+")
    return "".join(_cluster(part, main_family_only) for part in _clusters(text))


def breakable(text: str) -> str:
    """Let a very long word end a line after every few letters, so that none runs off the page."""
    return _LONG_WORD.sub(_with_breaks, text.replace("\u27e9\u27e8", f"\u27e9{_BREAK}\u27e8"))


def _with_breaks(word: re.Match[str]) -> str:
    parts = _clusters(word[0])
    chunks = ("".join(parts[start : start + _LONG]) for start in range(0, len(parts), _LONG))
    return _BREAK.join(chunks)


def restore_named(text: str) -> str:
    """Undo ``name_missing`` in text that was read back."""
    return _NAMED.sub(lambda found: chr(int(found[1], 16)), without_unseen(text))


def without_unseen(text: str) -> str:
    """Give the text without the signs that are never drawn, as a PDF may not give them back."""
    return _UNSEEN.sub("", text)


def _clusters(text: str) -> list[str]:
    parts: list[str] = []
    for character in text:
        joined = bool(parts) and (_is_mark(character) or parts[-1].endswith("\u200d"))
        if joined:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me", "Mc"} or _UNSEEN.match(character) is not None


@lru_cache(maxsize=100_000)
def _cluster(cluster: str, main_family_only: bool) -> str:
    families = list(characters().values())
    if main_family_only:
        return "".join(c if ord(c) in families[0] and not _is_mark(c) else _name(c) for c in cluster)
    seen = [ord(character) for character in cluster if not _UNSEEN.match(character)]
    if any(all(point in points for point in seen) for points in families):
        return cluster
    first = next((points for points in families if seen[0] in points), frozenset[int]())
    return "".join(c if ord(c) in first or ord(c) not in seen else _name(c) for c in cluster)


@cache
def _name(character: str) -> str:
    return f"\u27e8U+{ord(character):04X}\u27e9"
