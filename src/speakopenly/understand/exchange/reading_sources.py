"""Read the sources of a project, with their spans and codings, whichever program wrote them."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from speakopenly.core.records import Place
from speakopenly.understand.exchange.elements import (
    child,
    children,
    day_of,
    described,
    guid_of,
    local,
    place_of,
    targets,
    whole_number,
    words,
)
from speakopenly.understand.exchange.packing import Pack
from speakopenly.understand.exchange.positions import OURS, Counting, Edges, Way, counting_in, way_of
from speakopenly.understand.exchange.records import Coding, Guid, Source, Span, make_guid
from speakopenly.understand.exchange.remarks import Remarks
from speakopenly.understand.exchange.writing import place_guid

_INTERNAL: Final = "internal://"
_SELECTIONS: Final = {
    "PictureSelection": "Areas of pictures",
    "PDFSelection": "Areas of pages",
    "AudioSelection": "Stretches of sound",
    "VideoSelection": "Stretches of film",
}
_TEXT_INSIDE: Final = {
    "PictureSource": "TextDescription",
    "PDFSource": "Representation",
    "AudioSource": "Transcript",
    "VideoSource": "Transcript",
}


class SourceReader:
    """Collects sources, spans and codings. ``same_as`` leads from other guids of a source to the one kept."""

    def __init__(
        self, pack: Pack, remarks: Remarks, *, codes: Collection[Guid], coders: Collection[Guid], ours: bool
    ) -> None:
        self._pack, self._remarks, self._ours = pack, remarks, ours
        self._codes, self._coders, self._taken = codes, coders, set[Guid]()
        self.sources: list[Source] = []
        self.spans: list[Span] = []
        self.codings: list[Coding] = []
        self.same_as: dict[Guid, Guid] = {}
        self._way: Way = OURS
        self._texts: dict[Any, str] = {}

    def read(self, elements: Iterable[Any]) -> None:
        """Read every source."""
        known = list(elements)
        if not self._ours:
            self._way = way_of(self._texts_with_edges(known))
        for element in known:
            if local(element) == "TextSource":
                self._read_text(element, holder=None)
            elif local(element) in _TEXT_INSIDE:
                self._read_medium(element)
            else:
                self._remarks.left_out("Sources of a kind we do not know", element)

    def _texts_with_edges(self, sources: Iterable[Any]) -> Iterator[tuple[str, Edges]]:
        """Every text that has spans, with the spans as they are given; the texts are kept for later."""
        for source in sources:
            for element in (source, *children(source, *_TEXT_INSIDE.values())):
                edges = [edge for each in children(element, "PlainTextSelection") if (edge := _edges(each))]
                if edges and (text := self.text_of(element)) is not None:
                    self._texts[element] = text
                    yield text, edges

    def text_of(self, element: Any) -> str | None:
        """The text of a source or note; None where there is none, or only a formatted one."""
        inside, path = child(element, "PlainTextContent"), element.get("plainTextPath")
        if inside is None and path is None:
            return None
        if path is None:
            return words(inside)
        data = self._pack.text(path.removeprefix(_INTERNAL))
        if data is None:
            return None if inside is None else words(inside)
        return self._decoded(data)

    def _decoded(self, data: bytes) -> str:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16", "replace")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._remarks.add("Texts that are not UTF-8, read as Windows-1252")
            return data.decode("cp1252", "replace")

    def _read_medium(self, element: Any) -> None:
        """Read the text of a picture, a PDF or a recording; areas and stretches of it are left out."""
        for kind, what in _SELECTIONS.items():
            for selection in children(element, kind):
                self._remarks.left_out(what, selection)
        texts = list(children(element, _TEXT_INSIDE[local(element)]))
        if not texts:
            self._remarks.add("Pictures, pages or recordings without a text left out")
            codings = sum(1 for _ in children(element, "Coding"))
            self._remarks.codings_left_out("Codings left out with them", codings)
        for number, text in enumerate(texts):
            self._read_text(text, holder=element if number == 0 else None)

    def _read_text(self, element: Any, *, holder: Any) -> None:
        """Read one text. What its ``holder`` (a PDF, a recording) says as a whole is said of the text."""
        text = self._texts.pop(element, None)
        text = self.text_of(element) if text is None else text
        if text is None:
            self._remarks.left_out(
                "Sources whose text is not in the file, or only as a formatted document", element
            )
            return
        if element.get("richTextPath"):
            self._remarks.add("Sources whose formatting was left out")
        guid = self._free(element if holder is None else holder, "source", str(len(self.sources)))
        self._call_the_same(element, guid)
        notes, codings = targets(element, "NoteRef"), list(children(element, "Coding"))
        values, name = list(children(element, "VariableValue")), element.get("name")
        if holder is not None:
            notes += targets(holder, "NoteRef")
            codings += children(holder, "Coding")
            values += children(holder, "VariableValue")
            name = holder.get("name") or name
        places = self._read_spans(element, guid, text)
        self._read_codings(codings, guid)
        source = Source(
            guid,
            name or "source without a name",
            text,
            described(element) or described(holder if holder is not None else element),
            places,
            day_of(element.get("creationDateTime")),
            values_in(values),
            notes,
        )
        self.sources.append(source)

    def _call_the_same(self, element: Any, guid: Guid) -> None:
        if other := guid_of(element.get("guid")):
            self.same_as[other] = guid

    def _read_spans(self, element: Any, source: Guid, text: str) -> tuple[Place, ...]:
        if local(element) == "Transcript":
            return self._read_stretches(element, source, text)
        selections = list(children(element, "PlainTextSelection"))
        edges = [_edges(selection) for selection in selections]
        counting = counting_in(text, self._way)
        if self._way != OURS and selections:
            self._remarks.add(f"Texts whose positions were read as {self._way.name}")
        places: list[Place] = []
        for selection, edge in zip(selections, edges, strict=True):
            place = self._own_place(selection, source, edge, len(places))
            if place:
                places.append(place)
            else:
                self._read_span(selection, source, text, edge, counting)
        return tuple(places)

    def _own_place(
        self, selection: Any, source: Guid, edge: tuple[int, int] | None, number: int
    ) -> Place | None:
        if edge is None or guid_of(selection.get("guid")) != place_guid(source, number):
            return None
        return place_of(selection.get("name", ""), edge[0])

    def _read_span(
        self, selection: Any, source: Guid, text: str, edge: tuple[int, int] | None, counting: Counting
    ) -> None:
        start, end = (counting.start(edge[0]), counting.end(edge[1])) if edge else (None, None)
        if start is not None and end is None and edge and edge[1] > edge[0]:
            end = len(text)
            self._remarks.add("Spans that ran past the end of their text, and were cut there")
        if start is None or end is None or end < start:
            self._remarks.left_out("Spans outside their text", selection)
            return
        self._keep_span(selection, source, start, end)

    def _keep_span(self, selection: Any, source: Guid, start: int, end: int) -> None:
        guid = self._free(selection, "span", source, str(len(self.spans)))
        name, notes = selection.get("name", ""), targets(selection, "NoteRef")
        self.spans.append(Span(guid, source, start, end, name, described(selection), notes))
        self._read_codings(children(selection, "Coding"), guid)

    def _read_stretches(self, transcript: Any, source: Guid, text: str) -> tuple[Place, ...]:
        """Read a transcript's times (milliseconds) and the spans between them."""
        points = list(children(transcript, "SyncPoint"))
        at = {guid_of(point.get("guid")): whole_number(point.get("position")) for point in points}
        for selection in children(transcript, "TranscriptSelection"):
            start = at.get(guid_of(selection.get("fromSyncPoint")))
            end = at.get(guid_of(selection.get("toSyncPoint")))
            edge = None if start is None or end is None else (start, end)
            self._read_span(selection, source, text, edge, counting_in(text, OURS))
        times = ((whole_number(each.get("position")), whole_number(each.get("timeStamp"))) for each in points)
        found = {place: time for place, time in times if place is not None and time is not None}
        inside = sorted((place, time) for place, time in found.items() if 0 <= place <= len(text))
        return tuple(Place(place, seconds=time / 1000) for place, time in inside)

    def _read_codings(self, elements: Iterable[Any], at: Guid) -> None:
        for element in elements:
            for code in targets(element, "CodeRef") or (None,):
                if code not in self._codes or code is None:
                    self._remarks.codings_left_out(
                        "Codings with a code that is not in the codebook, left out"
                    )
                    continue
                guid = self._free(element, "coding", at, str(len(self.codings)))
                by = guid_of(_said_at(element, "creatingUser"))
                day, notes = day_of(_said_at(element, "creationDateTime")), targets(element, "NoteRef")
                self.codings.append(Coding(guid, at, code, by if by in self._coders else None, day, notes))

    def _free(self, element: Any, *parts: str) -> Guid:
        """The guid an element has, or one made from its place where it has none or another has it."""
        guid = guid_of(element.get("guid"))
        if guid is None or guid in self._taken:
            guid = make_guid("place in the file", *parts)
        self._taken.add(guid)
        return guid


def values_in(elements: Iterable[Any]) -> Mapping[Guid, str]:
    """The values of variables, by the guid of the variable; the type of a value is the variable's."""
    return dict(_values(elements))


def _values(elements: Iterable[Any]) -> Iterator[tuple[Guid, str]]:
    for element in elements:
        variable = next(iter(targets(element, "VariableRef")), None)
        value = next((each for each in element if local(each).endswith("Value")), None)
        if variable is not None and value is not None:
            yield variable, words(value)


def _edges(selection: Any) -> tuple[int, int] | None:
    start, end = whole_number(selection.get("startPosition")), whole_number(selection.get("endPosition"))
    return None if start is None or end is None else (start, end)


def _said_at(coding: Any, attribute: str) -> str | None:
    """What a coding says of who made it and when; where it is silent, its span may say it."""
    said: str | None = coding.get(attribute)
    span = coding.getparent()
    return said or (
        span.get(attribute) if local(span) in ("PlainTextSelection", "TranscriptSelection") else None
    )
