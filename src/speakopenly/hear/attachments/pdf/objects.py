"""Everything the pages hold: fonts, pictures, drawings within drawings, each rid of what is not drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pikepdf

from speakopenly.hear.attachments.jpeg import without_segments
from speakopenly.hear.attachments.pdf.streams import without_marks
from speakopenly.hear.attachments.records import Removed
from speakopenly.hear.attachments.traces import traces_of_jpeg

_ABOUT: Final = ("/Metadata", "/PieceInfo", "/LastModified")
_PACKING: Final = frozenset({"/Type", "/Subtype", "/Length", "/Filter", "/DecodeParms"})
_OF_IMAGES: Final = _PACKING | {
    *("/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode"),
    *("/Interpolate", "/SMask", "/SMaskInData", "/Matte"),
}
_OF_DRAWINGS: Final = _PACKING | {
    *("/FormType", "/BBox", "/Matrix", "/Resources", "/Group"),
    *("/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep"),
}
_OF_RESOURCES: Final = frozenset(
    {"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/ProcSet"}
)


def clean_objects(pdf: pikepdf.Pdf) -> set[Removed]:
    """Clean all that hangs on the pages of a document; say what the photos in it carried.

    Raises:
        ValueError: it holds layers with conditions, or a photo of a kind whose metadata we do not reach.
    """
    removed: set[Removed] = set()
    for thing in list(_hanging_on([page.obj for page in pdf.pages])):
        if thing.get("/Type") == pikepdf.Name.OCMD:
            raise ValueError
        _drop(thing, _ABOUT)
        if isinstance(thing.get("/Resources"), pikepdf.Dictionary):
            _keep(thing.Resources, _OF_RESOURCES)
        if thing.get("/Subtype") == pikepdf.Name.Type3 and "/CharProcs" in thing:
            for letter in thing.CharProcs.values():
                letter.write(without_marks(letter))
        if isinstance(thing, pikepdf.Stream):
            removed |= _clean_stream(thing, pdf)
    return removed


def _hanging_on(roots: list[pikepdf.Object]) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream that can be reached, each once."""
    waiting, seen = list(roots), set[tuple[int, int]]()
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Array):
            waiting.extend(value for value in thing if _holds_more(value))
        else:
            yield thing
            waiting.extend(value for key, value in thing.items() if key != "/Parent" and _holds_more(value))


def _holds_more(value: object) -> bool:
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)


def _drop(thing: pikepdf.Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]


def _keep(thing: pikepdf.Object, keys: frozenset[str]) -> None:
    _drop(thing, tuple(set(thing.keys()) - keys))


def _clean_stream(stream: pikepdf.Stream, pdf: pikepdf.Pdf) -> set[Removed]:
    subtype = stream.get("/Subtype")
    if subtype == pikepdf.Name.Image:
        _keep(stream, _OF_IMAGES)
        return _clean_photo(stream, pdf)
    if subtype == pikepdf.Name.PS:
        _keep(stream, _PACKING)
        stream.write(b"")
    elif subtype == pikepdf.Name.Form or stream.get("/PatternType") == 1:
        _keep(stream, _OF_DRAWINGS)
        stream.write(without_marks(stream))
    return set()


def _clean_photo(stream: pikepdf.Stream, pdf: pikepdf.Pdf) -> set[Removed]:
    """Take the metadata out of a JPEG without drawing it anew, as a scan would lose by it."""
    filters, parameters = _listed(stream.get("/Filter")), _listed(stream.get("/DecodeParms"))
    if pikepdf.Name.JPXDecode in filters:
        raise ValueError
    if not filters or filters[-1] != pikepdf.Name.DCTDecode:
        return set()
    before = _unpacked(stream.read_raw_bytes(), filters[:-1], parameters[:-1], pdf)
    own = parameters[-1] if len(parameters) == len(filters) else None
    stream.write(
        without_segments(before),
        filter=pikepdf.Name.DCTDecode,
        decode_parms=own if isinstance(own, pikepdf.Dictionary) else None,
    )
    return traces_of_jpeg(before)


def _listed(value: object) -> list[pikepdf.Object]:
    if isinstance(value, pikepdf.Array):
        return list(value)
    return [value] if isinstance(value, pikepdf.Name | pikepdf.Dictionary) else []


def _unpacked(
    raw: bytes, filters: list[pikepdf.Object], parameters: list[pikepdf.Object], pdf: pikepdf.Pdf
) -> bytes:
    """Undo the packing around a JPEG, of which old PDF writers were fond."""
    if not filters:
        return raw
    packed = pdf.make_stream(raw, Filter=pikepdf.Array(filters))
    if parameters:
        packed.DecodeParms = pikepdf.Array(parameters)
    return packed.read_bytes()
