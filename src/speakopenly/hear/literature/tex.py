"""TeX in titles and abstracts, written as a reader sees it.

Only accents and signs are given to ``pylatexenc``, each of them once: it reads a whole abstract in 13 ms, and
takes a percent sign for the start of a comment, where databases write it as itself.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from pylatexenc.latex2text import LatexNodes2Text

_TEX: Final = re.compile(
    r"""
      (?P<maths>\$[^$\n]{1,200}\$)
    | \\(?P<sign>[%&_\#$\ {}])
    | (?P<known>\\(?:[`'^"~=.]|[uvHtcdbkr](?=[\s{\\]))\s*(?:\{\\?[A-Za-z]*\}|\\?[A-Za-z])|\\[A-Za-z]+)
    | (?P<mark>-{2,3}|``|\'\'|~|[{}])
    """,
    re.VERBOSE,
)
_SHAPES: Final = re.compile(r"\\(?:text[a-z]+|emph|math[a-z]+|mbox|url|href|it|bf|em|rm|sc)\s*(?=\{)")
"""How letters are shaped; their words stay."""
_MARKS: Final = {"---": "\u2014", "--": "\u2013", "``": "\u201c", "''": "\u201d", "~": " ", "{": "", "}": ""}
_OURS: Final = {"\\pounds": "\u00a3", "\\textpounds": "\u00a3"}


def plain(value: str) -> str:
    """Write a value of BibTeX in plain letters; maths, and commands that nobody knows, stay as they are."""
    if not _TEX.search(value):
        return value
    return _TEX.sub(_shown, _SHAPES.sub("", value))


def _shown(found: re.Match[str]) -> str:
    if found["maths"]:
        return found["maths"]
    if found["sign"]:
        return found["sign"]
    return _letters(found["known"]) if found["known"] else _MARKS[found["mark"]]


@functools.lru_cache(maxsize=4096)
def _letters(tex: str) -> str:
    try:
        letters = str(LatexNodes2Text().latex_to_text(tex)).strip()
    except Exception:  # noqa: BLE001 - what is no TeX stays as it was written
        return tex
    return _OURS.get(tex) or letters or tex
