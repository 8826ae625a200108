"""A reporter's mailbox: found and opened by what the receipt says, and by nothing that is stored.

From the receipt's secret and the installation key (which lies outside the database) come, by keyed BLAKE2b
under labels of their own, the value by which the mailbox is looked up, the key that opens it and a mark for
proofs. None tells another.

No slow derivation is needed: the secret is over 95 random bits, not a person's choice. At a million million
guesses a second, half of them take over 700 million years, and without the installation key no guess can be
checked at all. A slow one would let anybody stop the public door by asking often.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NoReturn

from speakopenly.core.sealing.holders import HolderPrivateKey, holder_keys_from_seed
from speakopenly.core.sealing.installation import InstallationKey
from speakopenly.core.sealing.keys import refuse_pickling

SHORTEST_SECRET: Final = 12
"""96 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Mailbox:
    """How a reporter comes back. Only ``lookup`` and ``keys.public()`` are ever stored.

    ``lookup``: 32 hexadecimal characters. ``mark``: 32 bytes, of which a signed proof shows a hash.
    """

    lookup: str = field(repr=False)
    keys: HolderPrivateKey = field(repr=False)
    mark: bytes = field(repr=False)

    def __reduce__(self) -> NoReturn:
        refuse_pickling()


def mailbox_of(installation: InstallationKey, secret: bytes) -> Mailbox:
    """Give the mailbox that belongs to a receipt's secret (12 bytes or more): always the same one.

    Raises:
        ValueError: the secret is shorter than 96 bits.
    """
    if len(secret) < SHORTEST_SECRET:
        raise ValueError(f"A receipt's secret has at least {SHORTEST_SECRET} bytes.")
    return Mailbox(
        lookup=installation.keyed_hash("mailbox lookup", secret),
        keys=holder_keys_from_seed(installation.derive("mailbox keys", secret)),
        mark=installation.derive("mailbox mark", secret),
    )
