"""A codebook that people made here, as the codes other programs know, and such codes as ours.

REFI-QDA gives a code one description. Ours holds what it means, when to use it, when not, and examples; they
are written one below the other under plain headings, by which they are found again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from speakopenly.understand.codebook import Code as OwnCode
from speakopenly.understand.codebook import Codebook as OwnCodebook
from speakopenly.understand.codebook import CodeId, State
from speakopenly.understand.exchange.records import Code, Codebook, Guid

HEADINGS: Final = {"include": "Use when:", "exclude": "Do not use when:", "examples": "Examples:"}
LONGEST: Final = {"name": 120, "definition": 2000, "include": 2000, "exclude": 2000, "examples": 2000}


@dataclass(frozen=True, slots=True)
class Matched:
    """Codes of another program beside ours: those to be added, what had to change, and which is which.

    ``stands_for`` gives for every code of the file the one it is here, be it new or known.
    """

    codes: tuple[OwnCode, ...]
    remarks: tuple[str, ...]
    stands_for: Mapping[Guid, CodeId]


def codes_out(codebook: OwnCodebook) -> Codebook:
    """The listed codes as they are exchanged. An id that is a guid stays what it is."""
    return Codebook(tuple(code_out(code) for _depth, code in codebook.in_order()))


def code_out(code: OwnCode) -> Code:
    """One code as it is exchanged."""
    return Code(
        Guid(code.id),
        code.name,
        _described(code),
        code.colour or None,
        None if code.parent is None else Guid(code.parent),
        is_codable=code.state is State.STANDING,
    )


def codes_in(found: Codebook, beside: OwnCodebook) -> tuple[tuple[OwnCode, ...], tuple[str, ...]]:
    """The codes of another program as ours, to be added beside those there are; and what had to change."""
    matched = match_codes(found, beside)
    return matched.codes, matched.remarks


def match_codes(found: Codebook, beside: OwnCodebook) -> Matched:
    """Which codes of another program are ours, and the others as ours.

    A code known here by its guid is left as it is here; so is one that has the name and the meaning of one
    here to the letter, as some programs give every code a new guid. Any other whose name is taken is given a
    number.
    """
    taken = {code.name.strip().casefold(): code for _depth, code in beside.in_order()}
    remarks, codes = list(found.remarks), list[OwnCode]()
    stands_for = {code.guid: CodeId(code.guid) for code in found.codes if CodeId(code.guid) in beside.by_id}
    known = set(stands_for.values())
    for code in found.codes:
        if code.guid in stands_for:
            remarks.append(f"“{code.name}” is in the codebook already and was left as it is.")
            continue
        own = _cut(_parted(code), remarks)
        same = taken.get(own.name.casefold())
        if same is not None and same.id not in known and _words(same) == _words(own):
            remarks.append(f"“{code.name}” is in the codebook already and was left as it is.")
            stands_for[code.guid] = same.id
            known.add(same.id)
            continue
        name = _free(own.name, taken)
        if name != own.name:
            remarks.append(f"“{own.name}” was there already; the new one is called “{name}”.")
        parent = None if code.parent is None else stands_for.get(code.parent)
        if parent is not None and parent in beside.by_id and not beside.by_id[parent].is_listed:
            parent = None
        new = OwnCode(
            own.id, name, own.definition, own.include, own.exclude, own.examples, own.colour,
            parent=parent, state=own.state,
        )  # fmt: skip
        taken[name.casefold()] = new
        known.add(new.id)
        stands_for[code.guid] = new.id
        codes.append(new)
    return Matched(tuple(codes), tuple(dict.fromkeys(remarks)), stands_for)


def _words(code: OwnCode) -> tuple[str, ...]:
    said = (code.definition, code.include, code.exclude, code.examples)
    return tuple(" ".join(words.split()) for words in said)


def _described(code: OwnCode) -> str:
    parts = [
        code.definition,
        *(f"{HEADINGS[name]}\n{said}" for name in HEADINGS if (said := getattr(code, name))),
    ]
    return "\n\n".join(part for part in parts if part)


def _parted(code: Code) -> OwnCode:
    parts = {"definition": list[str]()} | {name: list[str]() for name in HEADINGS}
    here = "definition"
    for line in code.definition.splitlines():
        heading = next((name for name, words in HEADINGS.items() if line.strip() == words), None)
        if heading is None:
            parts[here].append(line)
        else:
            here = heading
    said: dict[str, Any] = {name: "\n".join(lines).strip() for name, lines in parts.items()}
    state = State.STANDING if code.is_codable else State.HEADING
    parent = None if code.parent is None else CodeId(code.parent)
    return OwnCode(
        CodeId(code.guid), code.name.strip(), **said, colour=code.colour or "", parent=parent, state=state
    )


def _cut(code: OwnCode, remarks: list[str]) -> OwnCode:
    said = {name: str(getattr(code, name)) for name in LONGEST}
    if any(len(said[name]) > most for name, most in LONGEST.items()):
        remarks.append(f"“{said['name'][:60]}” was too long and was cut.")
    cut: dict[str, Any] = {name: said[name][:most] for name, most in LONGEST.items()}
    return OwnCode(code.id, **cut, colour=code.colour, parent=code.parent, state=code.state)


def _free(name: str, taken: Mapping[str, OwnCode]) -> str:
    return (
        name
        if name.casefold() not in taken
        else next(n for n in _numbered(name) if n.casefold() not in taken)
    )


def _numbered(name: str) -> Iterator[str]:
    number = 2
    while True:
        yield f"{name[:100]} ({number})"
        number += 1
