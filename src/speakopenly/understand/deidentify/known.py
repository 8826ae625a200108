"""A service's own lists of names, held so that nobody can read them: keyed hashes, and nothing else.

A list of everybody who works somewhere, and of where, is worth stealing. Each name is kept as a keyed BLAKE2b
hash (RFC 7693) of its words, folded. Whoever has the hashes and not the key can neither read nor test a name;
whoever has both can test guesses, and a name is easily guessed: so the key is kept apart.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Final

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.folding import fold
from speakopenly.understand.deidentify.spans import SpanKind

MOST_WORDS: Final = 8
"""Words of a name. Of a longer one only so many are kept, and found."""
_WORD: Final = re.compile(r"[^\W_]+")
_BETWEEN: Final = re.compile(r"[\s.,'’&/_-]{0,4}")
"""What may stand between the words of one name: "St. Mary's" is "st mary s"."""


class KnownNames:
    """Names given by the service: staff, schools, teams. Case, accents and what joins words do not matter.

    ``kinds`` says of each hash (see ``hash_of``) what it hides. ``key`` is 16 to 64 bytes.
    """

    def __init__(self, key: bytes, kinds: Mapping[bytes, SpanKind]) -> None:
        self._key, self._kinds = key, dict(kinds)

    @classmethod
    def given(cls, names: Iterable[str]) -> KnownNames:
        """Names at hand, for one run: the key is made up for them. Each is hidden as a person's."""
        key = secrets.token_bytes(32)
        hashes = (hash_of(name, key=key) for name in names)
        return cls(key, {each: SpanKind.PERSON for each in hashes if each is not None})

    def __len__(self) -> int:
        return len(self._kinds)

    def find(self, text: str) -> Iterator[Candidate]:
        """Find each known name, the longest that begins at a word; only whole words."""
        if not self._kinds:
            return
        words = list(_WORD.finditer(text))
        past = 0
        for at, first in enumerate(words):
            if at < past:
                continue
            for last in range(_reach(text, words, at), at - 1, -1):
                kind = self._kinds.get(_hash((w.group() for w in words[at : last + 1]), self._key))
                if kind is not None:
                    yield Candidate(first.start(), words[last].end(), kind)
                    past = last + 1
                    break


def hash_of(name: str, *, key: bytes) -> bytes | None:
    """The 32 bytes that stand for a name; None where it has no letter or figure."""
    words = _WORD.findall(name)[:MOST_WORDS]
    return _hash(words, key) if words else None


def _hash(words: Iterable[str], key: bytes) -> bytes:
    return blake2b(" ".join(map(fold, words)).encode(), digest_size=32, key=key).digest()


def _reach(text: str, words: list[re.Match[str]], first: int) -> int:
    """The last word that can belong to a name beginning here."""
    last = first
    while last + 1 < len(words) and last + 1 - first < MOST_WORDS:
        if not _BETWEEN.fullmatch(text, words[last].end(), words[last + 1].start()):
            break
        last += 1
    return last
