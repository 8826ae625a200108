"""From a kind and the facts to a document tree: the draft banner, the parts, the law with its sources."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from speakopenly.core.documents import Block, BulletList, Document, Paragraph, Section, Strong, plain_text
from speakopenly.core.documents.words import day_in_words
from speakopenly.core.sealing import place
from speakopenly.web.site.governance.documents.parts import Kind, numbered
from speakopenly.web.site.governance.facts import Facts
from speakopenly.web.site.governance.law import fact
from speakopenly.web.site.governance.questions import BY_IDENT

NO_ADVICE = (
    "Speak Openly wrote this from how the service is set up and from what the service answered. It is "
    "no legal "
    "advice. Ask your data protection officer."
)
DRAFT = "DRAFT"


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, what is still blank in it, and the digest of every word of its parts."""

    document: Document
    blanks: tuple[str, ...]
    digest: str


def compose(kind: Kind, facts: Facts, *, signed_on: date | None = None) -> Composed:
    """Write a document from the facts. ``signed_on`` is the day on which two people signed these words."""
    blanks = tuple(kind.blanks(facts))
    sections = _sections(kind, facts)
    digest = _digest(kind, facts, sections)
    document = Document(
        title=kind.title,
        subtitle=facts.service,
        edition=_edition(blanks, signed_on),
        date=signed_on or facts.today,
        language="en-GB",
        check_code=digest[:8],
        front=tuple(_front(blanks, signed_on)),
        summary=(),
        sections=sections,
        is_short=True,
    )
    return Composed(document, blanks, digest)


def _edition(blanks: Sequence[str], signed_on: date | None) -> str:
    if blanks:
        return f"{DRAFT} with blanks"
    return "Signed" if signed_on else f"{DRAFT}, not signed"


def _front(blanks: Sequence[str], signed_on: date | None) -> list[Block]:
    if blanks:
        lead = Paragraph(None, (Strong(f"{DRAFT}. It may not be used before these are answered."),))
        missing = BulletList(tuple(f"You still have to say: {BY_IDENT[ident].blank}." for ident in blanks))
        return [lead, missing, Paragraph(None, NO_ADVICE)]
    if signed_on is None:
        return [
            Paragraph(None, (Strong(f"{DRAFT}. Two people have not signed it yet."),)),
            Paragraph(None, NO_ADVICE),
        ]
    return [
        Paragraph(None, f"Two people signed these words on {day_in_words(signed_on)}."),
        Paragraph(None, NO_ADVICE),
    ]


def _sections(kind: Kind, facts: Facts) -> tuple[Section, ...]:
    parts = [
        Section(str(number), each.heading, tuple(numbered(str(number), each.blocks)))
        for number, each in enumerate(kind.write(facts), start=1)
    ]
    law = BulletList(tuple(fact(name).with_source for name in kind.law))
    return (*parts, Section(str(len(parts) + 1), "What the law says, and where we read it", (law,)))


def _digest(kind: Kind, facts: Facts, sections: tuple[Section, ...]) -> str:
    bare = Document(kind.title, facts.service, "-", None, "en-GB", "-", (), (), sections, True)
    return hashlib.sha256(place(*plain_text(bare))).hexdigest()
