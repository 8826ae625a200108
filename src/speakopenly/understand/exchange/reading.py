"""Read a .qdpx of any program. Lenient to how it is written; whatever is left out is said in ``remarks``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from speakopenly.understand.exchange.codebook import read_codes
from speakopenly.understand.exchange.elements import (
    MACHINE,
    ORIGIN,
    child,
    children,
    day_of,
    described,
    guid_of,
    number_of_coder,
    parse,
    targets,
)
from speakopenly.understand.exchange.packing import Pack
from speakopenly.understand.exchange.reading_sources import SourceReader, values_in
from speakopenly.understand.exchange.records import (
    Case,
    Code,
    Coder,
    CoderKind,
    CodeSet,
    Guid,
    Note,
    Project,
    Source,
    Variable,
    VariableType,
    make_guid,
)
from speakopenly.understand.exchange.remarks import Remarks


def read_project(data: bytes, name: str) -> Project:
    """Read a project in this process; ``read_qdpx`` does so in one apart, for files of strangers.

    Raises:
        BadInput: it is no project, is damaged, or is absurdly large.
    """
    pack, remarks = Pack(data, name), Remarks()
    root = parse(pack.description(), name, root="Project")
    coders = _coders(root, remarks)
    codes = _unique(read_codes(child(root, "CodeBook")), remarks)
    reader = SourceReader(
        pack,
        remarks,
        codes={code.guid for code in codes},
        coders={coder.guid for coder in coders},
        ours=root.get("origin", "").startswith(ORIGIN),
    )
    reader.read(child(root, "Sources") if child(root, "Sources") is not None else ())
    notes = _notes(root, reader, remarks)
    _leave_out(root, remarks)
    project = Project(
        name=root.get("name") or "project without a name",
        description=described(root),
        coders=coders,
        codes=codes,
        variables=_variables(root),
        cases=tuple(_cases(root, reader.same_as)),
        sources=tuple(reader.sources),
        spans=tuple(reader.spans),
        codings=tuple(reader.codings),
        notes=notes,
        sets=tuple(_sets(root, reader.same_as)),
        about=targets(root, "NoteRef"),
        day=day_of(root.get("creationDateTime")),
    )
    project = _without_loose_ends(project, remarks)
    return replace(project, remarks=remarks.sentences(), codings_left_out=remarks.codings)


def _coders(root: Any, remarks: Remarks) -> tuple[Coder, ...]:
    """Whoever coded, by role: a person's name is not kept, two persons stay two."""
    found: dict[Guid, Coder] = {}
    for user in children(child(root, "Users"), "User"):
        name, guid = user.get("name", ""), guid_of(user.get("guid"))
        if guid is None or guid in found:
            continue
        if name.startswith(MACHINE):
            found[guid] = Coder(guid, CoderKind.MACHINE, name.removeprefix(MACHINE))
            continue
        number = number_of_coder(name)
        found[guid] = Coder(guid, number=number)
        is_name = number is None and name not in ("", CoderKind.PERSON)
        remarks.add("Names of people who coded, left out", int(is_name))
    return tuple(found.values())


def _unique(codes: Iterable[Code], remarks: Remarks) -> tuple[Code, ...]:
    found: dict[Guid, Code] = {}
    for code in codes:
        remarks.add("Codes that stood twice, left out", int(code.guid in found))
        found.setdefault(code.guid, code)
    return tuple(found.values())


def _variables(root: Any) -> tuple[Variable, ...]:
    found: dict[Guid, Variable] = {}
    for each in children(child(root, "Variables"), "Variable"):
        guid, kind = guid_of(each.get("guid")), each.get("typeOfVariable", "")
        if guid:
            known = kind in set(VariableType)
            name = each.get("name") or "variable without a name"
            found[guid] = Variable(
                guid, name, VariableType(kind) if known else VariableType.TEXT, described(each)
            )
    return tuple(found.values())


def _cases(root: Any, same_as: Mapping[Guid, Guid]) -> Iterable[Case]:
    for number, each in enumerate(children(child(root, "Cases"), "Case")):
        yield Case(
            guid_of(each.get("guid")) or make_guid("case", str(number)),
            each.get("name", ""),
            described(each),
            values_in(children(each, "VariableValue")),
            targets(each, "CodeRef"),
            tuple(same_as.get(guid, guid) for guid in targets(each, "SourceRef")),
            targets(each, "SelectionRef"),
        )


def _notes(root: Any, reader: SourceReader, remarks: Remarks) -> tuple[Note, ...]:
    found: dict[Guid, Note] = {}
    for number, each in enumerate(children(child(root, "Notes"), "Note")):
        text = reader.text_of(each)
        if text is None:
            remarks.left_out("Notes whose text is not in the file, or only as a formatted document", each)
            continue
        for selection in children(each, "PlainTextSelection"):
            remarks.left_out("Spans inside notes", selection)
        guid = guid_of(each.get("guid")) or make_guid("note", str(number))
        found.setdefault(guid, Note(guid, each.get("name", ""), text, day_of(each.get("creationDateTime"))))
    return tuple(found.values())


def _sets(root: Any, same_as: Mapping[Guid, Guid]) -> Iterable[CodeSet]:
    for number, each in enumerate(children(child(root, "Sets"), "Set")):
        yield CodeSet(
            guid_of(each.get("guid")) or make_guid("set", str(number)),
            each.get("name", ""),
            described(each),
            targets(each, "MemberCode"),
            tuple(same_as.get(guid, guid) for guid in targets(each, "MemberSource")),
            targets(each, "MemberNote"),
        )


def _leave_out(root: Any, remarks: Remarks) -> None:
    for holder, name, what in (("Links", "Link", "Links between things"), ("Graphs", "Graph", "Maps")):
        remarks.add(f"{what} left out", sum(1 for _ in children(child(root, holder), name)))


def _without_loose_ends(project: Project, remarks: Remarks) -> Project:
    """Take out references that lead nowhere: to what was left out, or to what the file never held."""
    notes, codes = {each.guid for each in project.notes}, {each.guid for each in project.codes}
    sources, spans = {each.guid for each in project.sources}, {each.guid for each in project.spans}
    variables = {each.guid for each in project.variables}

    def there(guids: Iterable[Guid], known: Collection[Guid]) -> tuple[Guid, ...]:
        wanted = tuple(guids)
        kept = tuple(guid for guid in wanted if guid in known)
        remarks.add("References that lead nowhere, left out", len(wanted) - len(kept))
        return kept

    def values(thing: Case | Source) -> Mapping[Guid, str]:
        kept = there(thing.values, variables)
        return {variable: thing.values[variable] for variable in kept}

    return replace(
        project,
        codes=tuple(replace(each, notes=there(each.notes, notes)) for each in project.codes),
        sources=tuple(
            replace(each, notes=there(each.notes, notes), values=values(each)) for each in project.sources
        ),
        spans=tuple(replace(each, notes=there(each.notes, notes)) for each in project.spans),
        codings=tuple(replace(each, notes=there(each.notes, notes)) for each in project.codings),
        cases=tuple(
            replace(
                each,
                values=values(each),
                codes=there(each.codes, codes),
                sources=there(each.sources, sources),
                spans=there(each.spans, spans),
            )
            for each in project.cases
        ),
        sets=tuple(
            replace(
                each,
                codes=there(each.codes, codes),
                sources=there(each.sources, sources),
                notes=there(each.notes, notes),
            )
            for each in project.sets
        ),
        about=there(project.about, notes),
    )
