"""What a document is put together from: parts with headings, sentences, lists and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from speakopenly.core.documents import Block, BulletList, Paragraph, Strong, Table, Words
from speakopenly.web.site.governance.facts import Facts
from speakopenly.web.site.governance.questions import BY_IDENT

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it; plain words become numbered paragraphs."""

    heading: str
    blocks: tuple[Block | Words, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One document: what it is for, what it asks the service, the law it leans on, and how it is written."""

    slug: str
    title: str
    purpose: StrOrPromise
    questions: tuple[str, ...]
    law: tuple[str, ...]
    write: Callable[[Facts], Iterable[Part]]

    def blanks(self, facts: Facts) -> list[str]:
        """The questions that the service has not answered yet, in order."""
        return [ident for ident in self.questions if not facts.answer(ident).strip()]


def part(heading: str, *blocks: Block | Words) -> Part:
    """A heading and what stands below it."""
    return Part(heading, blocks)


def says(facts: Facts, ident: str) -> Words:
    """What the service said, or what it still has to say, so that nobody takes a blank for an answer."""
    said = " ".join(facts.answer(ident).split())
    if said:
        return said
    return (Strong(f"[You still have to say: {BY_IDENT[ident].blank}.]"),)


def labelled(label: str, words: Words) -> Words:
    """A label and what stands for it, in one line."""
    return (f"{label}: ", *((words,) if isinstance(words, str) else words))


def known(said: str, otherwise: str) -> Words:
    """A fact of the service, or where somebody sees to it."""
    return said or (Strong(f"[Not set up yet: {otherwise}.]"),)


def bullets(*items: Words) -> BulletList:
    """A list."""
    return BulletList(tuple(items))


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> Table:
    """Rows under named columns."""
    return Table(caption, tuple(columns), tuple(tuple(row) for row in rows), note or None)


def numbered(section: str, blocks: Iterable[Block | Words]) -> Iterable[Block]:
    """Plain words become paragraphs that can be cited: 2.1, 2.2 ...

    The number is part of the words: a short document has no table of the pages that its paragraphs stand on.
    """
    count = 0
    for block in blocks:
        if isinstance(block, str | tuple):
            count += 1
            words = (block,) if isinstance(block, str) else block
            yield Paragraph(None, (f"{section}.{count} ", *words))
        else:
            yield block
