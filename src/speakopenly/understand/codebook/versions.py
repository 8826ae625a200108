"""Versions of a codebook: a fingerprint of what it says, and what differs between two of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from speakopenly.understand.codebook.keeping import as_plain
from speakopenly.understand.codebook.records import Code, Codebook


class Kind(StrEnum):
    """How a code differs from what it was."""

    ADDED = "added"
    RENAMED = "renamed"
    NEW_MEANING = "new meaning"
    MOVED = "moved"
    NEW_STATE = "new state"
    OTHER_WORDS = "other words"
    """Its examples, colour or memo."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which one code differs; ``before`` is None where the code is new."""

    kind: Kind
    before: Code | None
    after: Code


def fingerprint(codebook: Codebook) -> str:
    """The same for the same codes, in whatever order they are kept (sha256 of their JSON)."""
    codes = sorted((as_plain(code) for code in codebook.codes), key=lambda code: str(code["id"]))
    return hashlib.sha256(json.dumps(codes, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def differences(old: Codebook, new: Codebook) -> tuple[Difference, ...]:
    """What is different in the newer one, in its order; codes are never gone, they change their state."""
    return tuple(_differences(old, new))


def _differences(old: Codebook, new: Codebook) -> Iterator[Difference]:
    for code in new.codes:
        was = old.by_id.get(code.id)
        if was is None:
            yield Difference(Kind.ADDED, None, code)
            continue
        told = (
            (Kind.RENAMED, was.name != code.name),
            (Kind.NEW_MEANING, was.meaning != code.meaning),
            (Kind.NEW_STATE, (was.state, was.into) != (code.state, code.into)),
            (Kind.MOVED, (was.parent, was.place) != (code.parent, code.place)),
            (Kind.OTHER_WORDS, _other(was) != _other(code)),
        )
        yield from (Difference(kind, was, code) for kind, is_so in told if is_so)


def _other(code: Code) -> tuple[str, str, str]:
    return code.examples, code.colour, code.memo
