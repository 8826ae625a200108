"""A key for what is kept only while work on a file goes on, made from the file itself.

Who has the file could read everything anyway; who has only what was left behind has nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import NoReturn, Self

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing.keys import place, refuse_pickling

_LABEL = b"speakopenly work 1"
_NAME_BYTES = 12


@dataclass(frozen=True, slots=True)
class WorkKey:
    """Opens what was sealed while the same file was worked on."""

    _data: bytes = field(repr=False)

    @classmethod
    def of_file(cls, digest: bytes) -> Self:
        """The key of a file with this sha256, which must stand nowhere beside what is sealed."""
        return cls(hashlib.blake2b(digest, digest_size=Aead.KEY_SIZE, person=b"openly work key").digest())

    def seal(self, data: bytes, *, about: str) -> bytes:
        """Seal; what is sealed opens only under the same ``about``."""
        return bytes(Aead(self._data).encrypt(data, _LABEL + place(about)))

    def open(self, sealed: bytes, *, about: str) -> bytes:
        """Open again. Raises SealBroken if it is of another file or another place, or was altered."""
        try:
            return Aead(self._data).decrypt(sealed, _LABEL + place(about))
        except (CryptoError, ValueError):
            raise SealBroken("What was kept of an earlier run does not belong to this file.") from None

    def name_for(self, words: bytes) -> str:
        """A name by which to find again what was made of ``words``; without the key it confirms no guess."""
        return hashlib.blake2b(words, key=self._data, digest_size=_NAME_BYTES).hexdigest()

    def __reduce__(self) -> NoReturn:
        refuse_pickling()
