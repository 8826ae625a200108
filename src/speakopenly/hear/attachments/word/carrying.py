"""Carrying parts across, from the main document to whatever it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from speakopenly.hear.attachments.kinds import picture_kind
from speakopenly.hear.attachments.pictures import UNCROPPED, Crop, clean_picture
from speakopenly.hear.attachments.records import AttachmentKind, Removed
from speakopenly.hear.attachments.word.crops import take_crops
from speakopenly.hear.attachments.word.hidden import styles_that_hide
from speakopenly.hear.attachments.word.kinds import (
    CARRIED,
    DOCUMENT,
    DOCUMENT_TYPE,
    IMAGE,
    INFO,
    SETTINGS,
    SHOWN_BUT_FOREIGN,
    STYLES,
    meaning_of,
    told_by_info,
)
from speakopenly.hear.attachments.word.markup import clean_markup, numbers_used, renumber
from speakopenly.hear.attachments.word.package import (
    CannotVouch,
    Link,
    Part,
    links_of,
    read_markup,
    written,
)
from speakopenly.hear.attachments.word.settings import keep_what_shows

_PICTURES = {AttachmentKind.JPEG: ("jpg", "image/jpeg"), AttachmentKind.PNG: ("png", "image/png")}


class Carrier:
    """Takes parts of a file across one by one; ``carried`` holds ours by name, ``removed`` what stayed."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.carried: dict[str, Part] = {}
        self.removed: set[Removed] = set()
        self._parts = parts
        self._names: dict[tuple[str, Crop], str] = {}
        self._count: Counter[str] = Counter()
        self._hiding: frozenset[str] = frozenset()

    def carry_all(self) -> None:
        """Carry the main document and all it shows.

        Raises:
            CannotVouch: there is no main document, or something shown cannot be cleaned.
        """
        roots = links_of(self._parts, "")
        main = next((link.target for link in roots if link.type == DOCUMENT), None)
        if main is None:
            raise CannotVouch
        for link in roots:
            self._leave_behind(link)
        self._hiding = self._styles_that_hide(main)
        target = self._carry(main, "document", DOCUMENT_TYPE)
        self.carried[""] = Part(b"", "", (Link("rId1", DOCUMENT, target),))

    def _styles_that_hide(self, main: str) -> frozenset[str]:
        styles = (link.target for link in links_of(self._parts, main) if link.type == STYLES)
        return frozenset().union(
            *(styles_that_hide(read_markup(self._parts[name])) for name in styles if name)
        )

    def _carry(self, name: str, called: str, content_type: str) -> str:
        """Carry one part of markup with all it points at; give its new name."""
        ours = self._name((name, UNCROPPED), called, "xml")
        root = read_markup(self._parts[name])
        if content_type == CARRIED[SETTINGS].type:
            self.removed |= keep_what_shows(root)
        self.removed |= clean_markup(root, hiding=self._hiding)
        links = self._carry_links(name, root)
        self.carried[ours] = Part(written(root), content_type, links)
        return ours

    def _carry_links(self, name: str, root: Any) -> tuple[Link, ...]:
        crops, used, ours, numbers = take_crops(root), numbers_used(root), list[Link](), dict[str, str]()
        for link in links_of(self._parts, name):
            target = self._carry_target(
                link, is_used=link.number in used, crop=crops.get(link.number, UNCROPPED)
            )
            if target is None:
                continue
            numbers[link.number] = f"rId{len(ours) + 1}"
            ours.append(Link(numbers[link.number], link.type, target))
        renumber(root, numbers)
        return tuple(ours)

    def _carry_target(self, link: Link, *, is_used: bool, crop: Crop) -> str | None:
        if link.type.rpartition("/")[2] in SHOWN_BUT_FOREIGN:
            raise CannotVouch
        if link.target is None:
            self.removed.add(Removed.LINKS)
            return None
        if (link.target, crop) in self._names:
            return self._names[link.target, crop]
        if link.type == IMAGE and is_used:
            return self._carry_picture(link.target, crop)
        kind = CARRIED.get(link.type)
        if kind is None or not (kind.is_silent or is_used):
            self._leave_behind(link)
            return None
        return self._carry(link.target, kind.name, kind.type)

    def _leave_behind(self, link: Link) -> None:
        meaning = meaning_of(link.type)
        if meaning:
            self.removed.add(meaning)
        if link.type == INFO and link.target and link.target in self._parts:
            self.removed |= told_by_info(read_markup(self._parts[link.target]))

    def _carry_picture(self, name: str, crop: Crop) -> str:
        """Carry a picture, drawn anew.

        Raises:
            CannotVouch: it is of a kind we cannot draw, such as a metafile.
        """
        data = self._parts[name]
        theirs = picture_kind(data)
        if theirs is None or theirs is AttachmentKind.HEIC:
            raise CannotVouch
        cleaned, kind, removed = clean_picture(data, theirs, is_alone=False, crop=crop)
        if crop != UNCROPPED:
            self.removed.add(Removed.HIDDEN_PARTS)
        ending, content_type = _PICTURES[kind]
        self.removed |= removed
        ours = self._name((name, crop), "media/picture", ending)
        self.carried[ours] = Part(cleaned, content_type, ())
        return ours

    def _name(self, name: tuple[str, Crop], called: str, ending: str) -> str:
        self._count[called] += 1
        self._names[name] = f"word/{called}{self._count[called]}.{ending}"
        return self._names[name]
