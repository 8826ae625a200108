"""Invented projects, and generated ones with every letter that has ever broken an export."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hypothesis import strategies as st
from lxml import etree

from speakopenly.core.records import Place
from speakopenly.understand.exchange import (
    Case,
    Code,
    Coder,
    CoderKind,
    CodeSet,
    Coding,
    Note,
    Project,
    Source,
    Span,
    Variable,
    VariableType,
    make_guid,
)

SCHEMAS = Path(__file__).parent / "schema"
PIECES = (
    "Nobody rang back. ", "Roedd y gweithiwr yn garedig, ŵyr â chariad. ", "👩‍👧 we were heard 🙂 ", "a\u0301 e\u0308 ŷ ",
    "לא ענו לנו. ", "لم يرد أحد. ", "line\r\nends\rdiffer\n", "<b>&amp; \"quotes\" ]]>", "\t", "𝔘𝔫𝔦 ", "𐍈", " ", "\u2028", "",
)  # fmt: skip
DAY = date(2026, 11, 2)

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
)
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=20
)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """A project that holds together, of any shape."""
    root = draw(st.uuids()).hex
    number = iter(range(10_000))

    def guid() -> str:
        return make_guid(root, str(next(number)))

    def some(guids: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(guids), max_size=2, unique=True))) if guids else ()

    day = draw(st.none() | st.dates())
    notes = [
        Note(guid(), draw(words), draw(texts.map(_for_xml)), day) for _ in range(draw(st.integers(0, 2)))
    ]
    known = [note.guid for note in notes]
    coders = [Coder(guid()), Coder(guid(), CoderKind.MACHINE, draw(words))]
    codes = _codes(draw, guid, known, some)
    code_guids = [code.guid for code in codes]
    variables = [
        Variable(guid(), draw(words), draw(st.sampled_from(VariableType)))
        for _ in range(draw(st.integers(0, 2)))
    ]
    values = {each.guid: draw(words) for each in variables}
    sources, spans, codings = [], [], []
    for _ in range(draw(st.integers(0, 3))):
        text = draw(texts)
        starts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2, unique=True)))
        places = tuple(
            Place(at, page=n) if n % 2 else Place(at, seconds=draw(st.integers(0, 10**8)) / 1000)
            for n, at in enumerate(starts, start=1)
        )
        source = Source(guid(), draw(words), text, draw(words), places, day, values, some(known))
        sources.append(source)
        for _ in range(draw(st.integers(0, 3))):
            start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
            spans.append(Span(guid(), source.guid, start, end, draw(words), "", some(known)))
            codings += _codings(draw, guid, spans[-1].guid, code_guids, coders)
        codings += _codings(draw, guid, source.guid, code_guids, coders)
    at, asked = [span.guid for span in spans], [source.guid for source in sources]
    cases = [
        Case(guid(), draw(words), "", values, some(code_guids), some(asked), some(at))
        for _ in range(draw(st.integers(0, 3)))
    ]
    sets = (
        [CodeSet(guid(), draw(words), draw(words), some(code_guids), some(asked), some(known))]
        if draw(st.booleans())
        else []
    )
    return Project(
        draw(words), draw(words), tuple(coders), tuple(codes), tuple(variables), tuple(cases), tuple(sources),
        tuple(spans), tuple(codings), tuple(notes), tuple(sets), some(known), day,
    )  # fmt: skip


def _codes(draw, guid, known, some):
    codes: list[Code] = []
    path: list[str] = []
    for _ in range(draw(st.integers(0, 4))):
        path = path[: draw(st.integers(0, len(path)))]
        colour = draw(st.sampled_from([None, "#a1b2c3", "#fff"]))
        parent = path[-1] if path else None
        codes.append(Code(guid(), draw(words), draw(words), colour, parent, draw(st.booleans()), some(known)))
        path.append(codes[-1].guid)
    return codes


def _codings(draw, guid, at, codes, coders):
    by = st.sampled_from([None, *(coder.guid for coder in coders)])
    chosen = draw(st.lists(st.sampled_from(codes), max_size=2)) if codes else []
    return [Coding(guid(), at, code, draw(by), draw(st.none() | st.dates())) for code in chosen]


def _for_xml(text: str) -> str:
    return (
        "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
        .replace("\ufffe", "")
        .replace("\uffff", "")
    )


def a_project() -> Project:
    """A small project with one of everything."""
    source = make_guid("a project", "source")
    text = "[a1]\nNobody rang back 🙂 for weeks.\n\n[a2]\nRoedd hi’n ŵyl.\n"
    first, second = text.index("Nobody"), text.index("Roedd")
    span, other = make_guid("a project", "a1"), make_guid("a project", "a2")
    code, child, note = (make_guid("a project", each) for each in ("code", "child", "note"))
    machine, role = make_guid("a project", "machine"), make_guid("a project", "role")
    return Project(
        name="What Northmoor heard",
        coders=(Coder(machine, CoderKind.MACHINE, "static 1"),),
        codes=(Code(code, "Waiting", "Time without an answer.", "#1b6ca8", notes=(note,)), Code(child, "Silence", parent=code)),
        variables=(Variable(role, "role"),),
        cases=(
            Case(make_guid("a project", "case 1"), "a1", values={role: "carer"}, spans=(span,)),
            Case(make_guid("a project", "case 2"), "a2", values={role: "worker"}, spans=(other,)),
        ),
        sources=(Source(source, "What helped?", text, places=(Place(0, page=1), Place(second, page=2))),),
        spans=(
            Span(span, source, first, text.index("\n\n"), "a1"),
            Span(other, source, second, len(text) - 1, "a2"),
        ),
        codings=(Coding(make_guid("a project", "coding"), span, child, machine, DAY),),
        notes=(Note(note, "Memo", "Look again at weekends.\nAsk Ŵyn's team."),),
        day=DAY,
    )  # fmt: skip


def schema_errors(data: bytes, name: str) -> str:
    """What a published schema says against some XML; nothing where it is valid."""
    schema = etree.XMLSchema(etree.parse(SCHEMAS / name))
    schema.validate(etree.fromstring(data))
    return str(schema.error_log)


def description_of(qdpx: bytes) -> bytes:
    """The project.qde of a .qdpx."""
    with zipfile.ZipFile(io.BytesIO(qdpx)) as packed:
        return packed.read("project.qde")


def qdpx_of(qde: str, members: Mapping[str, bytes] | None = None) -> bytes:
    """A .qdpx as another program would pack it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("project.qde", qde)
        for name, data in (members or {}).items():
            packed.writestr(name, data)
    return out.getvalue()
