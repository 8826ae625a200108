"""Write a project as REFI-QDA project exchange (.qdpx): the same bytes for the same project.

Each text is a file of its own in UTF-8, exactly as it is, so that no reader of XML can change a line's end
in it. Pages of a document and times of a transcript are written as named spans without a code: the
standard has places in a recording only together with the recording, and we never hand out voices.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from lxml import etree

from speakopenly.core.records import Place
from speakopenly.understand.exchange.codebook import add_codes
from speakopenly.understand.exchange.elements import (
    PROJECT,
    add,
    add_described,
    add_notes,
    as_moment,
    coder_name,
    origin,
    place_name,
    written,
)
from speakopenly.understand.exchange.packing import pack
from speakopenly.understand.exchange.records import (
    Coding,
    Guid,
    Project,
    Source,
    Span,
    Variable,
    VariableType,
    make_guid,
)

_VALUE_IN = {
    VariableType.TEXT: "TextValue",
    VariableType.BOOLEAN: "BooleanValue",
    VariableType.INTEGER: "IntegerValue",
    VariableType.FLOAT: "FloatValue",
    VariableType.DATE: "DateValue",
    VariableType.DATE_TIME: "DateTimeValue",
}


def write_qdpx(project: Project) -> bytes:
    """The project as a .qdpx file.

    Raises ValueError where a span does not fit its source, or something points at what is not there.
    """
    check_it_holds_together(project)
    members = {f"sources/{each.guid}.txt": each.text.encode("utf-8", "replace") for each in project.sources}
    return pack({"project.qde": written(_project(project)), **members})


def check_it_holds_together(project: Project) -> None:
    """Raise ValueError where a guid stands twice, a span does not fit, or a reference leads nowhere."""
    sources = {source.guid: len(source.text) for source in project.sources}
    spans, codes = {span.guid for span in project.spans}, {code.guid for code in project.codes}
    for span in project.spans:
        if not 0 <= span.start <= span.end <= sources.get(span.source, -1):
            raise ValueError("A span does not fit its source.")
    pointed_at: list[tuple[Iterable[Guid], set[Guid]]] = [
        ((each.at for each in project.codings), spans | sources.keys()),
        ((each.code for each in project.codings), codes),
        ((each.by for each in project.codings if each.by), {each.guid for each in project.coders}),
        ((span for case in project.cases for span in case.spans), spans),
        ((source for case in project.cases for source in case.sources), set(sources)),
    ]
    if any(not set(wanted) <= there for wanted, there in pointed_at):
        raise ValueError("Something points at what is not in the project.")
    if len(sources) != len(project.sources) or len(spans) != len(project.spans):
        raise ValueError("A guid stands twice.")


def _project(project: Project) -> Any:
    root = etree.Element(f"{{{PROJECT}}}Project", nsmap={None: PROJECT})
    root.set("origin", origin())
    for name, value in (("name", project.name), ("creationDateTime", as_moment(project.day))):
        if value is not None:
            root.set(name, value)
    if project.coders:
        users = add(root, "Users")
        for coder in project.coders:
            add(users, "User", guid=coder.guid, name=coder_name(coder))
    if project.codes:
        add_codes(add(add(root, "CodeBook"), "Codes"), project.codes, with_notes=True)
    _add_variables(root, project)
    _add_cases(root, project)
    _add_sources(root, project)
    _add_notes_and_sets(root, project)
    add_described(root, project.description)
    add_notes(root, project.about)
    return root


def _add_variables(root: Any, project: Project) -> None:
    if not project.variables:
        return
    variables = add(root, "Variables")
    for each in project.variables:
        element = add(variables, "Variable", guid=each.guid, name=each.name, typeOfVariable=each.type)
        add_described(element, each.description)


def _add_cases(root: Any, project: Project) -> None:
    if not project.cases:
        return
    types = _types(project.variables)
    cases = add(root, "Cases")
    for case in project.cases:
        element = add(cases, "Case", guid=case.guid, name=case.name)
        add_described(element, case.description)
        _add_references(element, "CodeRef", case.codes)
        _add_values(element, case.values, types)
        _add_references(element, "SourceRef", case.sources)
        _add_references(element, "SelectionRef", case.spans)


def _types(variables: Iterable[Variable]) -> dict[Guid, VariableType]:
    return {each.guid: each.type for each in variables}


def _add_values(element: Any, values: Mapping[Guid, str], types: Mapping[Guid, VariableType]) -> None:
    for variable, value in values.items():
        holder = add(element, "VariableValue")
        add(holder, "VariableRef", targetGUID=variable)
        add(holder, _VALUE_IN[types[variable]], value)


def _add_references(element: Any, name: str, guids: Iterable[Guid]) -> None:
    for guid in guids:
        add(element, name, targetGUID=guid)


def _add_sources(root: Any, project: Project) -> None:
    if not project.sources:
        return
    types, sources = _types(project.variables), add(root, "Sources")
    spans: dict[Guid, list[Span]] = defaultdict(list)
    codings: dict[Guid, list[Coding]] = defaultdict(list)
    for span in project.spans:
        spans[span.source].append(span)
    for coding in project.codings:
        codings[coding.at].append(coding)
    for source in project.sources:
        path, made = f"internal://{source.guid}.txt", as_moment(source.day)
        element = add(
            sources,
            "TextSource",
            guid=source.guid,
            name=source.name,
            plainTextPath=path,
            creationDateTime=made,
        )
        add_described(element, source.description)
        _add_places(element, source)
        for span in spans[source.guid]:
            _add_span(element, span, codings[span.guid])
        _add_codings(element, codings[source.guid])
        add_notes(element, source.notes)
        _add_values(element, source.values, types)


def _add_places(element: Any, source: Source) -> None:
    ends = (*source.places, Place(len(source.text)))
    for number, (place, following) in enumerate(pairwise(ends)):
        add(
            element,
            "PlainTextSelection",
            guid=place_guid(source.guid, number),
            name=place_name(place),
            startPosition=str(place.start),
            endPosition=str(max(place.start, following.start)),
        )


def place_guid(source: Guid, number: int) -> Guid:
    """The guid of the span that stands for a source's page or time: by it we know our own again."""
    return make_guid(source, "place", str(number))


