"""Codes and changes as plain values, to be stored as JSON and read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from speakopenly.understand.codebook.records import Change, Code, State


def as_plain(code: Code) -> dict[str, Any]:
    """One code as names and values."""
    return {**asdict(code), "state": str(code.state)}


def from_plain(plain: Mapping[str, Any]) -> Code:
    """One code back. Raises TypeError for a field that no code has, ValueError for an unknown state."""
    return Code(**{**plain, "state": State(plain["state"])})


def change_to_plain(change: Change) -> dict[str, list[dict[str, Any] | None]]:
    """A change as lists of codes; None where a code was not there."""
    return {"before": _plain(change.before), "after": _plain(change.after)}


def change_from_plain(plain: Mapping[str, Iterable[Mapping[str, Any] | None]]) -> Change:
    """A change back."""
    before, after = (
        tuple(from_plain(each) if each is not None else None for each in plain[name])
        for name in ("before", "after")
    )
    return Change(before, after)


def _plain(codes: Iterable[Code | None]) -> list[dict[str, Any] | None]:
    return [as_plain(code) if code is not None else None for code in codes]
