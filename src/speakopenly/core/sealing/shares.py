"""A key in shares for people to keep on paper: so many of them together give it back, fewer say nothing.

SLIP-39 (SatoshiLabs Improvement Proposal 39: Shamir's secret sharing in words), by its authors' library.
What is shared is version | kind of key | the key (34 bytes), so each share has 35 words, and a share of a
case's key never gives a holder's key. No SLIP-39 passphrase is used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from shamir_mnemonic import (  # type: ignore[import-untyped]
    MnemonicError,
    Share,
    combine_mnemonics,
    generate_mnemonics,
)
from shamir_mnemonic.wordlist import WORDLIST  # type: ignore[import-untyped]

from speakopenly.core.errors import BadInput
from speakopenly.core.sealing.holders import HolderPrivateKey
from speakopenly.core.sealing.keys import KEY_BYTES, CasePrivateKey, check_type

VERSION: Final = b"\x01"
MOST_SHARES: Final = 16
FEWEST_NEEDED: Final = 2
WORDS: Final = 35
_HOLDER_KEY: Final = VERSION + b"h"
_CASE_KEY: Final = VERSION + b"c"
_ITERATIONS: Final = 0
"""The standard stretches a passphrase, and we use none. A share asking for more is refused: it would take
minutes of the server's time."""
_LONGEST_TEXT: Final = 2000
_TELLING: Final = 4
_BY_FIRST_LETTERS: Final[dict[str, str]] = {word[:_TELLING]: word for word in WORDLIST}
"""The first four letters tell the words of SLIP-39 apart."""


def split_holder_key(private: HolderPrivateKey, *, shares: int, needed: int) -> list[str]:
    """Split a holder's key (the escrow's) into shares of 35 words, of which ``needed`` give it back.

    Raises:
        BadInput: not 2 <= needed <= shares <= 16.
    """
    check_type(private, HolderPrivateKey)
    return _split(_HOLDER_KEY + private.data, shares, needed)


def join_shares(shares: Sequence[str]) -> HolderPrivateKey:
    """Give back a holder's key. Capitals, figures and what follows a word's fourth letter do not matter.

    A share carries no signature: compare ``.public()`` of what comes out with the public half on record.

    Raises:
        BadInput: too few shares, or one that does not fit; the message says which, counted from 1.
    """
    return HolderPrivateKey(_join(shares, _HOLDER_KEY))


def split_case_key(private: CasePrivateKey, *, shares: int, needed: int) -> list[str]:
    """Split a case's key (a contact slip's) into shares of 35 words, of which ``needed`` give it back.

    Raises:
        BadInput: not 2 <= needed <= shares <= 16.
    """
    check_type(private, CasePrivateKey)
    return _split(_CASE_KEY + private.data, shares, needed)


def join_case_key(shares: Sequence[str]) -> CasePrivateKey:
    """Give back a case's key.

    Raises:
        BadInput: too few shares, or one that does not fit; the message says which, counted from 1.
    """
    return CasePrivateKey(_join(shares, _CASE_KEY))


def _split(secret: bytes, shares: int, needed: int) -> list[str]:
    if not FEWEST_NEEDED <= needed <= shares <= MOST_SHARES:
        raise BadInput(
            f"{needed} of {shares} shares cannot be made.",
            do=f"Choose at most {MOST_SHARES} shares, and let at least {FEWEST_NEEDED} of them be needed.",
        )
    made: list[list[str]] = generate_mnemonics(1, [(needed, shares)], secret, iteration_exponent=_ITERATIONS)
    return made[0]


def _join(texts: Sequence[str], kind: bytes) -> bytes:
    read = [_read(text, at) for at, text in enumerate(texts, start=1)]
    _check_same_set(read)
    needed = _enough(read)
    try:
        secret: bytes = combine_mnemonics([share.mnemonic() for share in needed])
    except MnemonicError:
        raise BadInput(
            "These shares do not belong together.", do="Look for shares that were printed on the same day."
        ) from None
    if len(secret) != len(kind) + KEY_BYTES or not secret.startswith(kind):
        raise BadInput("These shares are of another kind of key.", do="Look for the right sheets.")
    return secret[len(kind) :]


def _read(text: str, at: int) -> Share:
    words = re.findall(r"[a-z]+", text[:_LONGEST_TEXT].lower())
    if len(words) != WORDS:
        raise BadInput(f"Share {at} has {len(words)} words.", do=f"Type all {WORDS} words of the sheet.")
    try:
        share = Share.from_mnemonic(" ".join(_known(word, at, place) for place, word in enumerate(words, 1)))
    except MnemonicError:
        raise BadInput(
            f"Share {at} has a slip in it.", do="Compare it with its sheet, word by word."
        ) from None
    if not _is_ours(share):
        raise BadInput(f"Share {at} was not made by Speak Openly.", do="Look for the right sheet.")
    return share


def _is_ours(share: Share) -> bool:
    made_as = (share.iteration_exponent, share.extendable, share.group_count)
    return made_as == (_ITERATIONS, True, 1) and bool(share.member_threshold >= FEWEST_NEEDED)


def _known(word: str, share: int, place: int) -> str:
    known = _BY_FIRST_LETTERS.get(word[:_TELLING])
    if known is None:
        raise BadInput(f"Share {share}, word {place} is not one of the words used.", do="Type it as printed.")
    return known


def _check_same_set(read: Sequence[Share]) -> None:
    sets = Counter(share.group_parameters() for share in read)
    for at, share in enumerate(read, start=1):
        if share.group_parameters() != sets.most_common(1)[0][0]:
            raise BadInput(
                f"Share {at} belongs to another set than the rest.",
                do="Look for the sheet that was printed with the others.",
            )


def _enough(read: Sequence[Share]) -> list[Share]:
    different = list({share.index: share for share in read}.values())
    needed = read[0].member_threshold if read else FEWEST_NEEDED
    if len(different) < needed:
        raise BadInput(
            f"{needed} different shares are needed; there are {len(different)}.",
            do="Ask another custodian for a share.",
        )
    return different[:needed]
