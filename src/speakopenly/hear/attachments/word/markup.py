"""One part of markup, rid of all that names, dates, numbers or hides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from speakopenly.hear.attachments.records import Removed
from speakopenly.hear.attachments.word.changes import accept_changes
from speakopenly.hear.attachments.word.fields import write_out_fields
from speakopenly.hear.attachments.word.hidden import remove_hidden_words
from speakopenly.hear.attachments.word.names import KNOWN, MC, A, C, O, R, W, remove, unwrap, words

_REMOVED: Final = {
    **dict.fromkeys(
        words(W, "commentRangeStart commentRangeEnd commentReference annotationRef"), Removed.COMMENTS
    ),
    **dict.fromkeys(words(W, "control embedRegular embedBold embedItalic embedBoldItalic"), None),
    **dict.fromkeys(
        words(
            W,
            "proofErr permStart permEnd bookmarkStart bookmarkEnd lastRenderedPageBreak rsid rsids nsid tmpl"
            " sdtPr sdtEndPr smartTagPr customXmlPr altChunk subDoc",
        ),
        None,
    ),
    f"{O}OLEObject": Removed.EMBEDDED_FILES,
    f"{A}extLst": None,
    f"{A}hlinkClick": Removed.LINKS,
    f"{A}hlinkHover": Removed.LINKS,
    f"{C}extLst": None,
    f"{C}externalData": Removed.EMBEDDED_FILES,
    f"{C}userShapes": None,
}
_UNWRAPPED: Final = words(W, "sdt sdtContent smartTag customXml hyperlink")
_POINTING: Final = words(W, "headerReference footerReference")
_ATTRIBUTES: Final = {
    "author": Removed.AUTHOR,
    "initials": Removed.AUTHOR,
    "userId": Removed.AUTHOR,
    "date": Removed.TIME,
    "dateUtc": Removed.TIME,
    "descr": Removed.HIDDEN_TEXT,
    "alt": Removed.HIDDEN_TEXT,
    "title": Removed.HIDDEN_TEXT,
    "href": Removed.LINKS,
    **dict.fromkeys(("paraId", "textId", "anchorId", "editId", "gfxdata", "target", "tooltip"), None),
}
"""By their names without namespace. Word itself writes alternative texts, at times from a file's path."""
_NAMED: Final = ("docPr", "cNvPr")


def clean_markup(root: Any, *, hiding: frozenset[str]) -> set[Removed]:
    """Clean the markup of one part in place; say what was in it."""
    removed = {Removed.TRACKED_CHANGES} if accept_changes(root) else set[Removed]()
    if remove_hidden_words(root, hiding=hiding):
        removed.add(Removed.HIDDEN_TEXT)
    if write_out_fields(root):
        removed.add(Removed.LINKS)
    removed |= _drop_elements(root)
    for element in list(root.iter(*_UNWRAPPED)):
        unwrap(element)
    for element in root.iter(etree.Element):
        removed |= _clean_attributes(element)
    _forget_foreign_prefixes(root)
    return removed


def numbers_used(root: Any) -> frozenset[str]:
    """The numbers of all links that the markup still uses."""
    return frozenset(value for element in root.iter() for _, value in _links_in(element))


def renumber(root: Any, numbers: Mapping[str, str]) -> None:
    """Give each link its new number; what points at something left behind points no longer."""
    for element in list(root.iter()):
        for key, value in _links_in(element):
            if value in numbers:
                element.set(key, numbers[value])
            else:
                del element.attrib[key]
                if element.tag in _POINTING:
                    remove(element)


def _links_in(element: Any) -> list[tuple[str, str]]:
    return [(key, value) for key, value in element.attrib.items() if key.startswith(R)]


def _drop_elements(root: Any) -> set[Removed]:
    removed = set()
    for element in list(root.iter(etree.Element)):
        if element.tag in _REMOVED:
            removed.add(_REMOVED[element.tag])
            remove(element)
        elif not _is_known(element.tag) and element is not root:
            removed.add(Removed.DOCUMENT_INFO)
            remove(element)
    return {code for code in removed if code}


def _forget_foreign_prefixes(root: Any) -> None:
    """Drop what announces an add-in's names; prefixes that markup mentions in a value must stay announced."""
    kept = {prefix for prefix, where in root.nsmap.items() if prefix and where.startswith(KNOWN)}
    for element in root.iter(f"{MC}Choice"):
        kept.update(element.get("Requires", "").split())
    for name in ("Ignorable", "MustUnderstand", "ProcessContent"):
        mentioned = root.attrib.pop(f"{MC}{name}", "").split()
        if left := [prefix for prefix in mentioned if prefix in kept]:
            root.set(f"{MC}{name}", " ".join(left))
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(kept))


def _is_known(name: str) -> bool:
    return not name.startswith("{") or name[1:].startswith(KNOWN)


def _clean_attributes(element: Any) -> set[Removed]:
    removed = set()
    for key in element.attrib:
        name = etree.QName(key).localname
        if name in _ATTRIBUTES or name.startswith("rsid") or not _is_known(key):
            removed.add(_ATTRIBUTES.get(name))
            del element.attrib[key]
    if etree.QName(element).localname in _NAMED:
        element.set("name", "Picture")
    return {code for code in removed if code}
