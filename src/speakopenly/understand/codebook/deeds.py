"""What people do with a codebook. Each deed gives the change it makes; nothing is changed by asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from speakopenly.understand.codebook.records import (
    Change,
    Code,
    Codebook,
    CodeId,
    NotPossible,
    State,
    change_of,
    placed_last,
)

FEWEST_PARTS = 2


def add(codebook: Codebook, *codes: Code) -> Change:
    """Put new codes in, each as the last of its parent. Raises NotPossible, as all deeds here do."""
    now, added = codebook, list[Code]()
    for code in codes:
        if code.id in now.by_id:
            raise NotPossible("This code is in the codebook already.")
        added.append(placed_last(now, code, code.parent))
        now = now.with_changed(added[-1:])
    return _checked(codebook, *added)


def describe(codebook: Codebook, code: CodeId, **said: object) -> Change:
    """Rename a code, or say anew what it means. ``said`` are fields of a code that hold words.

    Where a new meaning needs no reading again, passages that waited under an older one wait no longer.
    """
    unknown = said.keys() - {*WORDS, "read_again"}
    if unknown:
        raise TypeError(f"No words of a code: {', '.join(sorted(unknown))}.")
    found = _listed(codebook, code)
    after = replace(found, **said)  # type: ignore[arg-type]
    if after == found:
        raise NotPossible("Nothing was changed.")
    return _checked(codebook, after)


def merge(codebook: Codebook, code: CodeId, *, into: CodeId) -> Change:
    """Let codings of one code count for another from now on. What stands below it moves along."""
    found, target = _listed(codebook, code), _listed(codebook, into)
    if target.state is not State.STANDING:
        raise NotPossible("This is a heading now, so nothing can be merged into it.")
    if found.id == target.id or target.id in codebook.within(found.id):
        raise NotPossible("Choose another code, which does not stand below this one.")
    merged = replace(found, state=State.MERGED, into=target.id)
    now, moved = codebook.with_changed([]), list[Code]()
    for each in codebook.below(found.id):
        moved.append(placed_last(now, each, target.id))
        now = now.with_changed(moved[-1:])
    return _checked(codebook, merged, *moved)


def split(codebook: Codebook, code: CodeId, *, parts: Sequence[Code]) -> Change:
    """Let a code become the heading of two parts or more. Its codings stay with it until read again."""
    found = _listed(codebook, code)
    if found.state is not State.STANDING:
        raise NotPossible("This was split already.")
    if len(parts) < FEWEST_PARTS:
        raise NotPossible("Name two parts or more.")
    heading = replace(found, state=State.HEADING, read_again=True)
    within = [replace(part, parent=found.id) for part in parts]
    added = add(codebook, *within).after
    return _checked(codebook, heading, *(each for each in added if each))


def move(codebook: Codebook, code: CodeId, *, under: CodeId | None, before: CodeId | None = None) -> Change:
    """Put a code elsewhere in the tree: under another or at the top, before a code there or last."""
    found = _listed(codebook, code)
    if under is not None and (_listed(codebook, under).id in codebook.within(code)):
        raise NotPossible("A code cannot stand within itself.")
    row = [each for each in codebook.below(under) if each.id != code]
    at = next((number for number, each in enumerate(row) if each.id == before), len(row))
    if before is not None and at == len(row):
        raise NotPossible("The code to stand before is not there.")
    row.insert(at, replace(found, parent=under))
    placed = [replace(each, place=number) for number, each in enumerate(row)]
    moved = [each for each in placed if each != codebook.by_id[each.id]]
    if not moved:
        raise NotPossible("It stands there already.")
    return _checked(codebook, *moved)


def set_aside(codebook: Codebook, code: CodeId) -> Change:
    """Take a code out of the list. Its codings stay, and it can be taken up again."""
    found = _listed(codebook, code)
    if codebook.below(code):
        raise NotPossible("Codes stand below this one. Move or set aside those first.")
    if any(each.into == code for each in codebook.codes):
        raise NotPossible("Another code was merged into this one. Undo that first.")
    return _checked(codebook, replace(found, state=State.SET_ASIDE))


def take_up(codebook: Codebook, code: CodeId) -> Change:
    """Put a code that was set aside in the list again; at the top, where its parent is gone."""
    found = codebook.code(code)
    if found.state is not State.SET_ASIDE:
        raise NotPossible("This code was not set aside.")
    parent = found.parent if found.parent and codebook.code(found.parent).is_listed else None
    return _checked(codebook, placed_last(codebook, replace(found, state=State.STANDING), parent))


WORDS = ("name", "definition", "include", "exclude", "examples", "colour", "memo")
"""The fields of a code that people write."""


def _listed(codebook: Codebook, code: CodeId) -> Code:
    found = codebook.code(code)
    if not found.is_listed:
        raise NotPossible(f"“{found.name}” is not in the list any more. Undo that first.")
    return found


def _checked(codebook: Codebook, *after: Code) -> Change:
    change = change_of(codebook, *after)
    change.on(codebook)
    return change
