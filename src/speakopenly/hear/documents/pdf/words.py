"""The words of English, to tell a word that a hyphen broke from one that has it."""

from __future__ import annotations

import functools
from importlib.util import find_spec
from pathlib import Path


@functools.cache
def english_words() -> frozenset[str]:
    """The 82,765 words of the frequency list that ``symspellpy`` carries (MIT); none if it is absent."""
    found = find_spec("symspellpy")
    if found is None or not found.origin:
        return frozenset()
    lines = (
        Path(found.origin).with_name("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    )
    return frozenset(line.partition(" ")[0] for line in lines)
