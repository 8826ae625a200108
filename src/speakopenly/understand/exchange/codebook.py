"""The codebook: as part of a project, and alone as a .qdc file (REFI-QDA codebook exchange 1.0)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from lxml import etree

from speakopenly.core.errors import BadInput
from speakopenly.understand.exchange.elements import (
    CODEBOOK,
    add,
    add_described,
    add_notes,
    child,
    children,
    colour_of,
    described,
    guid_of,
    origin,
    parse,
    targets,
    written,
)
from speakopenly.understand.exchange.records import Code, Codebook, CodeSet, Guid, Project, make_guid

UNNAMED = "code without a name"


def write_qdc(codebook: Codebook) -> bytes:
    """The codebook as a .qdc file: codes with their definitions, colours and order, and their sets.

    Notes and sources have no place in it. Raises ValueError where the codes are none, or no tree.
    """
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", nsmap={None: CODEBOOK})
    root.set("origin", origin())
    if not codebook.codes:
        raise ValueError("A codebook has at least one code.")
    add_codes(add(root, "Codes"), codebook.codes, with_notes=False)
    if codebook.sets:
        sets = add(root, "Sets")
        for each in codebook.sets:
            element = add(sets, "Set", guid=each.guid, name=each.name)
            add_described(element, each.description)
            for code in each.codes:
                add(element, "MemberCode", guid=code)
    return written(root)


def codebook_of_project(project: Project) -> Codebook:
    """The codes of a project and their sets, with what was said when it was read."""
    sets = (
        CodeSet(each.guid, each.name, each.description, each.codes) for each in project.sets if each.codes
    )
    return Codebook(project.codes, tuple(sets), project.remarks)


def read_qdc(data: bytes, name: str) -> Codebook:
    """Read a .qdc file, of any program.

    Raises:
        BadInput: it is no codebook.
    """
    if data.startswith(b"PK"):
        raise BadInput("is a zip file, not a codebook.", do="Bring it in as a project (.qdpx).", file=name)
    root = parse(data, name, root="CodeBook")
    codes = read_codes(root)
    known = {code.guid for code in codes}
    sets: list[CodeSet] = []
    remarks: list[str] = []
    for element in children(child(root, "Sets"), "Set"):
        members = targets(element, "MemberCode")
        sets.append(
            CodeSet(
                guid_of(element.get("guid")) or make_guid("set", str(len(sets)), element.get("name", "")),
                element.get("name", ""),
                described(element),
                tuple(code for code in members if code in known),
            )
        )
        if any(code not in known for code in members):
            remarks.append("A set named codes that are not there; they were left out of it.")
    return Codebook(codes, tuple(sets), tuple(dict.fromkeys(remarks)))


def add_codes(parent: Any, codes: Sequence[Code], *, with_notes: bool) -> None:
    """Write codes inside one another. Raises ValueError where a parent is missing or goes round."""
    below: dict[Guid | None, list[Code]] = defaultdict(list)
    for code in codes:
        below[code.parent].append(code)
    waiting = [(parent, code) for code in reversed(below[None])]
    count = 0
    while waiting:
        above, code = waiting.pop()
        count += 1
        codable, colour = str(code.is_codable).lower(), colour_of(code.colour)
        element = add(above, "Code", guid=code.guid, name=code.name, isCodable=codable, color=colour)
        add_described(element, code.definition)
        add_notes(element, code.notes if with_notes else ())
        waiting += [(element, each) for each in reversed(below[code.guid])]
    if count != len(codes):
        raise ValueError("Every code's parent must be a code of the codebook.")


def read_codes(codebook: Any) -> tuple[Code, ...]:
    """Read the codes of a codebook, parents first. A code without a guid is given one by its place."""
    parent = child(codebook, "Codes")
    parent = codebook if parent is None else parent
    codes: list[Code] = []
    waiting: list[tuple[Any, Guid | None]] = [
        (each, None) for each in reversed(list(children(parent, "Code")))
    ]
    while waiting:
        element, above = waiting.pop()
        name = element.get("name") or UNNAMED
        guid = guid_of(element.get("guid")) or make_guid("code", above or "", str(len(codes)), name)
        codes.append(
            Code(
                guid,
                name,
                described(element),
                colour_of(element.get("color")),
                above,
                element.get("isCodable", "true").strip() not in ("false", "0"),
                targets(element, "NoteRef"),
            )
        )
        waiting += [(each, guid) for each in reversed(list(children(element, "Code")))]
    return tuple(codes)
