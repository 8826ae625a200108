"""Eight words that are a reporter's only way back: 96 random bits and 7 check bits, from 7,776 words.

Nobody can guess that many bits, so the words need no slow hash and no counting of wrong tries; the check
tells a slip of the hand from a report that is gone (docs/decisions/0068).
"""

from __future__ import annotations

import hashlib
import itertools
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NoReturn

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.wordlist import NOT_GIVEN, PLACES, WORDS, close_to, nearest_to, twin, words_in

__all__ = [
    "WORDS",
    "Problem",
    "Receipt",
    "ReceiptNotUnderstood",
    "new_receipt",
    "read_receipt",
    "receipt_from",
]

HOW_MANY: Final = 8
SECRET_BYTES: Final = 12
CHECK_BITS: Final = 7
_LABEL: Final = b"so receipt check"


class Problem(StrEnum):
    """Why eight words could not be read."""

    COUNT = "count"
    UNKNOWN_WORD = "unknown_word"
    DOES_NOT_FIT = "does_not_fit"


_SAID: Final = {
    Problem.COUNT: ("There should be eight words.", "Type all eight, in order."),
    Problem.UNKNOWN_WORD: (
        "Word {position} is not one of our words.",
        "Look at your note and type it again.",
    ),
    Problem.DOES_NOT_FIT: ("These words do not fit together.", "Check each word and the order."),
}


class ReceiptNotUnderstood(BadInput):
    """What was typed is no receipt. Its message and repr hold no word of it; ``nearest`` may.

    ``problem`` is a ``Problem``; ``position`` (1-8) says which word is unknown and ``nearest`` what it may
    have been, where that is clear; ``found`` is the number of words typed.
    """

    def __init__(
        self, problem: Problem, *, found: int, position: int | None = None, nearest: str | None = None
    ) -> None:
        what, do = _SAID[problem]
        super().__init__(what.format(position=position), do=do)
        self.problem: Problem = problem
        self.found, self.position, self.nearest = found, position, nearest


@dataclass(frozen=True, slots=True)
class Receipt:
    """Eight words that fit together. The words are the secret: they never show in a repr or go in a pickle.

    Raises:
        ReceiptNotUnderstood: when made of words that are not eight, not of the list, or do not fit.
    """

    words: tuple[str, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.words) != HOW_MANY:
            raise ReceiptNotUnderstood(Problem.COUNT, found=len(self.words))
        for position, word in enumerate(self.words, start=1):
            if word not in PLACES:
                raise ReceiptNotUnderstood(Problem.UNKNOWN_WORD, found=HOW_MANY, position=position)
        if not _fits(self.words):
            raise ReceiptNotUnderstood(Problem.DOES_NOT_FIT, found=HOW_MANY)

    @property
    def secret(self) -> bytes:
        """The 12 random bytes behind the words."""
        return (_number_of(self.words) >> CHECK_BITS).to_bytes(SECRET_BYTES, "big")

    def has_word_at(self, position: int, typed: str) -> bool:
        """Whether what was typed is the word at a position (1-8), read as forgivingly as a whole receipt."""
        if not 1 <= position <= HOW_MANY:
            raise ValueError(f"A position is from 1 to {HOW_MANY}.")
        word = self.words[position - 1]
        return words_in(typed) in ([word], [twin(word)])

    def __reduce__(self) -> NoReturn:
        raise TypeError("A receipt is not to be pickled or copied.")


def new_receipt() -> Receipt:
    """Make a receipt from the system's random source; a draft can carry its ``secret``.

    Receipts with a word that may wound (``NOT_GIVEN``) are drawn again, which leaves 95.2 of the 96 bits.
    """
    while True:
        receipt = receipt_from(secrets.token_bytes(SECRET_BYTES))
        if NOT_GIVEN.isdisjoint(receipt.words):
            return receipt


def receipt_from(random_bytes: bytes) -> Receipt:
    """The receipt of 12 bytes: always the same for the same bytes. Take them from ``new_receipt().secret``.

    Raises:
        BadInput: there are more or fewer than 12 bytes.
    """
    if len(random_bytes) != SECRET_BYTES:
        raise BadInput(f"A receipt is made of {SECRET_BYTES} bytes.", do="Give that many random bytes.")
    number = int.from_bytes(random_bytes, "big") << CHECK_BITS | _check_of(random_bytes)
    words: list[str] = []
    for _ in range(HOW_MANY):
        number, place = divmod(number, len(WORDS))
        words.append(WORDS[place])
    return Receipt(tuple(reversed(words)))


def read_receipt(text: str) -> Receipt:
    """Read eight words as people write them: capitals, commas, numbers, quotation marks and lines are fine.

    Where more is pasted than the eight words, the one place where eight words fit together is taken.

    Raises:
        ReceiptNotUnderstood: not eight words, a word not on the list, or words that do not fit together.
    """
    words = words_in(text)
    if found := _that_fits(words):
        return Receipt(found)
    if len(words) != HOW_MANY:
        raise ReceiptNotUnderstood(Problem.COUNT, found=len(words))
    unknown = [place for place, word in enumerate(words) if word not in PLACES]
    if unknown:
        place = unknown[0]
        nearest = _likely(words, place) if len(unknown) == 1 else nearest_to(words[place])
        raise ReceiptNotUnderstood(Problem.UNKNOWN_WORD, found=HOW_MANY, position=place + 1, nearest=nearest)
    raise ReceiptNotUnderstood(Problem.DOES_NOT_FIT, found=HOW_MANY)


def _that_fits(words: Sequence[str]) -> tuple[str, ...]:
    """The eight words that fit together. Nothing where several eights do: nobody can tell which is meant."""
    eights = _readings(words) if len(words) == HOW_MANY else _eights_in_a_row(words)
    found = [eight for eight in eights if all(word in PLACES for word in eight) and _fits(eight)]
    return found[0] if len(found) == 1 else ()


def _eights_in_a_row(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + HOW_MANY]) for start in range(len(words) - HOW_MANY + 1))


def _likely(words: Sequence[str], place: int) -> str | None:
    """What one unknown word may have been. Of several near words, the one that makes all eight fit."""
    near = close_to(words[place])
    fitting = [word for word in near if _fits([*words[:place], word, *words[place + 1 :]])]
    return fitting[0] if len(fitting) == 1 else nearest_to(words[place])


def _readings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words as typed, then with a hyphen put in or left out where the list has both."""
    choices = [[word, other] if (other := twin(word)) else [word] for word in words]
    return itertools.product(*choices)


def _fits(words: Sequence[str]) -> bool:
    secret, check = divmod(_number_of(words), 1 << CHECK_BITS)
    return secret < 1 << 8 * SECRET_BYTES and check == _check_of(secret.to_bytes(SECRET_BYTES, "big"))


def _number_of(words: Sequence[str]) -> int:
    number = 0
    for word in words:
        number = number * len(WORDS) + PLACES[word]
    return number


def _check_of(secret: bytes) -> int:
    """Seven bits of BLAKE2b: a wrong word or two words swapped are missed less than once in a hundred."""
    return hashlib.blake2b(secret, digest_size=1, person=_LABEL).digest()[0] >> 8 - CHECK_BITS
