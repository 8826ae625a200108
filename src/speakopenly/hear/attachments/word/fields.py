"""Fields: instructions such as "put the file's name here", written out as the words they last showed.

An instruction can hold an address, a path or a name, fetch from the network or start a program; what it
showed is all a reader needs. Ticks and choices of old forms are shown by the instruction itself; they become
words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from speakopenly.hear.attachments.word.names import W, is_on, remove, unwrap

_MARK, _INSTRUCTION, _SIMPLE = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"
_KEPT: Final = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"})
"""Counted anew on each page, and nothing else can stand in them: without them every page would be page 1."""
_TICKED, _EMPTY = "\u2612", "\u2610"


@dataclass(slots=True)
class _Field:
    """The marks of one field (it begins, shows, ends) and the pieces of its instruction."""

    marks: list[Any] = field(default_factory=list)
    pieces: list[Any] = field(default_factory=list)


def write_out_fields(root: Any) -> bool:
    """Replace every field but page numbers by what it shows; true if there was any."""
    written = [_write_out_field(found) for found in _fields_in(root)]
    written += [_write_out_simple(simple) for simple in list(root.iter(_SIMPLE))]
    _remove_all(list(root.iter(f"{W}fldData")))
    return any(written)


def _write_out_field(found: _Field) -> bool:
    word = _first_word("".join(piece.text or "" for piece in found.pieces))
    if word in _KEPT and found.marks:
        found.pieces[0].text = f" {word} "
        _remove_all(found.pieces[1:])
        return False
    _remove_all(found.pieces)
    for mark in found.marks:
        _write_out(mark)
    return True


def _write_out_simple(simple: Any) -> bool:
    word = _first_word(simple.get(f"{W}instr", ""))
    if word in _KEPT:
        simple.set(f"{W}instr", word)
        return False
    unwrap(simple)
    return True


def _fields_in(root: Any) -> list[_Field]:
    """Every field, also one within another; pieces and marks that belong to none make fields of their own."""
    found, open_now = list[_Field](), list[_Field]()
    for element in root.iter(_MARK, _INSTRUCTION):
        begins = element.tag == _MARK and element.get(f"{W}fldCharType") == "begin"
        if begins or not open_now:
            open_now.append(_Field())
            found.append(open_now[-1])
        (open_now[-1].marks if element.tag == _MARK else open_now[-1].pieces).append(element)
        if element.tag == _MARK and element.get(f"{W}fldCharType") == "end":
            open_now.pop()
    return found


def _first_word(instruction: str) -> str:
    return next(iter(instruction.split()), "").upper()


def _remove_all(elements: list[Any]) -> None:
    for element in elements:
        remove(element)


def _write_out(mark: Any) -> None:
    shown = _shown_by(mark.find(f"{W}ffData"))
    if shown is None:
        remove(mark)
        return
    text = mark.makeelement(f"{W}t")
    text.text = shown
    mark.getparent().replace(mark, text)


def _shown_by(form: Any) -> str | None:
    """What a tick box or a list of an old form shows; None for a box of text, which holds its own words."""
    if form is None:
        return None
    box, choices = form.find(f"{W}checkBox"), form.find(f"{W}ddList")
    if box is not None:
        ticked = box.find(f"{W}checked")
        return _TICKED if is_on(ticked if ticked is not None else box.find(f"{W}default")) else _EMPTY
    if choices is not None:
        entries = [entry.get(f"{W}val", "") for entry in choices.iter(f"{W}listEntry")]
        chosen = choices.find(f"{W}result")
        at = int(chosen.get(f"{W}val", "0")) if chosen is not None else 0
        return entries[at] if at < len(entries) else ""
    return None
