"""Keys as types of our own: they cannot be mixed up, printed or pickled into a job's row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NoReturn

from nacl.public import PrivateKey

KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class CasePublicKey:
    """The half with which anyone may seal words into a case (32 bytes, X25519). It opens nothing."""

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_length(self.data)


@dataclass(frozen=True, slots=True, eq=False)
class CasePrivateKey:
    """The half that opens a case (32 bytes, X25519). Held in memory only; stored wrapped."""

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_length(self.data)

    def public(self) -> CasePublicKey:
        """Give the public half that belongs to this one."""
        return CasePublicKey(bytes(PrivateKey(self.data).public_key))

    def __reduce__(self) -> NoReturn:
        refuse_pickling()


def make_case_keys() -> tuple[CasePublicKey, CasePrivateKey]:
    """Make a new key pair for one import or one report."""
    private = CasePrivateKey(bytes(PrivateKey.generate()))
    return private.public(), private


def place(*parts: bytes | str | int) -> bytes:
    """Write down where sealed words belong (service, import, row number, schema), for ``about``.

    Each part is written with its type and length, so ("ab", "c") and ("a", "bc"), or 1 and "1",
    never give the same bytes.
    """
    return b"".join(_encode(part) for part in parts)


def _encode(part: bytes | str | int) -> bytes:
    match part:
        case bool():
            raise TypeError("A part is bytes, text or a whole number.")
        case bytes():
            kind, data = b"b", part
        case str():
            kind, data = b"s", part.encode("utf-8", "surrogatepass")
        case int():
            kind, data = b"i", str(part).encode("ascii")
        case _:
            raise TypeError("A part is bytes, text or a whole number.")
    return kind + len(data).to_bytes(8, "big") + data


def check_length(data: bytes) -> None:
    """Raise ValueError unless these bytes are as long as a key; the message shows nothing of them."""
    if len(data) != KEY_BYTES:
        raise ValueError(f"A key has {KEY_BYTES} bytes.")


def check_type(key: object, wanted: type) -> None:
    """Raise TypeError unless a key is of the kind wanted: all have 32 bytes, so bytes alone cannot tell."""
    if not isinstance(key, wanted):
        raise TypeError(f"A {wanted.__name__} is wanted here.")


def refuse_pickling() -> NoReturn:
    """Keep a secret key out of caches, queues and other processes."""
    raise TypeError("A secret key is not to be pickled or copied.")
