"""Codes and the tree they stand in, both frozen; and a change of them, which can be taken back.

No code is ever deleted: one that was merged says into which, one that was split stays as the heading of its
parts, one that nobody wants is set aside. So whatever was coded still finds the code that stands for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NewType

from speakopenly.core.errors import NotAllowed

CodeId = NewType("CodeId", str)


class NotPossible(NotAllowed):
    """The codebook cannot be changed like this; the message says why."""


class ChangedSince(NotPossible):
    """Something was changed later that stands on this change."""


class State(StrEnum):
    """What may be done with a code."""

    STANDING = "standing"
    HEADING = "heading"
    """It gathers others, and is given to no passage: it was split."""
    MERGED = "merged"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it means, when to use it and when not. ``place`` orders those of one parent."""

    id: CodeId
    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: str = ""
    colour: str = ""
    memo: str = ""
    parent: CodeId | None = None
    place: int = 0
    state: State = State.STANDING
    into: CodeId | None = None
    read_again: bool = False
    """Whether passages coded under an earlier meaning wait to be read again."""

    @property
    def is_listed(self) -> bool:
        """Whether it stands in the list."""
        return self.state in (State.STANDING, State.HEADING)

    @property
    def meaning(self) -> str:
        """A short fingerprint of what it means; a new name alone does not change it."""
        said = "\x1f".join((self.definition, self.include, self.exclude))
        return hashlib.blake2b(said.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True)
class Codebook:
    """Codes as a tree. Raises NotPossible where they are none: see ``_check``."""

    codes: tuple[Code, ...] = ()

    def __post_init__(self) -> None:
        _check(self)

    @cached_property
    def by_id(self) -> Mapping[CodeId, Code]:
        """Each code by its id."""
        return {code.id: code for code in self.codes}

    def code(self, wanted: CodeId) -> Code:
        """One code. Raises NotPossible where there is none."""
        try:
            return self.by_id[wanted]
        except KeyError:
            raise NotPossible("This code is not in the codebook.") from None

    def below(self, parent: CodeId | None) -> list[Code]:
        """The listed codes of one parent, in order."""
        here = (code for code in self.codes if code.parent == parent and code.is_listed)
        return sorted(here, key=lambda code: (code.place, code.id))

    def in_order(self) -> Iterator[tuple[int, Code]]:
        """Every listed code after its parent, with how deep it stands."""
        waiting = [(0, code) for code in reversed(self.below(None))]
        while waiting:
            depth, code = waiting.pop()
            yield depth, code
            waiting += [(depth + 1, each) for each in reversed(self.below(code.id))]

    def usable(self) -> list[Code]:
        """What may be given to a passage, in the order of the list."""
        return [code for _depth, code in self.in_order() if code.state is State.STANDING]

    def stands_for(self, code: CodeId) -> Code:
        """The code under which codings of ``code`` count today: itself, or what it was merged into."""
        found = self.code(code)
        while found.into is not None:
            found = self.code(found.into)
        return found

    def within(self, code: CodeId) -> frozenset[CodeId]:
        """A code and all below it."""
        found, waiting = {code}, [code]
        while waiting:
            here = waiting.pop()
            below = [each.id for each in self.codes if each.parent == here and each.id not in found]
            found.update(below)
            waiting += below
        return frozenset(found)

    def with_changed(self, codes: Iterable[Code], *, without: Iterable[CodeId] = ()) -> Codebook:
        """The codebook with some codes as they are given, new ones last, and without others."""
        new = {code.id: code for code in codes}
        gone = set(without)
        kept = (new.pop(code.id, code) for code in self.codes if code.id not in gone)
        return Codebook((*kept, *new.values()))


@dataclass(frozen=True, slots=True)
class Change:
    """What a deed changed, code by code: as it was (None: not there yet), and as it is now."""

    before: tuple[Code | None, ...]
    after: tuple[Code | None, ...]

    def __post_init__(self) -> None:
        if any((old or new) is None for old, new in zip(self.before, self.after, strict=True)):
            raise ValueError("A change is of codes that are there before or after it.")

    @property
    def touches(self) -> frozenset[CodeId]:
        """The codes it changes."""
        pairs = zip(self.before, self.after, strict=True)
        return frozenset(found.id for old, new in pairs if (found := new or old))

    def backwards(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)

    def on(self, codebook: Codebook) -> Codebook:
        """The codebook after it.

        Raises:
            ChangedSince: a code it touches is no longer as it was.
            NotPossible: the codes would be no tree.
        """
        for old, new in zip(self.before, self.after, strict=True):
            found = old or new
            if found is not None and codebook.by_id.get(found.id) != old:
                raise ChangedSince(
                    "Something was changed since that stands on this. Undo the later one first."
                )
        gone = [old.id for old, new in zip(self.before, self.after, strict=True) if old and new is None]
        return codebook.with_changed((new for new in self.after if new), without=gone)


def change_of(codebook: Codebook, *after: Code) -> Change:
    """The change that makes these codes so."""
    return Change(tuple(codebook.by_id.get(code.id) for code in after), after)


def placed_last(codebook: Codebook, code: Code, parent: CodeId | None) -> Code:
    """The code as the last one of a parent."""
    places = [each.place for each in codebook.codes if each.parent == parent and each.id != code.id]
    return replace(code, parent=parent, place=max(places, default=-1) + 1)


def _check(codebook: Codebook) -> None:
    """A tree whose parents are listed, whose codes have names of their own, and where nothing goes round."""
    known = codebook.by_id
    if len(known) != len(codebook.codes):
        raise NotPossible("A code stands twice in the codebook.")
    names = set[str]()
    for code in codebook.codes:
        if not code.name.strip():
            raise NotPossible("Give the code a name.")
        if (code.into is not None) != (code.state is State.MERGED):
            raise NotPossible("A merged code says into which.")
        if code.is_listed and (name := code.name.strip().casefold()) in names:
            raise NotPossible(f"There is a code called “{code.name}” already. Choose another name.")
        elif code.is_listed:
            names.add(name)
            if code.parent is not None and not (code.parent in known and known[code.parent].is_listed):
                raise NotPossible("The code above it is not in the list.")
        if code.into is not None and not (
            code.into in known and known[code.into].state is not State.SET_ASIDE
        ):
            raise NotPossible("The code it was merged into is not in the list.")
        _check_goes_somewhere(known, code)


def _check_goes_somewhere(known: Mapping[CodeId, Code], code: Code) -> None:
    for way in ("parent", "into"):
        seen, here = {code.id}, getattr(code, way)
        while here is not None and here in known:
            if here in seen:
                raise NotPossible("A code cannot stand within itself.")
            seen.add(here)
            here = getattr(known[here], way)