def _add_span(parent: Any, span: Span, codings: Sequence[Coding]) -> None:
    """Add a span; who made it and when is said where every coding says so: some readers ask for it there."""
    by, days = [each.by for each in codings], [each.day for each in codings]
    element = add(
        parent,
        "PlainTextSelection",
        guid=span.guid,
        name=span.name or None,
        startPosition=str(span.start),
        endPosition=str(span.end),
        creatingUser=by[0] if by and all(by) else None,
        creationDateTime=as_moment(days[0]) if days and all(days) else None,
    )
    add_described(element, span.description)
    _add_codings(element, codings)
    add_notes(element, span.notes)


def _add_codings(parent: Any, codings: Iterable[Coding]) -> None:
    for coding in codings:
        made = as_moment(coding.day)
        element = add(parent, "Coding", guid=coding.guid, creatingUser=coding.by, creationDateTime=made)
        add(element, "CodeRef", targetGUID=coding.code)
        add_notes(element, coding.notes)


def _add_notes_and_sets(root: Any, project: Project) -> None:
    if project.notes:
        notes = add(root, "Notes")
        for note in project.notes:
            made = as_moment(note.day)
            element = add(notes, "Note", guid=note.guid, name=note.name, creationDateTime=made)
            add(element, "PlainTextContent", note.text)
    if project.sets:
        sets = add(root, "Sets")
        for each in project.sets:
            element = add(sets, "Set", guid=each.guid, name=each.name)
            add_described(element, each.description)
            _add_references(element, "MemberCode", each.codes)
            _add_references(element, "MemberSource", each.sources)
            _add_references(element, "MemberNote", each.notes)
