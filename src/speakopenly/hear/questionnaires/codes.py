"""One-time codes that let somebody answer once, without saying who they are.

A code is drawn at random and handed over on paper or by e-mail. The caller keeps a keyed hash of its ``key``
alone (``core.sealing``), never the code, and no list of who was given which. Receipts for coming back are
another thing: ``hear.speaking.new_receipt``.

How guessing is bounded: see ``chance_of_a_guess``. The caller limits wrong tries. With 10,000 codes of
letters out and 1,000 tries an hour for a whole year, the chance that even one is hit is below one in 6,000.
"""

from __future__ import annotations

import hashlib
import math
import secrets
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NoReturn

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.wordlist import NOT_GIVEN, PLACES, WORDS, words_in

LETTERS: Final = "CDFGHJKMNPQRTVWXY34679"
"""Without vowels, so that no code spells a word, and without look-alikes: 0 O, 1 I L, 2 Z, 5 S, 8 B."""
HOW_MANY_LETTERS: Final = 12
"""Eleven at random and one that checks them."""
HOW_MANY_WORDS: Final = 4
LONGEST_TYPED: Final = 200
_GROUP: Final = 4
_GIVEN: Final = tuple(word for word in WORDS if word not in NOT_GIVEN)


class CodeKind(StrEnum):
    """In what a code is written."""

    LETTERS = "letters"
    """Three groups of four, "CDFG-HJKM-NPQR": quick to copy from a letter."""
    WORDS = "words"
    """Four words of the receipts' list: easier to hear and to remember."""


class CodeProblem(StrEnum):
    """Why a code could not be read. The codes are keys for translation."""

    LENGTH = "length"
    NOT_A_SIGN = "not_a_sign"
    UNKNOWN_WORD = "unknown_word"
    DOES_NOT_FIT = "does_not_fit"


_SAID: Final = {
    CodeProblem.LENGTH: ("The code is too short or too long.", "Type all of it: 12 letters, or four words."),
    CodeProblem.NOT_A_SIGN: ("One of the letters is in no code.", "Look at your note and type it again."),
    CodeProblem.UNKNOWN_WORD: ("One of the words is in no code.", "Look at your note and type it again."),
    CodeProblem.DOES_NOT_FIT: ("The letters do not fit together.", "Look for a slip of the hand."),
}


class CodeNotUnderstood(BadInput):
    """What was typed is no code of ours. ``problem`` is the key; nothing of what was typed is in it."""

    def __init__(self, problem: CodeProblem) -> None:
        what, do = _SAID[problem]
        super().__init__(what, do=do)
        self.problem: CodeProblem = problem


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code. It is a secret: it never shows in a repr or goes in a pickle.

    ``written`` is how it is printed. ``key`` is what is hashed with a key and kept: always the same, however
    the code was typed.
    """

    kind: CodeKind
    written: str = field(repr=False)

    @property
    def key(self) -> bytes:
        """The code without what is only for reading, to be hashed under a key."""
        return f"{self.kind}:{self.written.replace('-', '').replace(' ', '')}".encode("ascii")

    def __reduce__(self) -> NoReturn:
        raise TypeError("A code is not to be pickled or copied.")


def new_code(kind: CodeKind = CodeKind.LETTERS) -> Code:
    """Make a code from the system's random source."""
    if kind is CodeKind.WORDS:
        return Code(kind, " ".join(secrets.choice(_GIVEN) for _ in range(HOW_MANY_WORDS)))
    drawn = "".join(secrets.choice(LETTERS) for _ in range(HOW_MANY_LETTERS - 1))
    return Code(kind, _in_groups(drawn + _check_of(drawn)))


def read_code(text: str) -> Code:
    """Read a code as people type it: small letters, spaces, hyphens, full-width letters and lines are fine.

    Raises:
        CodeNotUnderstood: it cannot be one; says why, so that a slip is not taken for a code that was used.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TYPED]).upper()
    signs = "".join(sign for sign in plain if sign.isalnum())
    if len(signs) == HOW_MANY_LETTERS and (set(signs) <= set(LETTERS) or not _is_words(text)):
        return _read_letters(signs)
    return _read_words(text)


def strength_in_bits(kind: CodeKind) -> float:
    """How many bits a guesser has to find: 49.0 for letters, 51.3 for words."""
    if kind is CodeKind.WORDS:
        return HOW_MANY_WORDS * math.log2(len(_GIVEN))
    return (HOW_MANY_LETTERS - 1) * math.log2(len(LETTERS))


def chance_of_a_guess(kind: CodeKind, *, codes: int, tries: int) -> float:
    """At most how likely it is that so many tries hit even one of so many codes that are out (0 to 1).

    The union bound: tries times codes over all codes there are. A code that is used, or whose survey has
    closed, is no longer out. The tries are those of everybody together, which is what a caller should limit.
    """
    if codes < 0 or tries < 0:
        raise ValueError("Codes and tries are counted from 0.")
    return min(1.0, codes * tries / 2 ** strength_in_bits(kind))


def _read_letters(signs: str) -> Code:
    if not set(signs) <= set(LETTERS):
        raise CodeNotUnderstood(CodeProblem.NOT_A_SIGN)
    if _check_of(signs[:-1]) != signs[-1]:
        raise CodeNotUnderstood(CodeProblem.DOES_NOT_FIT)
    return Code(CodeKind.LETTERS, _in_groups(signs))


def _read_words(text: str) -> Code:
    words = words_in(text[:LONGEST_TYPED])
    if len(words) != HOW_MANY_WORDS:
        raise CodeNotUnderstood(CodeProblem.LENGTH)
    if any(word not in PLACES for word in words):
        raise CodeNotUnderstood(CodeProblem.UNKNOWN_WORD)
    return Code(CodeKind.WORDS, " ".join(words))


def _is_words(text: str) -> bool:
    words = words_in(text[:LONGEST_TYPED])
    return len(words) == HOW_MANY_WORDS and all(word in PLACES for word in words)


def _in_groups(signs: str) -> str:
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def _check_of(signs: str) -> str:
    """One sign of BLAKE2b: of wrong or swapped letters, all but about one in 22 are told from a used code."""
    digest = hashlib.blake2b(signs.encode("ascii"), digest_size=8, person=b"so code check").digest()
    return LETTERS[int.from_bytes(digest, "big") % len(LETTERS)]
